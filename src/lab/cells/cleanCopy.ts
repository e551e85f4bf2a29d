/** A copy of a notebook that a review can read: no outputs, no counts. */
import { PathExt } from '@jupyterlab/coreutils';
import type { INotebookContent } from '@jupyterlab/nbformat';
import type { Contents } from '@jupyterlab/services';

/**
 * Writes the copy beside the notebook, under a name that is free.
 *
 * @returns its path.
 */
export async function writeCleanCopy(
  contents: Contents.IManager,
  path: string,
  notebook: INotebookContent
): Promise<string> {
  const folder = PathExt.dirname(path);
  const listing = await contents.get(folder, { content: true });
  const taken = new Set((listing.content as Contents.IModel[]).map(item => item.name));
  const stem = PathExt.basename(path, '.ipynb');
  let name = `${stem}-clean.ipynb`;
  for (let n = 2; taken.has(name); n++) {
    name = `${stem}-clean-${n}.ipynb`;
  }
  const target = PathExt.join(folder, name);
  await contents.save(target, { type: 'notebook', format: 'json', content: clean(notebook) });
  return target;
}

/** The notebook without what running it leaves in the file. */
export function clean(notebook: INotebookContent): INotebookContent {
  const cells = notebook.cells.map(cell => {
    const { execution: _timing, ...metadata } = cell.metadata;
    return cell.cell_type === 'code'
      ? { ...cell, metadata, outputs: [], execution_count: null }
      : { ...cell, metadata };
  });
  const { widgets: _widgets, ...metadata } = notebook.metadata;
  return { ...notebook, metadata, cells } as INotebookContent;
}
