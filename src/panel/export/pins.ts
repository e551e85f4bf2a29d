/** Exact versions with hashes: looked for by a click, followed and stopped. */
import { Poll } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';
import type { Handoff, IPins } from '../../kernel/handoff';
import { requirementLines } from '../../package/requirements';
import type { DescribeModel } from './describe';

/** Between two looks at the job, ms. */
const INTERVAL = 500;

export class PinsModel {
  /**
   * @param kernel - name of the kernel's spec.
   * @param made - makes the preview again, once the plan holds the lock.
   */
  constructor(
    private readonly handoff: Handoff,
    private readonly kernel: string,
    private readonly describe: DescribeModel,
    private readonly made: () => Promise<void>
  ) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Null until the first look. */
  pins: IPins | null = null;
  /** Why the job could not be begun or followed; null where it could. */
  problem: string | null = null;

  get running(): boolean {
    return this.pins?.state === 'running';
  }

  /** Packages in the lock that the plan holds; 0: it holds none. */
  get packages(): number {
    const lock = this.describe.plan?.files.find(file => file.role === 'lock');
    return lock?.text.match(/^\[\[packages\]\]/gm)?.length ?? 0;
  }

  async start(): Promise<void> {
    const { plan } = this.describe;
    if (!plan || this.running) {
      return;
    }
    const requirements = requirementLines(plan.dependencies);
    const constraints = plan.files.find(file => file.role === 'constraints')?.text ?? '';
    this.problem = null;
    try {
      const name = await this.handoff.startPins({
        kernel: this.kernel,
        requirements,
        constraints: constraints.split('\n').filter(Boolean)
      });
      this.name = name;
      this.poll?.dispose();
      this.poll = new Poll({
        auto: true,
        name: 'jupyterlab-shipshape:pins',
        standby: 'never',
        frequency: { interval: INTERVAL, backoff: true, max: 10_000 },
        factory: () => this.follow(name, requirements)
      });
      await this.follow(name, requirements);
    } catch (error) {
      this.problem = (error as Error).message;
    }
    this._changed.emit();
  }

  async stop(): Promise<void> {
    if (this.name) {
      this.pins = await this.handoff.stopPins(this.name);
      this._changed.emit();
    }
  }

  dispose(): void {
    this.poll?.dispose();
    Signal.clearData(this);
    if (this.running) {
      void this.stop();
    }
  }

  private async follow(name: string, requirements: readonly string[]): Promise<void> {
    const before = this.pins?.state;
    this.pins = await this.handoff.pins(name);
    if (this.pins.state !== 'running') {
      void this.poll?.stop();
      if (this.pins.state === 'held' && before !== 'held') {
        this.describe.choose({ lock: { text: this.pins.text, requirements } });
        await this.made();
      }
    }
    this._changed.emit();
  }

  private name: string | null = null;
  private poll: Poll | null = null;
  private _changed = new Signal<this, void>(this);
}
