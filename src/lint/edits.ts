/** Fixes as new texts of cells. */
import type { CellDiagnostic, CellEdit } from './diagnostic';

/**
 * The texts of those cells that the fixes change. Fixes that overlap ones before them are left for
 * the next round, as ruff does it.
 *
 * @param sources - the text of each cell by its id.
 */
export function applyFixes(
  sources: ReadonlyMap<string, string>,
  diagnostics: readonly CellDiagnostic[]
): ReadonlyMap<string, string> {
  const chosen: CellEdit[] = [];
  for (const { fix } of diagnostics) {
    const edits = fix?.edits ?? [];
    if (!edits.some(edit => chosen.some(other => overlap(edit, other)))) {
      chosen.push(...edits);
    }
  }
  const changed = new Map<string, string>();
  for (const edit of chosen.sort((a, b) => b.span.start - a.span.start)) {
    const text = changed.get(edit.cell) ?? sources.get(edit.cell);
    if (text !== undefined) {
      changed.set(
        edit.cell,
        text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
      );
    }
  }
  // A fix that removes the last line leaves the line end before it, which no cell ends with.
  changed.forEach((text, id) => {
    if (!sources.get(id)!.endsWith('\n')) {
      changed.set(id, text.replace(/\n+$/, ''));
    }
  });
  return changed;
}

function overlap(a: CellEdit, b: CellEdit): boolean {
  return a.cell === b.cell && a.span.start <= b.span.end && b.span.start <= a.span.end;
}
