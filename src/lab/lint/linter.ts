/** Lints one notebook while the person types, and shows it under the code of the cells on screen. */
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { Cell } from '@jupyterlab/cells';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';
import { NotebookLint } from '../../lint/check';
import type { RuffClient } from '../../lint/client';
import { byCell, type CellDiagnostic } from '../../lint/diagnostic';
import type { ILogbook } from '../../tokens';
import type { Configuration } from './configuration';

/** Rest after the last keystroke before ruff is asked, ms. */
const REST = 250;

export interface LinterOptions {
  readonly panel: NotebookPanel;
  readonly logbook: ILogbook;
  readonly ruff: RuffClient;
  /** Asked again at each save, as the project's file may have changed. */
  readonly configuration: () => Promise<Configuration>;
  /** Turns a diagnostic into what the editor shows, fixes included. */
  readonly present: (diagnostic: CellDiagnostic) => Diagnostic;
}

export class NotebookLinter implements IDisposable {
  constructor(private readonly options: LinterOptions) {
    const { panel, logbook } = options;
    this._rest = new Debouncer(() => this._lint(), REST);
    logbook.changed.connect(this._onChanged, this);
    panel.content.cellInViewportChanged.connect(this._onViewport, this);
    this._onChanged();
  }

  /** By cell id; cells without faults are not in it. */
  get diagnostics(): ReadonlyMap<string, readonly CellDiagnostic[]> {
    return this._diagnostics;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Has ruff answered at least once? */
  get isReady(): boolean {
    return this._isReady;
  }

  /** Why there are no diagnostics, in ruff's words; null where all is well. */
  get failure(): string | null {
    return this._failure;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Stops, and takes away what it showed. */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._rest.dispose();
    this.options.logbook.changed.disconnect(this._onChanged, this);
    this.options.panel.content?.cellInViewportChanged.disconnect(this._onViewport, this);
    this._diagnostics = new Map();
    this._showAll();
    Signal.clearData(this);
  }

  private _onChanged(): void {
    const texts = this.options.logbook.cells.map(cell => cell.source).join('\0');
    if (texts !== this._linted) {
      this._linted = texts;
      void this._rest.invoke();
    }
  }

  private _onViewport(_: unknown, cell: Cell): void {
    if (cell.inViewport) {
      this._show(cell);
    }
  }

  private async _lint(): Promise<void> {
    const cells = this.options.logbook.flow?.cells ?? [];
    const texts = this._linted;
    const lint = new NotebookLint(cells);
    try {
      const { settings } = await this.options.configuration();
      const found = await this.options.ruff.check(lint.text, settings);
      if (this._isDisposed || texts !== this._linted) {
        return; // the person typed on: these positions are of another text
      }
      this._diagnostics = byCell(lint.diagnostics(found));
      this._failure = null;
      this._isReady = true;
    } catch (error) {
      this._diagnostics = new Map();
      this._failure = error instanceof Error ? error.message : String(error);
    }
    this._showAll();
    this._changed.emit();
  }

  private _showAll(): void {
    for (const cell of this.options.panel.content?.widgets ?? []) {
      if (cell.inViewport) {
        this._show(cell);
      }
    }
  }

  private _show(cell: Cell): void {
    const editor = cell.editor;
    if (!(editor instanceof CodeMirrorEditor)) {
      return;
    }
    const own = this._diagnostics.get(cell.model.id) ?? [];
    if (own.length || this._shown.has(editor)) {
      this._shown.add(editor);
      const length = editor.state.doc.length;
      const inside = own.filter(diagnostic => diagnostic.span.end <= length);
      editor.editor.dispatch(setDiagnostics(editor.state, inside.map(this.options.present)));
    }
  }

  private _diagnostics: ReadonlyMap<string, readonly CellDiagnostic[]> = new Map();
  private _failure: string | null = null;
  private _isReady = false;
  private _linted: string | null = null;
  /** Editors that show something, so that it can be taken away. */
  private readonly _shown = new WeakSet<CodeMirrorEditor>();
  private readonly _rest: Debouncer;
  private readonly _changed = new Signal<this, void>(this);
  private _isDisposed = false;
}
