/** ruff's format for cells, IPython's syntax left as it stands. */
import type { ISharedNotebook } from '@jupyter/ydoc';
import type { LintCell } from '../../lint/join';
import type { RuffClient } from '../../lint/client';
import type { RuffSettings } from '../../lint/ruff';
import { type StagedCell, stageMagics } from '../../lint/stage';
import { codeOf, write } from './fixes';

/**
 * Formats these cells in one undoable step; cells that are no valid Python stay as they are.
 *
 * @returns how many cells changed.
 */
export async function format(
  notebook: ISharedNotebook,
  cells: readonly LintCell[],
  ruff: RuffClient,
  settings: RuffSettings
): Promise<number> {
  const staged = new Map<LintCell, StagedCell>();
  for (const cell of cells) {
    const stage = cell.reading.valid && stageMagics(cell.reading);
    if (stage) {
      staged.set(cell, stage);
    }
  }
  const formatted = await ruff.format(
    [...staged.values()].map(stage => stage.text),
    settings
  );
  const now = codeOf(notebook);
  const texts = new Map<string, string>();
  [...staged].forEach(([cell, stage], i) => {
    const text = formatted[i];
    // A cell that was edited meanwhile keeps the person's text.
    if (text !== null && now.get(cell.id) === cell.reading.source) {
      texts.set(cell.id, stage.restore(text));
    }
  });
  return write(notebook, texts);
}
