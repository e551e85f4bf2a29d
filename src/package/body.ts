/** The statements of cells as the body of a function. */
import type { Figures } from './figures';
import { indented, pad } from './layout';
import type { PageCell, Piece } from './page';
import type { Reads } from './reads';
import { sites } from './sites';

/** What a body is written with. */
export interface BodyStyle {
  readonly figures: Figures;
  readonly reads: Reads;
  /** Name of the helper that finishes open figures. */
  readonly showFigures: string;
  readonly showValue: string;
  /** Name that an error is caught by. */
  readonly error: string;
  /** Is a class of errors known by this name, so that it can be caught by it? */
  isError(name: string): boolean;
  /** Statements that the body holds. */
  isLeft(piece: Piece): boolean;
}

/** Text of a body at four spaces, with what it came to use. */
export interface Body {
  readonly text: string;
  readonly usesFigures: boolean;
  readonly usesRedirect: boolean;
  readonly usesValues: boolean;
}

/**
 * Writes the cells one after the other.
 *
 * @param kept - names that must live to the end of the body.
 * @param given - names that the body is given; the caller holds them too.
 */
export function writeBody(
  cells: readonly PageCell[],
  style: BodyStyle,
  kept: ReadonlySet<string>,
  given: ReadonlySet<string>
): Body {
  const releases = releasesAfter(cells, style, kept, given);
  let text = '';
  let usesFigures = false;
  let usesRedirect = false;
  let usesValues = false;
  for (const cell of cells) {
    const pieces = cell.pieces.filter(piece => style.isLeft(piece));
    if (!pieces.length) {
      continue;
    }
    const depth = cell.raises || cell.plain.captured ? 8 : 4;
    let own = pieces.map(piece => indented(piece, depth)).join('');
    if (!/^\s*[^\s#]/m.test(own)) {
      continue;
    }
    own += pad(cell.tail, depth);
    if (cell.raises) {
      usesValues = true;
      const { name } = cell.raises;
      const caught = style.isError(name) ? name : 'Exception';
      own = `    try:\n${own}    except ${caught} as ${style.error}:\n        ${style.showValue}("${name}", str(${style.error}))\n`;
    } else if (cell.plain.captured) {
      usesRedirect = true;
      own = `    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n${own}`;
    }
    text += `\n${own}`;
    if (style.figures.cellDraws(cell)) {
      usesFigures = true;
      const shown = own.trimEnd().endsWith(`\n    ${style.showFigures}()`);
      text += shown ? '' : `    ${style.showFigures}()\n`;
    }
    const names = releases.get(cell);
    if (names) {
      text += `    del ${names.join(', ')}\n`;
    }
  }
  return { text, usesFigures, usesRedirect, usesValues };
}

/** Names whose last reader a cell is: letting go of them there keeps the peak low. */
function releasesAfter(
  cells: readonly PageCell[],
  style: BodyStyle,
  kept: ReadonlySet<string>,
  given: ReadonlySet<string>
): Map<PageCell, string[]> {
  const pieces = cells.flatMap(cell => cell.pieces.filter(p => style.isLeft(p)));
  const captured = new Set(pieces.flatMap(piece => [...style.reads.captured(piece)]));
  const sure = new Set<string>();
  const heavy = new Set<string>();
  const last = new Map<string, PageCell>();
  for (const piece of pieces) {
    const { facts, cell } = piece;
    if (!cell.raises) {
      facts.bindsSure.forEach(name => sure.add(name));
    }
    for (const name of facts.binds) {
      if (
        sites(piece, name).some(
          site => site.kind === 'assign' && site.value && mayBeLarge(site.value.kind)
        )
      ) {
        heavy.add(name);
      }
      last.set(name, cell);
    }
    facts.deletes.forEach(name => captured.add(name));
    style.reads.now(piece).forEach(name => last.set(name, cell));
  }
  const found = new Map<PageCell, string[]>();
  for (const [name, cell] of last) {
    const free =
      sure.has(name) &&
      heavy.has(name) &&
      !captured.has(name) &&
      !kept.has(name) &&
      !given.has(name);
    if (free && cell !== cells.at(-1)) {
      found.set(cell, [...(found.get(cell) ?? []), name]);
    }
  }
  return found;
}

/** Numbers, texts and the like are not worth a `del`. */
function mayBeLarge(kind: string): boolean {
  return !['Constant', 'UnaryOp', 'JoinedStr', 'Lambda', 'Compare', 'BoolOp'].includes(kind);
}
