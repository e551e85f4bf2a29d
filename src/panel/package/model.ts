/** What the Package section shows: the readiness of the notebook in front, and what an export would hold. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Debouncer } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';
import {
  type ContentRow,
  type LintFacts,
  type MemoryFacts,
  type ProofFacts,
  type Readiness,
  type VersioningFacts,
  contents,
  readiness
} from '../../package/readiness';
import type { PackagePlan } from '../../package/plan';
import { fileFacts } from '../../package/readiness/file';
import type { ILogbook } from '../../tokens';

/** After the last change, ms: a plan is not made for every key, and seldom for a title alone. */
const PAUSE = { open: 600, folded: 4000 };

/** Where the facts come from that the logbook itself does not have; others put them in place. */
export interface IPackageSources {
  /** Null where nothing in this page can plan. */
  readonly plan: ((logbook: ILogbook) => Promise<PackagePlan>) | null;
  /** Null where linting is off. */
  lint?(logbook: ILogbook): LintFacts | null;
  memory?(logbook: ILogbook): MemoryFacts | null;
  /** Null where nothing was proved, or something changed since. */
  proof?(logbook: ILogbook): ProofFacts | null;
  versioning?(logbook: ILogbook, plan: PackagePlan): Promise<VersioningFacts | null>;
}

export class PackageModel {
  constructor(
    private readonly sources: IPackageSources,
    private readonly trans: TranslationBundle
  ) {
    this.soon = new Debouncer(() => this.look(), PAUSE.open);
    this.later = new Debouncer(() => this.look(), PAUSE.folded);
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get logbook(): ILogbook | null {
    return this._logbook;
  }
  set logbook(value: ILogbook | null) {
    this._logbook = value;
    this.plan = null;
    this.versioning = null;
    this.problem = null;
    this._readiness = null;
  }

  /** Null until first made; the last one stays while another is made. */
  plan: PackagePlan | null = null;
  /** Why no plan could be made; null where one was. */
  problem: string | null = null;

  get readiness(): Readiness | null {
    const { _logbook: logbook, sources } = this;
    if (!logbook) {
      return null;
    }
    this._readiness ??= readiness(
      {
        judgement: logbook.judgement,
        proof: sources.proof?.(logbook) ?? null,
        memory: sources.memory?.(logbook) ?? null,
        lint: sources.lint?.(logbook) ?? null,
        file: this.plan && fileFacts(logbook.notebook()),
        plan: this.plan,
        versioning: this.versioning
      },
      this.trans
    );
    return this._readiness;
  }

  get contents(): readonly ContentRow[] {
    return this.plan ? contents(this.plan, this.trans) : [];
  }

  /** The logbook has changed: read what is at hand now, and ask for a plan in a moment. */
  read(open: boolean): void {
    this._readiness = null;
    void (open || !this.plan ? this.soon : this.later).invoke().catch(() => undefined);
  }

  dispose(): void {
    this._logbook = null;
    this.soon.dispose();
    this.later.dispose();
    Signal.clearData(this);
  }

  private async look(): Promise<void> {
    const logbook = this._logbook;
    if (!logbook || !this.sources.plan) {
      return;
    }
    let plan = this.plan;
    let problem: string | null = null;
    try {
      plan = await this.sources.plan(logbook);
    } catch (reason) {
      problem = reason instanceof Error ? reason.message : String(reason);
    }
    // Where the server part does not answer, the row says that nothing is known.
    const versioning = plan && (await this.sources.versioning?.(logbook, plan).catch(() => null));
    if (logbook === this._logbook) {
      Object.assign(this, { plan, problem, versioning: versioning ?? null });
      this._readiness = null;
      this._changed.emit();
    }
  }

  private versioning: VersioningFacts | null = null;
  private readonly soon: Debouncer;
  private readonly later: Debouncer;
  private _logbook: ILogbook | null = null;
  private _readiness: Readiness | null = null;
  private _changed = new Signal<this, void>(this);
}
