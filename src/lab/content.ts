/** The open notebook as a file has it, but with the ids by which the page knows its cells. */
import type { ICell, INotebookContent } from '@jupyterlab/nbformat';
import type { INotebookModel } from '@jupyterlab/notebook';

/** The content; its cells have ids also where the file is older than nbformat 4.5 and keeps none. */
export function contentOf(model: INotebookModel): INotebookContent {
  const content = model.toJSON() as INotebookContent;
  const { cells } = model.sharedModel;
  return {
    ...content,
    cells: content.cells.map((cell, i): ICell => ({ ...cell, id: cells[i].getId() }))
  };
}
