/** Changes that the linter makes to cells: by a person's click, in one undoable step. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { CellDiagnostic } from '../../lint/diagnostic';
import { applyFixes } from '../../lint/edits';

/** Applies the fixes of these diagnostics. @returns how many cells changed. */
export function fix(panel: NotebookPanel, diagnostics: readonly CellDiagnostic[]): number {
  return write(panel, applyFixes(sourcesOf(panel), diagnostics));
}

/** Sets the texts of cells by id, as one step of undo. @returns how many really changed. */
export function write(panel: NotebookPanel, texts: ReadonlyMap<string, string>): number {
  const notebook = panel.content.model?.sharedModel;
  let changed = 0;
  notebook?.transact(() => {
    for (const cell of notebook.cells) {
      const text = texts.get(cell.getId());
      if (text !== undefined && text !== cell.getSource()) {
        cell.setSource(text);
        changed++;
      }
    }
  });
  return changed;
}

/** The text of each cell by its id. */
export function sourcesOf(panel: NotebookPanel): ReadonlyMap<string, string> {
  const cells = panel.content.model?.sharedModel.cells ?? [];
  return new Map(cells.map(cell => [cell.getId(), cell.getSource()]));
}
