/** The logbook of one document: brings together what happened and asks the layers what it means. */
import type { ISessionContextDialogs } from '@jupyterlab/apputils';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { INotebookContent } from '@jupyterlab/nbformat';
import type { INotebookModel } from '@jupyterlab/notebook';
import type { IStateDB } from '@jupyterlab/statedb';
import { Debouncer, Throttler } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';
import type { PageFlow } from '../flow/dataflow';
import type { Judgement, Mend } from '../flow/finding';
import type { Translation } from '../phrase';
import { MemoryLedger } from '../memory/keeper';
import type { Ledger } from '../memory/ledger';
import type {
  IKernelState,
  ILogbook,
  IMemoryWatch,
  IMending,
  IPageCell,
  IRun,
  Preferences
} from '../tokens';
import { Chronicle } from './chronicle';
import { contentOf } from './content';
import { appendLine } from './document';
import { MemoryFollower } from './memory';
import { Mending } from './mending';
import { Mutes } from './mutes';
import { recorderNotice } from './notices';
import { Page, type PageChange } from './page';
import type { Reading } from './verdicts';
import { Views } from './views';
import { type KernelNews, KernelWatch } from './watch';

/** After the last key or the last run, ms: verdicts settle when there is a pause. */
const PAUSE = 250;
/** Between two notices of change, ms. */
const BREATH = 60;

export interface ILogbookOptions {
  readonly context: DocumentRegistry.IContext<INotebookModel>;
  readonly preferences: Preferences;
  readonly state: IStateDB | null;
  readonly dialogs: ISessionContextDialogs | null;
  readonly trans: Translation;
  /** Asks, then proves the page in a fresh kernel. */
  verify(): Promise<void>;
}

export class Logbook implements ILogbook {
  constructor(private readonly options: ILogbookOptions) {
    const { context, preferences } = options;
    this._page = new Page(context.model);
    this._watch = new KernelWatch(context.sessionContext, preferences.recorder);
    this._chronicle = new Chronicle(this._page, this._watch.document, this.ledger);
    this._mutes = new Mutes(options.state, context.path);
    this._memory = new MemoryFollower(this._watch, this.ledger, () => this.tell(), preferences);
    this._page.changed.connect(this.onPage, this);
    this._watch.news.connect(this.onNews, this);
    this._mending = new Mending(context, this.views, options.verify);
    this._mutes.changed.connect(this.tell, this);
    this._mending.changed.connect(this.tell, this);
    context.pathChanged.connect(this.onPath, this);
    this.prefer(preferences);
  }

  /** Where the document is shown. */
  readonly views = new Views();

  get path(): string {
    return this.options.context.path;
  }

  get cells(): readonly IPageCell[] {
    return this._page.cells;
  }

  get kernel(): IKernelState | null {
    return this._watch.state;
  }

  get runs(): readonly IRun[] {
    return this._chronicle.runs;
  }

  /** Ids of cells that had run when the judgement was made. */
  get judgedRuns(): ReadonlySet<string> {
    return this._chronicle.judgedRuns;
  }

  get judgement(): Judgement | null {
    return this._chronicle.verdicts.judgement;
  }

  get outputs(): number {
    return this._page.outputs;
  }

  get flow(): PageFlow | null {
    return this._chronicle.verdicts.flow;
  }

  get memory(): Ledger {
    return this.ledger.ledger;
  }

  get memoryWatch(): IMemoryWatch | null {
    return this._memory.current;
  }

  get notices(): readonly string[] {
    return [
      this._chronicle.verdicts.notice,
      recorderNotice(this._watch, this.options.trans)
    ].filter(Boolean);
  }

  get mending(): IMending | null {
    return this._mending.now;
  }

  get muted(): ReadonlySet<string> {
    return this._mutes.all;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Which cells are to be outlined. */
  get outlined(): ISignal<this, readonly string[]> {
    return this._outlined;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** What is known of the kernel's memory; readings go in here. */
  readonly ledger = new MemoryLedger();

  notebook(): INotebookContent {
    return contentOf(this.options.context.model);
  }

  reveal(cell: string): void {
    this.views.reveal(cell);
  }

  outline(cells: readonly string[]): void {
    this._outlined.emit(cells);
  }

  async startKernel(): Promise<void> {
    const { sessionContext } = this.options.context;
    if (await sessionContext.startKernel()) {
      await this.options.dialogs?.selectKernel(sessionContext);
    }
  }

  mend(mend: Mend): Promise<void> {
    return this._mending.do(mend);
  }

  stopMend(): Promise<void> {
    return this._mending.stop();
  }

  append(cell: string, line: string): void {
    appendLine(this.options.context.model.sharedModel, cell, line);
  }

  mute(key: string, on: boolean): void {
    this._mutes.set(key, on);
  }

  /** The parser is there, or it is known why it is not. */
  readBy(reading: Reading): void {
    this._chronicle.verdicts.readBy(reading);
    this.settleSoon();
  }

  /** Settings take effect at once. */
  prefer(preferences: Preferences): void {
    this._watch.record(preferences.recorder);
    this._memory.prefer(preferences);
    this._chronicle.verdicts.on = preferences.orderWarnings;
    this.settleSoon();
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this.options.context.pathChanged.disconnect(this.onPath, this);
    this._settle.dispose();
    this._tell.dispose();
    this._memory.dispose();
    this._mending.dispose();
    this._watch.dispose();
    this._page.dispose();
    Signal.clearData(this);
  }

  private onPage(_: Page, kind: PageChange): void {
    if (kind !== 'text') {
      this.tell();
    }
    if (kind !== 'tags') {
      this.settleSoon();
    }
  }

  private onPath(_: unknown, path: string): void {
    void this._mutes.rename(path);
    this.tell();
  }

  private onNews(_: KernelWatch, news: KernelNews): void {
    if (news.type === 'state') {
      this.onState();
    }
    this._chronicle.hear(news);
    this._memory.follow();
    this.settleSoon();
    this.tell();
  }

  private onState(): void {
    const language = this._watch.state?.language ?? this._language;
    if (language !== this._language) {
      this._language = language;
      this._chronicle.verdicts.language = language;
    }
  }

  private settleSoon(): void {
    void this._settle.invoke();
  }

  /** Judges once nothing runs: marks must not flicker in mid-queue. */
  private settle(): void {
    if (this._isDisposed || this._watch.busy) {
      return;
    }
    this._chronicle.settle();
    this.tell();
  }

  private tell(): void {
    void this._tell.invoke();
  }

  private readonly _page: Page;
  private readonly _watch: KernelWatch;
  private readonly _chronicle: Chronicle;
  private readonly _mutes: Mutes;
  private readonly _mending: Mending;
  private readonly _memory: MemoryFollower;
  private readonly _settle = new Debouncer(() => this.settle(), PAUSE);
  private readonly _tell = new Throttler(() => this._changed.emit(), BREATH);
  private _language = '';
  private _changed = new Signal<this, void>(this);
  private _outlined = new Signal<this, readonly string[]>(this);
  private _isDisposed = false;
}
