/** Changes that the linter makes to cells: by a person's click, in one undoable step. */
import type { ISharedNotebook } from '@jupyter/ydoc';
import type { CellDiagnostic } from '../../lint/diagnostic';
import { applyFixes } from '../../lint/edits';

/** Applies the fixes of these diagnostics. @returns how many cells changed. */
export function fix(notebook: ISharedNotebook, diagnostics: readonly CellDiagnostic[]): number {
  return write(notebook, applyFixes(codeOf(notebook), diagnostics));
}

/** More rounds than any real notebook needs; fixes that undo each other must end too. */
const ROUNDS = 10;

/**
 * Applies every safe fix, and those that only show when others are done, in one undoable step.
 *
 * @param lint - what the linter says of these texts, by cell id in page order.
 * @returns how many cells changed.
 */
export async function fixAllSafe(
  notebook: ISharedNotebook,
  lint: (sources: ReadonlyMap<string, string>) => Promise<readonly CellDiagnostic[]>
): Promise<number> {
  const before = codeOf(notebook);
  const texts = new Map(before);
  for (let round = 0; round < ROUNDS; round++) {
    const safe = (await lint(texts)).filter(diagnostic => diagnostic.fix?.safe);
    if (!safe.length) {
      break;
    }
    applyFixes(texts, safe).forEach((text, id) => texts.set(id, text));
  }
  // Cells that the person edited meanwhile keep the person's text.
  const now = codeOf(notebook);
  return write(notebook, new Map([...texts].filter(([id]) => now.get(id) === before.get(id))));
}

/** Sets the texts of cells by id, as one step of undo. @returns how many really changed. */
export function write(notebook: ISharedNotebook, texts: ReadonlyMap<string, string>): number {
  let changed = 0;
  notebook.transact(() => {
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

/** The text of each code cell by its id, in page order. */
export function codeOf(notebook: ISharedNotebook): ReadonlyMap<string, string> {
  const code = notebook.cells.filter(cell => cell.cell_type === 'code');
  return new Map(code.map(cell => [cell.getId(), cell.getSource()]));
}
