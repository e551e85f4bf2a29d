/** ruff's format for one cell, IPython's syntax left as it stands. */
import type { CellReading } from '../python/facts';
import type { Ruff } from './ruff';
import { stageMagics } from './stage';

/**
 * The cell's text in ruff's format, without a line end at its end.
 *
 * @returns null where it cannot be formatted: invalid text, no Python.
 */
export function formatCell(ruff: Ruff, reading: CellReading): string | null {
  const staged = reading.valid ? stageMagics(reading) : null;
  if (!staged) {
    return null;
  }
  try {
    return staged.restore(ruff.format(staged.text).replace(/\n$/, ''));
  } catch {
    return null; // ruff is stricter than the reader: leave the cell alone
  }
}
