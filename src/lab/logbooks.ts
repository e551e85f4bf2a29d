/** The logbooks of the open notebooks: one for each document, however many views show it. */
import type { ISessionContextDialogs } from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { IStateDB } from '@jupyterlab/statedb';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';
import type { Translation } from '../phrase';
import type { ILogbooks, IPreferences } from '../tokens';
import { Logbook } from './logbook';
import type { Reading } from './verdicts';

export interface ILogbooksOptions {
  readonly tracker: INotebookTracker;
  readonly preferences: IPreferences;
  readonly state: IStateDB | null;
  readonly dialogs: ISessionContextDialogs | null;
  readonly trans: Translation;
  verify(): Promise<void>;
}

export class Logbooks implements ILogbooks, IDisposable {
  constructor(private readonly options: ILogbooksOptions) {
    const { tracker, preferences } = options;
    tracker.widgetAdded.connect(this.onAdded, this);
    tracker.currentChanged.connect(this.onCurrent, this);
    preferences.changed.connect(this.onPreferences, this);
    tracker.forEach(panel => this.get(panel));
    this.onCurrent();
  }

  get current(): Logbook | null {
    return this._current;
  }

  get currentChanged(): ISignal<this, Logbook | null> {
    return this._currentChanged;
  }

  /** A notebook was opened in one more view. */
  get viewAdded(): ISignal<this, NotebookPanel> {
    return this._viewAdded;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Of a panel that is open. */
  get(panel: NotebookPanel): Logbook {
    const { context } = panel;
    let logbook = this._all.get(context);
    if (!logbook) {
      const { preferences, state, dialogs, trans, verify } = this.options;
      logbook = new Logbook({
        context,
        preferences: preferences.now,
        state,
        dialogs,
        trans,
        verify
      });
      if (this._reading) {
        logbook.readBy(this._reading);
      }
      this._all.set(context, logbook);
    }
    if (!logbook.views.all.includes(panel)) {
      this.addView(panel, logbook);
    }
    return logbook;
  }

  /** The parser is there, or it is known why it is not. */
  readBy(reading: Reading): void {
    this._reading = reading;
    this._all.forEach(logbook => logbook.readBy(reading));
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    const { tracker, preferences } = this.options;
    tracker.widgetAdded.disconnect(this.onAdded, this);
    tracker.currentChanged.disconnect(this.onCurrent, this);
    preferences.changed.disconnect(this.onPreferences, this);
    this._all.forEach(logbook => logbook.dispose());
    this._all.clear();
    Signal.clearData(this);
  }

  private addView(panel: NotebookPanel, logbook: Logbook): void {
    const { context } = panel;
    logbook.views.use(panel);
    panel.disposed.connect(() => {
      logbook.views.close(panel);
      if (logbook.views.front === null) {
        this._all.delete(context);
        logbook.dispose();
      }
    });
    this._viewAdded.emit(panel);
  }

  private onAdded(_: INotebookTracker, panel: NotebookPanel): void {
    this.get(panel);
  }

  private onCurrent(): void {
    const panel = this.options.tracker.currentWidget;
    const logbook = panel && !panel.isDisposed ? this.get(panel) : null;
    if (panel && logbook) {
      logbook.views.use(panel);
    }
    if (logbook !== this._current) {
      this._current = logbook;
      this._currentChanged.emit(logbook);
    }
  }

  private onPreferences(preferences: IPreferences): void {
    this._all.forEach(logbook => logbook.prefer(preferences.now));
  }

  private _all = new Map<NotebookPanel['context'], Logbook>();
  private _current: Logbook | null = null;
  private _reading: Reading | null = null;
  private _currentChanged = new Signal<this, Logbook | null>(this);
  private _viewAdded = new Signal<this, NotebookPanel>(this);
  private _isDisposed = false;
}
