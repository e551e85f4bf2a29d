/** A linter for each open notebook, while linting is on. */
import type { ISharedNotebook } from '@jupyter/ydoc';
import { PathExt } from '@jupyterlab/coreutils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';
import { NotebookLint } from '../../lint/check';
import { RuffClient } from '../../lint/client';
import type { CellDiagnostic } from '../../lint/diagnostic';
import {
  choose,
  FILES,
  projectSettings,
  type ProjectSettings,
  type RuleChoice
} from '../../lint/settings';
import type { LintFacts } from '../../package/readiness/facts';
import type { ILinting, ILogbook, ILogbooks } from '../../tokens';
import { loadReader } from '../reading';
import { projectFiles } from './configuration';
import { fix, fixAllSafe } from './fixes';
import { format } from './format';
import { NotebookLinter } from './linter';
import { present } from './present';

/** What the person set. */
export interface LintWishes extends RuleChoice {
  readonly on: boolean;
  /** Show under the code what is found. */
  readonly marks: boolean;
}

export interface LintingOptions {
  readonly tracker: INotebookTracker;
  readonly logbooks: ILogbooks;
  readonly contents: Contents.IManager;
  readonly trans: TranslationBundle;
}

export class Linting implements ILinting, IDisposable {
  constructor(private readonly options: LintingOptions) {
    options.tracker.widgetAdded.connect(this._onAdded, this);
    options.contents.fileChanged.connect(this._onFile, this);
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get wishes(): LintWishes {
    return this._wishes;
  }
  set wishes(wishes: LintWishes) {
    const before = this._wishes;
    this._wishes = wishes;
    if (wishes.on) {
      this.options.tracker.forEach(panel => this._begin(panel));
    } else {
      this._linters.forEach(linter => linter.dispose());
      this._linters.clear();
    }
    const rules = ({ select, ignore }: LintWishes) => JSON.stringify([select, ignore]);
    for (const linter of this._linters.values()) {
      linter.showsMarks = wishes.marks;
      if (rules(before) !== rules(wishes)) {
        linter.again();
      }
    }
    this._changed.emit();
  }

  facts(logbook: ILogbook): LintFacts | null {
    return this._linters.get(logbook)?.facts ?? null;
  }

  /** Applies every safe fix, in one undoable step. @returns how many cells changed. */
  async fixAll(panel: NotebookPanel): Promise<number> {
    const notebook = notebookOf(panel);
    return notebook ? fixAllSafe(notebook, sources => this._lint(panel, sources)) : 0;
  }

  /**
   * Formats these cells as ruff does, in one undoable step. @returns how many changed.
   *
   * @throws Error with ruff's words where the settings are wrong.
   */
  async format(panel: NotebookPanel, ids: readonly string[]): Promise<number> {
    const notebook = notebookOf(panel);
    const chosen = new Set(ids);
    const cells = this.options.logbooks.get(panel).flow?.cells.filter(({ id }) => chosen.has(id));
    const { settings, excluded, file } = await this._configuration(panel.context.path);
    if (excluded.format) {
      const { trans } = this.options;
      throw new Error(trans.__('%1 leaves this notebook out.', file ?? ''));
    }
    return notebook ? format(notebook, cells ?? [], this._ruff, settings) : 0;
  }

  /** Fetches ruff, where it is not there yet. @throws Error where it cannot be fetched. */
  async load(): Promise<void> {
    await this._ruff.check('', {});
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this.wishes = { ...this._wishes, on: false };
    this._isDisposed = true;
    this.options.tracker.widgetAdded.disconnect(this._onAdded, this);
    this.options.contents.fileChanged.disconnect(this._onFile, this);
    this._ruff.dispose();
    Signal.clearData(this);
  }

  /** What ruff says of these texts, by cell id in page order, under the notebook's configuration. */
  private async _lint(
    panel: NotebookPanel,
    sources: ReadonlyMap<string, string>
  ): Promise<readonly CellDiagnostic[]> {
    const [{ read }, { settings, excluded }] = await Promise.all([
      loadReader(),
      this._configuration(panel.context.path)
    ]);
    const cells = [...sources].map(([id, source]) => ({ id, reading: read(source) }));
    const lint = new NotebookLint(excluded.lint ? [] : cells);
    return lint.diagnostics(await this._ruff.check(lint.text, settings));
  }

  /** What holds for a notebook: the project's settings, and over them the person's choice of rules. */
  private async _configuration(path: string): Promise<ProjectSettings> {
    let known = this._projects.get(path);
    if (!known) {
      known = projectSettings(projectFiles(this.options.contents), path);
      this._projects.set(path, known);
    }
    const project = await known;
    return { ...project, settings: choose(project.settings, this._wishes) };
  }

  private _onAdded(_: unknown, panel: NotebookPanel): void {
    if (this._wishes.on) {
      this._begin(panel);
    }
  }

  private _begin(panel: NotebookPanel): void {
    void panel.revealed.then(() => {
      if (this._wishes.on && !panel.isDisposed) {
        this._linterOf(panel).addView(panel);
      }
    });
  }

  /** One for each notebook, however many views show it. */
  private _linterOf(panel: NotebookPanel): NotebookLinter {
    const { logbooks, trans } = this.options;
    const logbook = logbooks.get(panel);
    const known = this._linters.get(logbook);
    if (known) {
      return known;
    }
    const { context } = panel;
    const apply = (one: CellDiagnostic) => void fix(context.model.sharedModel, [one]);
    const linter = new NotebookLinter({
      logbook,
      ruff: this._ruff,
      configuration: () => this._configuration(context.path),
      present: diagnostic => present(diagnostic, trans, apply)
    });
    linter.showsMarks = this._wishes.marks;
    linter.changed.connect(() => this._changed.emit());
    this._linters.set(logbook, linter);
    context.disposed.connect(() => {
      linter.dispose();
      this._linters.delete(logbook);
    });
    return linter;
  }

  /** The project's settings may be others now: a file of theirs was written, moved or deleted. */
  private _onFile(_: unknown, { oldValue, newValue }: Contents.IChangedArgs): void {
    const paths = [oldValue?.path, newValue?.path].filter(path => path !== undefined);
    const matters = (path: string) =>
      FILES.some(name => name === PathExt.basename(path)) || path.endsWith('.ipynb');
    if (paths.some(matters)) {
      this._projects.clear();
      this._linters.forEach(linter => linter.again());
    }
  }

  private readonly _ruff = new RuffClient();
  private _wishes: LintWishes = { on: false, marks: true, select: [], ignore: [] };
  private readonly _linters = new Map<ILogbook, NotebookLinter>();
  private readonly _projects = new Map<string, Promise<ProjectSettings>>();
  private readonly _changed = new Signal<this, void>(this);
  private _isDisposed = false;
}

function notebookOf(panel: NotebookPanel): ISharedNotebook | null {
  return panel.content.model?.sharedModel ?? null;
}
