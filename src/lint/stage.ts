/** Magics sent through a formatter as names that it does not touch, and brought back. */
import type { CellReading } from '../python/facts';
import { maskCell } from './mask';

export interface StagedCell {
  readonly text: string;
  /** @throws Error where a magic got lost on the way. */
  restore(formatted: string): string;
}

/** @returns null where the cell holds no Python. */
export function stageMagics(reading: CellReading): StagedCell | null {
  const masked = maskCell(reading);
  if (!masked) {
    return null;
  }
  const { source } = reading;
  const stem = freshStem(source);
  const kept: string[] = [];
  let text = '';
  let at = 0;
  for (const span of masked.masked) {
    if (span.start >= at) {
      text += source.slice(at, span.start) + `${stem}${kept.length}_`;
      kept.push(source.slice(span.start, span.end));
      at = span.end;
    }
  }
  const end = hidesItsResult(reading) ? ';' : '';
  return {
    text: text + source.slice(at),
    restore: formatted =>
      kept.reduce((all, magic, i) => {
        const parts = all.split(`${stem}${i}_`);
        if (parts.length !== 2) {
          throw new Error('A magic was lost while formatting.');
        }
        return parts.join(magic);
      }, formatted.trimEnd()) + end
  };
}

/** `plot();` at the end of a cell: to a formatter the semicolon is noise, in a notebook it is not. */
function hidesItsResult({ module, source }: CellReading): boolean {
  const last = module.body.at(-1);
  return !!last && !('body' in last) && /^[ \t]*;\s*$/.test(source.slice(last.end));
}

/** A name that the cell does not use. */
function freshStem(source: string): string {
  let stem = '_magic';
  while (source.includes(stem)) {
    stem = `_${stem}`;
  }
  return stem;
}
