/** Lints one notebook while the person types, and shows it in each of its views. */
import type { Diagnostic } from '@codemirror/lint';
import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';
import { NotebookLint } from '../../lint/check';
import type { RuffClient } from '../../lint/client';
import { byCell, type CellDiagnostic } from '../../lint/diagnostic';
import type { ProjectSettings } from '../../lint/settings';
import { answerOf } from '../../lint/summary';
import type { LintFacts } from '../../package/readiness/facts';
import type { ILogbook } from '../../tokens';
import { LintEditors } from './editors';

/** Rest after the last change before ruff is asked, ms. */
const REST = 150;

export interface LinterOptions {
  readonly logbook: ILogbook;
  readonly ruff: RuffClient;
  /** Asked again at each save, as the project's file may have changed. */
  readonly configuration: () => Promise<ProjectSettings>;
  /** Turns a diagnostic into what the editor shows, fixes included. */
  readonly present: (diagnostic: CellDiagnostic) => Diagnostic;
}

export class NotebookLinter implements IDisposable {
  constructor(private readonly options: LinterOptions) {
    this._rest = new Debouncer(() => this._lint(), REST);
    options.logbook.changed.connect(this._onChanged, this);
    this._onChanged();
  }

  /** By cell id; cells without faults are not in it. */
  get diagnostics(): ReadonlyMap<string, readonly CellDiagnostic[]> {
    return this._diagnostics;
  }

  get facts(): LintFacts {
    return this._facts;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Whether the cells show what is said of them. */
  get showsMarks(): boolean {
    return this._editors !== null;
  }
  set showsMarks(on: boolean) {
    if (on !== this.showsMarks && !this._isDisposed) {
      this._editors?.dispose();
      this._editors = on ? new LintEditors((cell, text) => this._ask(cell, text)) : null;
      this._showAll();
    }
  }

  get views(): ReadonlySet<NotebookPanel> {
    return this._views;
  }

  addView(panel: NotebookPanel): void {
    if (!this._views.has(panel)) {
      this._views.add(panel);
      panel.content.cellInViewportChanged.connect(this._onViewport, this);
      panel.disposed.connect(this._onViewClosed, this);
      this._showAll();
    }
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** The settings are others: what was said stands no more. */
  again(): void {
    this._asked = null;
    this._onChanged();
  }

  /** Stops, and takes away what it showed. */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._rest.dispose();
    this.options.logbook.changed.disconnect(this._onChanged, this);
    for (const panel of this._views) {
      panel.content?.cellInViewportChanged.disconnect(this._onViewport, this);
      panel.disposed.disconnect(this._onViewClosed, this);
    }
    this._editors?.dispose();
    this._tell();
    Signal.clearData(this);
  }

  private _onChanged(): void {
    const { logbook } = this.options;
    const texts = logbook.flow && logbook.cells.map(cell => cell.source).join('\0');
    if (texts !== null && texts !== this._asked) {
      this._asked = texts;
      void this._rest.invoke();
    }
  }

  private _onViewClosed(panel: NotebookPanel): void {
    this._views.delete(panel);
  }

  private _onViewport(_: unknown, cell: Cell): void {
    if (cell.inViewport) {
      this._show(cell);
    }
  }

  private async _lint(): Promise<void> {
    const cells = this.options.logbook.flow?.cells ?? [];
    const asked = this._asked;
    let file: string | null = null;
    try {
      const configuration = await this.options.configuration();
      const { settings, excluded } = configuration;
      ({ file } = configuration);
      const lint = new NotebookLint(excluded.lint ? [] : cells);
      const found = excluded.lint ? [] : await this.options.ruff.check(lint.text, settings);
      if (this._isDisposed || asked !== this._asked) {
        return; // the person typed on: these positions are of another text
      }
      this._diagnostics = byCell(lint.diagnostics(found));
      this._facts =
        excluded.lint && file
          ? { state: 'excluded', file }
          : answerOf([...this._diagnostics.values()].flat());
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this._diagnostics = new Map();
      this._facts = { state: 'failed', problem: file ? `${file}: ${problem}` : problem };
    }
    this._texts = new Map(cells.map(({ id, reading }) => [id, reading.source]));
    this._tell();
    this._showAll();
    this._changed.emit();
  }

  /** What is said of a cell with this text; waits where ruff has not seen the text yet. */
  private _ask(cell: string, text: string): readonly Diagnostic[] | Promise<readonly Diagnostic[]> {
    if (this._isDisposed) {
      return [];
    }
    return this._texts.get(cell) === text
      ? (this._diagnostics.get(cell) ?? []).map(this.options.present)
      : new Promise<void>(resolve => this._waiting.push(resolve)).then(() => this._ask(cell, text));
  }

  private _tell(): void {
    this._waiting.splice(0).forEach(resolve => resolve());
  }

  private _showAll(): void {
    for (const panel of this._views) {
      panel.content?.widgets.filter(cell => cell.inViewport).forEach(cell => this._show(cell));
    }
  }

  private _show(cell: Cell): void {
    const own = this._diagnostics.get(cell.model.id);
    this._editors?.show(cell, own ? JSON.stringify(own) : '');
  }

  private _diagnostics: ReadonlyMap<string, readonly CellDiagnostic[]> = new Map();
  private _facts: LintFacts = { state: 'loading' };
  /** The texts that the diagnostics are of. */
  private _texts: ReadonlyMap<string, string> = new Map();
  private _asked: string | null = null;
  private _editors: LintEditors | null = null;
  private readonly _views = new Set<NotebookPanel>();
  private readonly _waiting: (() => void)[] = [];
  private readonly _rest: Debouncer;
  private readonly _changed = new Signal<this, void>(this);
  private _isDisposed = false;
}
