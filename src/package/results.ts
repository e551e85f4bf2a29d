/** What `run()` returns: the data that the notebook ends with. */
import type { Expression } from '../python/ast';

import type { Bindings } from './binding';
import { changedNames } from './changes';
import type { Figures } from './figures';
import { literalType } from './literal';
import { definedNames } from './levels';
import type { Page, Piece } from './page';
import { isTypeExpression } from './pure';
import { sites, type Site } from './sites';
import { find, targetNames } from './walk';

/** A field of `Results`. */
export interface ResultField {
  readonly name: string;
  /** Python annotation. */
  readonly type: string;
  /** The notebook may end without it. */
  readonly unsure: boolean;
}

/** Live types that are no data. */
const NO_DATA =
  /^(module|function|builtin_function_or_method|type|generator|method|.*\b(Figure|Axes\w*|FigureCanvas\w*|TextIOWrapper|Line2D|AxesImage))$/;

/**
 * Fields in the order in which their last values are bound.
 *
 * Consumed is what a later cell reads while it makes other data; what is only shown, printed or
 * drawn later, or read by a call that merely may change something, stays a result.
 *
 * @param reads - names that the piece's own text reads while it runs; what only functions read on
 *   the way stays a result.
 * @param types - types of live values, where a kernel can tell.
 */
export function resultFields(
  page: Page,
  bindings: Bindings,
  figures: Figures,
  reads: (piece: Piece) => ReadonlySet<string>,
  types: Readonly<Record<string, string>>
): ResultField[] {
  const shown = shownLast(page);
  const { pieces } = bindings;
  const last = new Map<string, number>();
  const surely = new Map<string, number>();
  pieces.forEach((piece, i) => {
    piece.facts.bindsSure.forEach(name => surely.set(name, surely.get(name) ?? i));
    piece.facts.binds.forEach(name => last.set(name, i));
    piece.facts.deletes.forEach(name => last.delete(name));
    piece.facts.deletesImplicit.forEach(name => {
      if (sites(piece, name).every(site => site.kind === 'error')) {
        last.delete(name);
      }
    });
  });
  const data = new Map<string, Site[]>();
  const touched = lastTouches(pieces);
  for (const [name, at] of last) {
    const found = lastSites(name, pieces, at);
    const live = types[name];
    const isData = live ? !NO_DATA.test(live) : found.some(site => isDataSite(site, name, figures));
    if (isData && !/^__|^_$/.test(name)) {
      data.set(name, found);
    }
  }
  const readers = readersOf(pieces, reads);
  const order = [...last.keys()].sort((a, b) => last.get(a)! - last.get(b)!);
  return order
    .filter(name => data.has(name))
    .filter(
      name =>
        shown.has(name) ||
        !consumed(name, pieces, Math.max(last.get(name)!, touched.get(name) ?? 0), readers, data)
    )
    .map(name => ({
      name,
      type: annotation(data.get(name)!),
      unsure: (surely.get(name) ?? Infinity) > last.get(name)!
    }));
}

/** The last piece that changes an object in place, by the name through which it does. */
function lastTouches(pieces: readonly Piece[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  pieces.forEach((piece, i) => changedNames(piece).forEach(name => last.set(name, i)));
  return last;
}

/** Names that a cell ends with: alone, in a tuple, or in `display()`. */
function shownLast(page: Page): Set<string> {
  const names = new Set<string>();
  for (const { pieces } of page.cells) {
    const piece = pieces.at(-1);
    if (piece?.node.kind === 'Expr') {
      const { value } = piece.node;
      const shown = value.kind === 'Call' && isDisplayCall(value.func) ? value.args : [value];
      shown.flatMap(targetNames).forEach(name => names.add(name));
    }
  }
  return names;
}

function isDisplayCall(func: Expression): boolean {
  return func.kind === 'Name' && func.id === 'display';
}

/** Sites of the last pieces that may have given the final value. */
function lastSites(name: string, pieces: readonly Piece[], at: number): Site[] {
  const found: Site[] = [];
  for (let i = at; i >= 0; i--) {
    if (pieces[i].facts.binds.has(name)) {
      found.push(...sites(pieces[i], name));
      if (pieces[i].facts.bindsSure.has(name)) {
        break;
      }
    }
  }
  return found;
}

function isDataSite(site: Site, name: string, figures: Figures): boolean {
  const { kind, value } = site;
  if (kind === 'other') {
    return true;
  }
  if (kind === 'with') {
    return !(value?.kind === 'Call' && /^(open|.*\.open)$/.test(callee(value)));
  }
  if (kind !== 'assign') {
    return false;
  }
  if (!value) {
    return true;
  }
  if (value.kind === 'Lambda' || value.kind === 'GeneratorExp' || value.kind === 'Magic') {
    return false;
  }
  if (isTypeExpression(value)) {
    return false;
  }
  if (value.kind === 'Call' && MAKES_NO_DATA.test(callee(value))) {
    return false;
  }
  return (
    !figures.isFigure(value) &&
    !(value.kind === 'Name' && figures.isFigureName(value.id) && name !== value.id)
  );
}

const MAKES_NO_DATA =
  /^(open|(collections\.)?namedtuple|(typing\.)?(NewType|TypeVar)|partial|functools\.partial)$/;

function callee(call: Expression & { kind: 'Call' }): string {
  const parts: string[] = [];
  let node: Expression = call.func;
  while (node.kind === 'Attribute') {
    parts.unshift(node.attr);
    node = node.value;
  }
  return [node.kind === 'Name' ? node.id : '', ...parts].join('.');
}

type Readers = ReadonlyMap<string, readonly number[]>;

/** Which pieces read a name while they run, by index; definitions only read when they are called. */
function readersOf(
  pieces: readonly Piece[],
  reads: (piece: Piece) => ReadonlySet<string>
): Readers {
  const readers = new Map<string, number[]>();
  pieces.forEach((piece, i) => {
    for (const name of isDefinition(piece) ? [] : reads(piece)) {
      const known = readers.get(name);
      if (known) {
        known.push(i);
      } else {
        readers.set(name, [i]);
      }
    }
  });
  return readers;
}

function consumed(
  name: string,
  pieces: readonly Piece[],
  at: number,
  readers: Readers,
  data: ReadonlyMap<string, Site[]>
): boolean {
  return (readers.get(name) ?? []).some(
    i => i > at && pieces[i].cell !== pieces[at].cell && makesData(pieces[i], name, data)
  );
}

function isDefinition({ node }: Piece): boolean {
  const names = definedNames(node);
  return (
    names !== null &&
    (node.kind !== 'Assign' || node.value.kind === 'Lambda') &&
    node.kind !== 'AnnAssign'
  );
}

/** Does a piece make or change other data than `name`? */
function makesData(piece: Piece, name: string, data: ReadonlyMap<string, Site[]>): boolean {
  const { facts } = piece;
  const makes = [...facts.binds].some(
    bound =>
      bound !== name &&
      sites(piece, bound).some(
        site => site.kind === 'assign' || site.kind === 'with' || site.kind === 'other'
      )
  );
  const changes = facts.changes.some(
    change => change.certainty === 'does' && change.name !== name && data.has(change.name)
  );
  return makes || changes || find(piece.node, 'Yield').length > 0;
}

function annotation(found: readonly Site[]): string {
  const types = new Set(
    found.map(site =>
      site.kind === 'assign' && site.value && !site.unpacked ? literalType(site.value) : null
    )
  );
  const [only] = types;
  return types.size === 1 && only ? only : 'Any';
}
