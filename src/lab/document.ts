/** Edits of a notebook that a person asked for by a click: each one undoable step. */
import type { ISharedNotebook } from '@jupyter/ydoc';

/**
 * Put a code cell in.
 *
 * @param index - among the code cells.
 */
export function insertCell(notebook: ISharedNotebook, index: number, source: string): void {
  notebook.insertCell(placeOf(notebook, index), { cell_type: 'code', source, metadata: {} });
}

/** Move a cell to stand before another; nothing where one of them is not there. */
export function moveCell(notebook: ISharedNotebook, cell: string, before: string): void {
  const from = find(notebook, cell);
  const to = find(notebook, before);
  if (from >= 0 && to >= 0) {
    notebook.moveCell(from, from < to ? to - 1 : to);
  }
}

/** Put a line at the end of a cell; nothing where it is not there. */
export function appendLine(notebook: ISharedNotebook, cell: string, line: string): void {
  const index = find(notebook, cell);
  if (index < 0) {
    return;
  }
  const target = notebook.cells[index];
  const source = target.getSource();
  const separator = source === '' || source.endsWith('\n') ? '' : '\n';
  target.transact(() => {
    target.updateSource(source.length, source.length, separator + line);
  });
}

function find(notebook: ISharedNotebook, id: string): number {
  return notebook.cells.findIndex(cell => cell.getId() === id);
}

/** The place among all cells of the n-th code cell; the end where there are fewer. */
function placeOf(notebook: ISharedNotebook, index: number): number {
  let seen = 0;
  const place = notebook.cells.findIndex(cell => cell.cell_type === 'code' && seen++ === index);
  return place < 0 ? notebook.cells.length : place;
}
