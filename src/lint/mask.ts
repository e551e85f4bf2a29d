/**
 * The text of a cell with Python that says nothing in the places of IPython's syntax, equally long,
 * so that ruff, which reads plain Python here, gives positions of the cell's own text.
 */
import type { Magic, Module, Span } from '../python/ast';
import { walk } from '../python/ast/walk';
import type { CellReading } from '../python/facts';
import { isCleanedUp } from '../python/ipython/cleanup';

export interface MaskedCell {
  readonly text: string;
  /** What was masked: nothing that is said of these places is about the person's code. */
  readonly masked: readonly Span[];
}

/** What of a cell is needed: its text and its syntax. */
export type CellText = Pick<CellReading, 'source' | 'module'>;

/** @returns null where there is no Python that keeps its place: `%%bash`, prompts pasted along. */
export function maskCell(reading: CellText): MaskedCell | null {
  let known = masks.get(reading);
  if (known === undefined) {
    known = mask(reading);
    masks.set(reading, known);
  }
  return known;
}

/** A keystroke changes one cell of many: the others are masked already. */
const masks = new WeakMap<CellText, MaskedCell | null>();

function mask(reading: CellText): MaskedCell | null {
  const magics = magicsIn(reading.module);
  const other = magics.some(magic => magic.form === 'cell' && magic.body === null);
  if (other || isCleanedUp(reading.source)) {
    return null;
  }
  // A magic that runs Python holds others: the outer ones first, the inner ones are masked with them.
  const masked = magics.map(magic => ({ start: magic.start, end: maskEnd(magic) }));
  let text = reading.source;
  for (const { start, end } of masked) {
    text = text.slice(0, start) + filler(text, start, end) + text.slice(end);
  }
  return { text, masked };
}

/** Of `%%time` the first line alone is masked: its body is Python and is linted. */
function maskEnd(magic: Magic): number {
  return magic.form === 'cell' ? magic.argsSpan.end : magic.end;
}

/** `pass` where a statement stood, `0` where a value did; the rest blank, line ends kept. */
function filler(text: string, start: number, end: number): string {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const stand = line.trim() === '' && end - start >= 4 ? 'pass' : '0';
  return stand + text.slice(start + stand.length, end).replace(/[^\n]/g, ' ');
}

/** Every magic in the syntax, outer ones before inner ones. */
export function magicsIn(module: Module): readonly Magic[] {
  const magics: Magic[] = [];
  walk(module, node => {
    if (node.kind === 'Magic') {
      magics.push(node);
    }
  });
  return magics;
}
