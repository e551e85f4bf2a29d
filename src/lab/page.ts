/** The page of a notebook: its code cells as they stand, and what is done to them. */
import type { CellChange, ISharedCell, ISharedNotebook, NotebookChange } from '@jupyter/ydoc';
import type { INotebookModel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';
import type { SessionCell, SessionEvent } from '../flow/session';
import type { IPageCell } from '../tokens';
import { differences } from './edits';

const HEADING = /^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$/m;

/** Cells came, went or moved; the text of one; the tags of one, by which it has a role in the package. */
export type PageChange = 'structure' | 'text' | 'tags';

/**
 * Follows the shared model of a notebook, never a view of it: cells off screen count too.
 *
 * What changed is found by comparing the page with what it was, so that undo, drag and drop,
 * split, merge and other people's edits need no code of their own.
 */
export class Page implements IDisposable {
  constructor(private readonly model: INotebookModel) {
    this.shared.changed.connect(this.onNotebook, this);
    this.listenToCells();
    this._known = this.sources;
  }

  /** Something was done; {@link Page.takeEvents} says what. */
  get changed(): ISignal<this, PageChange> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** The code cells in page order. */
  get cells(): readonly IPageCell[] {
    return (this._cells ??= this.read());
  }

  /** The code cells as the flow layer takes them. */
  get sources(): readonly SessionCell[] {
    return this.cells.map(({ id, source }) => ({ id, source }));
  }

  /** Rises with each change of an output. */
  get outputs(): number {
    return this._outputs;
  }

  /** What turned the page that was last asked for into the present one. */
  takeEvents(): readonly SessionEvent[] {
    const now = this.sources;
    const events = differences(this._known, now, Date.now());
    this._known = now;
    return events;
  }

  /** The count that a cell shows; null where it shows none. */
  countOf(id: string): number | null {
    const cell = this.shared.cells.find(each => each.getId() === id);
    return cell && 'execution_count' in cell ? (cell.execution_count ?? null) : null;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this.shared.changed.disconnect(this.onNotebook, this);
    this._heard.forEach(cell => cell.changed.disconnect(this.onCell, this));
    this._heard.clear();
    Signal.clearData(this);
  }

  private get shared(): ISharedNotebook {
    return this.model.sharedModel;
  }

  private listenToCells(): void {
    const present = new Set<ISharedCell>(this.shared.cells);
    for (const cell of this._heard) {
      if (!present.has(cell)) {
        cell.changed.disconnect(this.onCell, this);
        this._heard.delete(cell);
      }
    }
    for (const cell of present) {
      if (!this._heard.has(cell)) {
        cell.changed.connect(this.onCell, this);
        this._heard.add(cell);
      }
    }
  }

  private onNotebook(_: ISharedNotebook, change: NotebookChange): void {
    if (change.cellsChange) {
      this.listenToCells();
      this.invalidate('structure');
    }
  }

  private onCell(_: ISharedCell, change: CellChange): void {
    if (change.sourceChange) {
      this.invalidate('text');
    }
    if (change.metadataChange?.has('tags')) {
      this._changed.emit('tags');
    }
    if (change.outputsChange || change.streamOutputChange) {
      this._outputs += 1;
    }
  }

  private invalidate(kind: PageChange): void {
    this._cells = null;
    this._changed.emit(kind);
  }

  private read(): readonly IPageCell[] {
    const cells: IPageCell[] = [];
    let heading = '';
    for (const cell of this.shared.cells) {
      if (cell.cell_type === 'markdown') {
        heading = HEADING.exec(cell.getSource())?.[1] ?? heading;
      } else if (cell.cell_type === 'code') {
        cells.push({
          id: cell.getId(),
          number: cells.length + 1,
          source: cell.getSource(),
          heading
        });
      }
    }
    return cells;
  }

  private _cells: readonly IPageCell[] | null = null;
  private _outputs = 0;
  private _known: readonly SessionCell[] = [];
  private _heard = new Set<ISharedCell>();
  private _changed = new Signal<this, PageChange>(this);
  private _isDisposed = false;
}
