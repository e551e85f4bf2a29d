/** Gives cells a role in the package, by ordinary tags: a person's act, undoable. */
import type { ISharedNotebook } from '@jupyter/ydoc';
import { type ChosenRole, withRole } from '../../package/tags';

/** The tags of a cell; empty where it has none, or the cell is not there. */
export function tagsOf(notebook: ISharedNotebook, id: string): readonly string[] {
  const tags = notebook.cells.find(cell => cell.getId() === id)?.getMetadata('tags');
  return Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string') : [];
}

/** @param role - null: what the code says. */
export function setRole(notebook: ISharedNotebook, id: string, role: ChosenRole | null): void {
  const cell = notebook.cells.find(each => each.getId() === id);
  if (!cell) {
    return;
  }
  const tags = withRole(tagsOf(notebook, id), role);
  // The outer transaction makes it a step of undo, which metadata alone is not.
  notebook.transact(() => {
    if (tags.length) {
      cell.setMetadata('tags', [...tags]);
    } else {
      cell.deleteMetadata('tags');
    }
  });
}
