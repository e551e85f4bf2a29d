/** The notebook as the planning sees it: cells in plain Python, cut into statements. */
import type { CellReading, NameFacts, Names } from '../python/facts';
import type { Statement } from '../python/ast';
import { inNotebook, rebound } from '../python/notebook';

import type { PlanDraft } from './draft';
import { SpanEdits, lineOf } from './edits';
import { importedNames } from './imports';
import { plainCell, type PlainCell } from './ipython/plain';
import type { PlanCell } from './plan';
import { wish, type Wish } from './roles';
import { withSpoken } from './spoken';
import { AUTOMAGIC } from './ipython/table';

/** A statement at the top level of a cell. */
export interface Piece {
  readonly cell: PageCell;
  readonly node: Statement;
  readonly facts: NameFacts;
  /** What stands above it: an empty line, comments as whole lines. */
  readonly lead: string;
  /** Where it begins, with its decorators. */
  readonly start: number;
  /** Where it ends, with the comment behind it. */
  readonly end: number;
  /** Its value is what the cell shows. */
  readonly shown: boolean;
  /** Lines to write behind it. */
  readonly after: string[];
}

/** A code cell that takes part. */
export interface PageCell {
  readonly cell: PlanCell;
  /** Position among all cells. */
  readonly index: number;
  /** Number of the heading above it that it belongs to; 0: none. */
  readonly section: number;
  readonly wish: Wish | null;
  readonly plain: PlainCell;
  /** Changes of the plain source; statements are written through it. */
  readonly edits: SpanEdits;
  readonly pieces: readonly Piece[];
  /** Comments below the last statement. */
  readonly tail: string;
  /** The exception that the cell ends with in the notebook. */
  readonly raises: { readonly name: string; readonly line: number | null } | null;
}

/** A heading with the text below it. */
export interface Section {
  readonly title: string;
  /** The file that `%run` ran here: all its cells are one section. */
  readonly file?: string;
  readonly level: number;
  /** The markdown between this heading and the first code cell. */
  readonly text: string;
}

export interface Page {
  readonly cells: readonly PageCell[];
  /** The first one is what stands above every heading. */
  readonly sections: readonly Section[];
  /** Names that refused cells bind: they are not missed as well. */
  readonly refused: readonly string[];
  /** A cell could not be read at all: what it may bind is not known. */
  readonly blind: boolean;
}

/** Reads the notebook; what cannot take part is decided or refused in the draft. */
export function readPage(draft: PlanDraft): Page {
  const { notebook, say } = draft;
  const sections: Section[] = [{ title: '', level: 0, text: '' }];
  const cells: PageCell[] = [];
  const refused: string[] = [];
  let blind = false;
  const code = notebook.cells.filter(cell => cell.type === 'code');
  const readings = new Map(code.map(cell => [cell.id, draft.read(cell.source)]));
  const bound = new Set(code.flatMap(cell => [...readings.get(cell.id)!.facts.binds]));
  const taken = new Set([...readings.values()].flatMap(boundOtherwise));
  const own = rebound(readings.values());
  const needed = new Set(code.flatMap(cell => [...readings.get(cell.id)!.facts.needs]));
  notebook.cells.forEach((cell, index) => {
    if (cell.type === 'markdown') {
      readMarkdown(cell.source, sections);
      return;
    }
    if (cell.type !== 'code') {
      return;
    }
    enterFile(cell, sections);
    const wanted = wish(cell, notebook.language, say);
    if (wanted?.role === 'excluded') {
      draft.decide(cell, 'excluded', null, wanted.reason ?? say.empty());
      return;
    }
    const reading = readings.get(cell.id)!;
    const raises = raisedBy(cell);
    if (!reading.valid) {
      if (raises && /^(Syntax|Indentation|Tab)Error$/.test(raises.name)) {
        draft.decide(cell, 'excluded', null, say.raisesOnPurpose(raises.name));
      } else {
        const line = lineOf(cell.source, reading.error?.span.start ?? 0);
        draft.refuse(cell, line, say.unreadable(reading.error?.message ?? ''));
        blind = true;
      }
      return;
    }
    const plain = plainCell(
      cell.source,
      reading.module,
      name => bound.has(name),
      name => taken.has(name),
      name => needed.has(name),
      say
    );
    for (const { offset, reason } of plain.refused) {
      draft.refuse(cell, lineOf(cell.source, offset), reason);
    }
    for (const reason of plain.dropped) {
      draft.decide(cell, 'shell', null, reason);
    }
    if (plain.refused.length) {
      refused.push(...reading.facts.binds);
    }
    plain.installs.forEach(requirement => draft.installs.push({ cell: cell.id, requirement }));
    if (!plain.refused.length) {
      const section = sections.length - 1;
      const rest = { index, section, wish: wanted, plain, raises };
      const read = readCell(draft, cell, rest, bound, own);
      if (read.pieces.length) {
        cells.push(read);
      } else if (!plain.dropped.length) {
        draft.decide(cell, 'excluded', null, say.empty());
      }
    }
  });
  return { cells, sections, refused, blind };
}

/** Names that a cell binds to something else than what an import of that name gives. */
function boundOtherwise({ module, statements }: CellReading): string[] {
  return statements.flatMap(({ binds }, i) => {
    const same = importedNames(module.body[i])
      .filter(({ name, module: from, attribute }) => name === (attribute ?? from))
      .map(({ name }) => name);
    return [...binds].filter(name => !same.includes(name));
  });
}

/** The error that a cell ends with: as it shows, or as its tag says where it shows nothing. */
function raisedBy({ outputs, tags }: PlanCell): PageCell['raises'] {
  const shown = outputs.find(o => o.kind === 'error')?.error;
  const expected = tags.includes('raises-exception') && !outputs.length;
  return shown ?? (expected ? { name: 'Exception', line: null } : null);
}

/** A file that is run is a section of its own; behind it goes on what it interrupts. */
function enterFile({ ran }: PlanCell, sections: Section[]): void {
  const now = sections[sections.length - 1];
  if (ran && now.file !== ran.file) {
    const title = ran.file.split(/[\\/]/).at(-1) ?? ran.file;
    const { text } = ran;
    sections.push({ title: title.replace(/\.\w+$/, ''), level: LOWEST, text, file: ran.file });
  } else if (!ran && now.file !== undefined) {
    const before = sections.findLast(section => section.file === undefined);
    sections.push({ title: before?.title ?? '', level: before?.level ? LOWEST : 0, text: '' });
  }
}

/** Below every heading of markdown. */
const LOWEST = 7;

function readMarkdown(source: string, sections: Section[]): void {
  let fenced = false;
  let headed = false;
  for (const line of source.split('\n')) {
    fenced = /^\s*(```|~~~)/.test(line) ? !fenced : fenced;
    const heading = fenced ? null : /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    if (heading && !headed) {
      headed = true;
      sections.push({ title: plainText(heading[2]), level: heading[1].length, text: '' });
    } else {
      const last = sections[sections.length - 1];
      sections[sections.length - 1] = { ...last, text: `${last.text}${line}\n` };
    }
  }
}

/** Markdown of one line as text: links, emphasis, tags and code signs taken away. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}([^*_`]+)[*_`]{1,3}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function readCell(
  draft: PlanDraft,
  cell: PlanCell,
  rest: Pick<PageCell, 'index' | 'section' | 'wish' | 'plain' | 'raises'>,
  bound: ReadonlySet<string>,
  own: Names
): PageCell {
  const { source, captured } = rest.plain;
  const reading = draft.read(source);
  if (!reading.valid) {
    const line = lineOf(source, reading.error?.span.start ?? 0);
    draft.refuse(cell, line, draft.say.unreadable(reading.error?.message ?? ''));
  }
  const pieces: Piece[] = [];
  const page: PageCell = { ...rest, cell, edits: new SpanEdits(source), pieces, tail: '' };
  let from = 0;
  const body = reading.module.body;
  body.forEach((node, i) => {
    const rest = source.slice(node.end).match(/^[ \t]*;?[ \t]*(#[^\n]*)?(?=\n|$)/);
    const end = rest && !rest[0].includes('#') ? node.end : node.end + (rest?.[0].length ?? 0);
    const shown =
      i === body.length - 1 &&
      node.kind === 'Expr' &&
      !captured &&
      !cell.ran &&
      !/^\s*;/.test(source.slice(node.end));
    const start = startOf(node, source);
    const between = source.slice(from, start);
    const apart = from > 0 && /\n[ \t]*\n/.test(between) ? '\n' : '';
    const lead = apart + comments(between);
    from = end;
    if (node.kind === 'Expr' && isAutomagic(node.value, bound)) {
      draft.decide(cell, 'shell', null, draft.say.sessionOnly(source.slice(node.start, node.end)));
      return;
    }
    if (cell.ran && node.kind === 'Expr' && /^(Name|Constant)$/.test(node.value.kind)) {
      // What is run by another shows nothing.
      return;
    }
    const facts = withSpoken(node, inNotebook(reading.statements[i], own), bound);
    pieces.push({ cell: page, node, facts, lead, start, end, shown, after: [] });
  });
  return Object.assign(page, { tail: comments(source.slice(from)) });
}

/** CPython's `ast` lets a definition begin behind its decorators. */
function startOf(node: Statement, source: string): number {
  const [first] = 'decorators' in node ? node.decorators : [];
  return first ? Math.min(node.start, source.lastIndexOf('@', first.start)) : node.start;
}

function isAutomagic(value: { kind: string; id?: string }, bound: ReadonlySet<string>): boolean {
  return value.kind === 'Name' && AUTOMAGIC.has(value.id ?? '') && !bound.has(value.id ?? '');
}

/** The comment lines of the text between two statements, directives left out. */
function comments(text: string): string {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith('#') && !/^#\s*\|/.test(line) && !line.startsWith('#!'));
  return lines.map(line => `${line}\n`).join('');
}
