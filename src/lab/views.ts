/** The panels that show one document: one notebook in two views is one state. */
import { type Notebook, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';

/** Finds cells in the views, and brings them on screen. */
export class Views {
  /** The views that are open, the one used last first. */
  get all(): readonly NotebookPanel[] {
    return this._panels;
  }

  /** The view that was used last; null where all are closed. */
  get front(): NotebookPanel | null {
    return this._panels[0] ?? null;
  }

  /** A view is open, or was used just now. */
  use(panel: NotebookPanel): void {
    this._panels = [panel, ...this._panels.filter(other => other !== panel)];
  }

  close(panel: NotebookPanel): void {
    this._panels = this._panels.filter(other => other !== panel);
  }

  /** Scroll to a cell and select it; nothing where it is not on the page. */
  reveal(id: string): void {
    const notebook = this.front?.content;
    const index = notebook ? indexOf(notebook, id) : -1;
    if (!notebook || index < 0) {
      return;
    }
    notebook.deselectAll();
    notebook.activeCellIndex = index;
    NotebookActions.expandParent(notebook.widgets[index], notebook);
    void notebook.scrollToItem(index, 'smart');
  }

  /** Run cells, in this order, as if the person had. */
  async run(ids: readonly string[]): Promise<void> {
    const panel = this.front;
    if (!panel) {
      return;
    }
    const { content, sessionContext } = panel;
    const cells = ids
      .map(id => content.widgets[indexOf(content, id)])
      .filter(cell => cell !== undefined);
    await NotebookActions.runCells(content, cells, sessionContext);
  }

  private _panels: readonly NotebookPanel[] = [];
}

/** Select these cells and no other; the last of them becomes the active one. */
export function selectCells(notebook: Notebook, ids: readonly string[]): void {
  const wanted = new Set(ids);
  notebook.deselectAll();
  let last = -1;
  notebook.widgets.forEach((cell, index) => {
    if (wanted.has(cell.model.sharedModel.getId())) {
      notebook.select(cell);
      last = index;
    }
  });
  if (last >= 0) {
    notebook.activeCellIndex = last;
    void notebook.scrollToItem(last, 'smart');
  }
}

/** Where a cell stands among all cells of a notebook; -1 where it is not there. */
export function indexOf(notebook: Notebook, id: string): number {
  return notebook.widgets.findIndex(cell => cell.model.sharedModel.getId() === id);
}
