/** A linter for each open notebook, while linting is on. */
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';
import { NotebookLint } from '../../lint/check';
import { RuffClient } from '../../lint/client';
import type { CellDiagnostic } from '../../lint/diagnostic';
import type { LintFacts } from '../../package/readiness/facts';
import type { ILinting, ILogbook, ILogbooks } from '../../tokens';
import { type Configuration, findConfiguration } from './configuration';
import { loadReader } from '../reading';
import { fix, fixAllSafe } from './fixes';
import { format } from './format';
import { NotebookLinter } from './linter';
import { present } from './present';

export interface LintingOptions {
  readonly tracker: INotebookTracker;
  readonly logbooks: ILogbooks;
  readonly contents: Contents.IManager;
  readonly trans: TranslationBundle;
}

export class Linting implements ILinting, IDisposable {
  constructor(private readonly options: LintingOptions) {
    options.tracker.widgetAdded.connect(this._onAdded, this);
  }

  /** Shared by linters and formatting; it costs nothing until it is asked something. */
  readonly ruff = new RuffClient();

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isOn(): boolean {
    return this._isOn;
  }
  set isOn(on: boolean) {
    if (on === this._isOn) {
      return;
    }
    this._isOn = on;
    if (on) {
      this.options.tracker.forEach(panel => this._begin(panel));
    } else {
      this._linters.forEach(linter => linter.dispose());
      this._linters.clear();
    }
    this._changed.emit();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** What is said of the notebook in this panel; null where linting is off. */
  of(panel: NotebookPanel): NotebookLinter | null {
    return this._linters.get(panel) ?? null;
  }

  facts(logbook: ILogbook): LintFacts | null {
    for (const [panel, linter] of this._linters) {
      if (this.options.logbooks.get(panel) === logbook && linter.isReady) {
        const all = [...linter.diagnostics.values()].flat();
        const counts = new Map<string, number>();
        all.forEach(({ code }) => counts.set(code, (counts.get(code) ?? 0) + 1));
        return { counts, fixable: all.filter(({ fix }) => fix?.safe).length };
      }
    }
    return null;
  }

  /** Applies every safe fix, in one undoable step. @returns how many cells changed. */
  fixAll(panel: NotebookPanel): Promise<number> {
    return fixAllSafe(panel, sources => this.lint(panel, sources));
  }

  /**
   * Formats these cells as ruff does, in one undoable step. @returns how many changed.
   *
   * @throws Error with ruff's words where the settings are wrong.
   */
  async format(panel: NotebookPanel, ids: readonly string[]): Promise<number> {
    const chosen = new Set(ids);
    const cells = this.options.logbooks.get(panel).flow?.cells.filter(({ id }) => chosen.has(id));
    const { settings } = await this.configuration(panel);
    return format(panel, cells ?? [], this.ruff, settings);
  }

  /** What ruff says of these texts, by cell id in page order, under the notebook's configuration. */
  async lint(
    panel: NotebookPanel,
    sources: ReadonlyMap<string, string>
  ): Promise<readonly CellDiagnostic[]> {
    const [{ read }, { settings }] = await Promise.all([loadReader(), this.configuration(panel)]);
    const lint = new NotebookLint(
      [...sources].map(([id, source]) => ({ id, reading: read(source) }))
    );
    return lint.diagnostics(await this.ruff.check(lint.text, settings));
  }

  /** The configuration that holds for a notebook; looked for anew after each save. */
  configuration(panel: NotebookPanel): Promise<Configuration> {
    const path = panel.context.path;
    let known = this._configurations.get(path);
    if (!known) {
      known = findConfiguration(this.options.contents, path);
      this._configurations.set(path, known);
    }
    return known;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this.isOn = false;
    this._isDisposed = true;
    this.options.tracker.widgetAdded.disconnect(this._onAdded, this);
    this.ruff.dispose();
    Signal.clearData(this);
  }

  private _onAdded(_: unknown, panel: NotebookPanel): void {
    if (this._isOn) {
      this._begin(panel);
    }
  }

  private _begin(panel: NotebookPanel): void {
    void panel.revealed.then(() => {
      if (!this._isOn || panel.isDisposed || this._linters.has(panel)) {
        return;
      }
      const linter = new NotebookLinter({
        panel,
        logbook: this.options.logbooks.get(panel),
        ruff: this.ruff,
        configuration: () => this.configuration(panel),
        present: diagnostic => present(diagnostic, this.options.trans, one => fix(panel, [one]))
      });
      linter.changed.connect(() => this._changed.emit());
      this._linters.set(panel, linter);
      panel.context.saveState.connect(this._onSaved, this);
      panel.disposed.connect(() => {
        linter.dispose();
        this._linters.delete(panel);
      });
    });
  }

  /** A save may follow an edit of the project's file: ask for it again. */
  private _onSaved(): void {
    this._configurations.clear();
  }

  private readonly _linters = new Map<NotebookPanel, NotebookLinter>();
  private readonly _configurations = new Map<string, Promise<Configuration>>();
  private readonly _changed = new Signal<this, void>(this);
  private _isOn = false;
  private _isDisposed = false;
}
