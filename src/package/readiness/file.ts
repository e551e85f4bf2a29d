/** What a review of a notebook file has to read over. */
import type { FileFacts } from './facts';

/** The part of nbformat's content that is looked at. */
interface NotebookContent {
  readonly cells: readonly { readonly cell_type?: unknown; readonly outputs?: unknown }[];
}

export function fileFacts(notebook: NotebookContent): FileFacts {
  const sizes = notebook.cells.flatMap(({ outputs }) =>
    Array.isArray(outputs) && outputs.length ? [JSON.stringify(outputs).length] : []
  );
  return {
    cellsWithOutputs: sizes.length,
    outputBytes: sizes.reduce((sum, size) => sum + size, 0)
  };
}
