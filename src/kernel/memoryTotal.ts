/** The total of a kernel's memory, from the best source that answers. */
import type { Kernel, ServerConnection } from '@jupyterlab/services';
import type { MemoryLedger } from '../memory/keeper';
import type { Unavailable } from '../memory/ledger';
import { type ServerAnswer, readFromServer } from './memoryServer';
import { askUsage } from './memoryUsage';

/**
 * Reads into a ledger: the server part by process; else the kernel's own `usage_request`; else
 * the reason why there is none.
 */
export class MemoryTotal {
  constructor(
    private readonly kernel: Kernel.IKernelConnection,
    private readonly settings: ServerConnection.ISettings,
    private readonly ledger: MemoryLedger
  ) {}

  /** False where another reading soon would tell no more than this one. */
  get worthwhile(): boolean {
    return this._worthwhile;
  }

  /** An answer that is still under way no longer changes the ledger. */
  stop(): void {
    this._stopped = true;
  }

  /** Something has run in the kernel: its memory is another now. */
  hasRun(): void {
    this._due = true;
  }

  /** @throws where the server cannot be reached. */
  async read(): Promise<void> {
    const answer = await readFromServer(this.settings, this.kernel.id);
    if (this._stopped) {
      return;
    }
    switch (answer.kind) {
      case 'reading':
        this._worthwhile = true;
        this.ledger.ceiling(answer.ceiling);
        this.ledger.sample(answer.sample);
        return;
      case 'gone':
        return this.none('no-kernel');
      default:
        return this.ask(answer);
    }
  }

  /**
   * Our server part has these messages untracked. Where it is missing, and behind a gateway, they
   * count as activity: asked at intervals, no idle kernel would ever be culled. There the kernel
   * is asked only when something has run, once it is idle.
   */
  private async ask(answer: ServerAnswer): Promise<void> {
    const reason = answer.kind === 'unavailable' ? answer.reason : 'no-server-part';
    if (this._mute) {
      return this.none(reason);
    }
    this._worthwhile = answer.kind === 'unavailable' && reason !== 'remote';
    if (!this._worthwhile && (!this._due || this.kernel.status !== 'idle')) {
      return;
    }
    this._due = false;
    const usage = await askUsage(this.kernel);
    if (this._stopped) {
      return;
    }
    if (!usage) {
      this._mute = true;
      return this.none(reason);
    }
    if (usage.ceiling) {
      this.ledger.ceiling(usage.ceiling);
    }
    this.ledger.sample(usage.sample);
  }

  private none(reason: Unavailable): void {
    this._worthwhile = false;
    this.ledger.unavailable(reason);
  }

  /** What is known is older than the last run; at first nobody knows. */
  private _due = true;
  /** The kernel does not know the question. */
  private _mute = false;
  private _worthwhile = true;
  private _stopped = false;
}
