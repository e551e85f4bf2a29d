/** Does what mends say: runs cells, told as they run, or edits the page. */
import { NotebookActions } from '@jupyterlab/notebook';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { INotebookModel, Notebook } from '@jupyterlab/notebook';
import { type ISignal, Signal } from '@lumino/signaling';
import type { Cell } from '@jupyterlab/cells';
import type { Mend } from '../flow/finding';
import type { IMending } from '../tokens';
import { insertCell, moveCell } from './document';
import type { Views } from './views';

export class Mending {
  /** @param verify - asks, then proves the page in a fresh kernel. */
  constructor(
    private readonly context: DocumentRegistry.IContext<INotebookModel>,
    private readonly views: Views,
    private readonly verify: () => Promise<void>
  ) {}

  /** The cells that a mend runs at the moment; null where none does. */
  get now(): IMending | null {
    return this._now;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Edits are undoable in one step. While one mend runs cells, no other begins to. */
  async do(mend: Mend): Promise<void> {
    const { sharedModel } = this.context.model;
    switch (mend.kind) {
      case 'run':
        return this.run(mend.cells, mend.seconds);
      case 'restore':
      case 'insert':
        return insertCell(sharedModel, mend.index, mend.source);
      case 'move':
        return moveCell(sharedModel, mend.cell, mend.before);
      case 'verify':
        return this.verify();
    }
  }

  /** Interrupts the cell that runs; those that wait are not run. */
  async stop(): Promise<void> {
    if (this._now) {
      await this.context.sessionContext.session?.kernel?.interrupt();
    }
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private async run(cells: readonly string[], seconds: number | null): Promise<void> {
    if (this._now) {
      return;
    }
    const wanted = new Set(cells);
    const onExecuted = (_: unknown, { cell }: { notebook: Notebook; cell: Cell }): void => {
      if (this._now && wanted.delete(cell.model.sharedModel.getId())) {
        this.become({ ...this._now, done: this._now.done + 1 });
      }
    };
    NotebookActions.executed.connect(onExecuted);
    this.become({ cells, done: 0, since: Date.now(), seconds });
    try {
      await this.views.run(cells);
    } finally {
      NotebookActions.executed.disconnect(onExecuted);
      this.become(null);
    }
  }

  private become(now: IMending | null): void {
    this._now = now;
    this._changed.emit();
  }

  private _now: IMending | null = null;
  private _changed = new Signal<this, void>(this);
}
