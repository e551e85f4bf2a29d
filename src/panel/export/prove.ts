/** The third page of the dialog: the proof of what was written, followed while it runs. */
import { Poll } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';
import type { Handoff, IExported, IProof, IProofOrder } from '../../kernel/handoff';

/** Between two looks at a running proof, ms. */
const INTERVAL = 700;

export class ProveModel {
  constructor(
    private readonly handoff: Handoff,
    readonly exported: IExported,
    private readonly order: IProofOrder
  ) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Null until it was begun. */
  proof: IProof | null = null;
  log: readonly string[] = [];
  /** Why it could not be begun or followed; null where it could. */
  problem: string | null = null;
  /** Id of the first commit; null where no repository was started here. */
  commit: string | null = null;
  /** When it ended or was begun last, ms since 1970. */
  time = Date.now();

  async begin(): Promise<void> {
    this.poll?.dispose();
    this.proof = null;
    this.log = [];
    this.problem = null;
    this._changed.emit();
    try {
      const name = await this.handoff.prove(this.order);
      this.name = name;
      this.poll = new Poll({
        auto: true,
        name: 'jupyterlab-shipshape:proof',
        standby: 'never',
        frequency: { interval: INTERVAL, backoff: true, max: 10_000 },
        factory: () => this.follow(name)
      });
    } catch (error) {
      this.problem = (error as Error).message;
      this._changed.emit();
    }
  }

  async stop(): Promise<void> {
    if (this.name) {
      await this.handoff.stopProof(this.name);
    }
  }

  async startRepository(): Promise<void> {
    try {
      this.commit = (await this.handoff.startRepository(this.exported.directory)).commit;
    } catch (error) {
      this.problem = (error as Error).message;
    }
    this._changed.emit();
  }

  /** Stops looking; the proof itself goes on. */
  dispose(): void {
    this.poll?.dispose();
    Signal.clearData(this);
  }

  private async follow(name: string): Promise<void> {
    const proof = await this.handoff.proof(name, this.log.length);
    this.proof = proof;
    this.log = [...this.log, ...proof.log];
    this.time = Date.now();
    if (proof.state !== 'running') {
      void this.poll?.stop();
    }
    this._changed.emit();
  }

  private name: string | null = null;
  private poll: Poll | null = null;
  private _changed = new Signal<this, void>(this);
}
