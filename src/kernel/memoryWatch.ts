/** Reads the memory of one kernel into a ledger, and only while someone looks. */
import { type Kernel, KernelMessage } from '@jupyterlab/services';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { Debouncer, Poll } from '@lumino/polling';
import type { MemoryLedger } from '../memory/keeper';
import type { Sizes } from '../memory/ledger';
import type { IMemoryWatch } from '../tokens';
import { MemoryTotal } from './memoryTotal';
import { freeVariables, type Patience, readSizes } from './sizes';

/** The same where readings fail or tell nothing. */
const SELDOM = 60_000;
/** After the last of a queue of runs, ms: variables are sized when nothing waits any more. */
const PAUSE = 300;
/** After that, ms: what there was no time for is looked at when the person seems to read. */
const REST = 1500;

export interface IMemoryWatchOptions {
  readonly kernel: Kernel.IKernelConnection;
  readonly ledger: MemoryLedger;
  /** Whether variables can be sized: the kernel speaks Python. */
  python(): boolean;
  /** Between two readings of the total, ms. */
  interval(): number;
  /** The ledger has changed. */
  changed(): void;
}

export class MemoryWatch implements IMemoryWatch, IDisposable {
  constructor(private readonly options: IMemoryWatchOptions) {
    const { kernel, ledger } = options;
    this._total = new MemoryTotal(kernel, kernel.serverSettings, ledger);
    this._poll = new Poll({
      auto: false,
      name: `jupyterlab-shipshape:memory:${kernel.id}`,
      factory: () => this.readTotal(),
      frequency: { interval: options.interval(), backoff: true, max: SELDOM },
      standby: () => (this._lookers > 0 ? 'when-hidden' : true)
    });
    kernel.iopubMessage.connect(this.onMessage, this);
    kernel.statusChanged.connect(this.onStatus, this);
  }

  get kernel(): Kernel.IKernelConnection {
    return this.options.kernel;
  }

  /** A request in a subshell ends in an idle too, while a run goes on beside it. */
  get busy(): boolean {
    return this.options.kernel.status === 'busy' || this._running.size > 0;
  }

  get measuring(): boolean {
    return this._measuring;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  look(variables: boolean): IDisposable {
    this._lookers += 1;
    this._lookersAtVariables += variables ? 1 : 0;
    if (this._lookers === 1 && !this._isDisposed) {
      void this._poll.start();
    }
    if (variables && this._unsized) {
      void this._settled.invoke();
    }
    return new DisposableDelegate(() => {
      this._lookers -= 1;
      this._lookersAtVariables -= variables ? 1 : 0;
      if (this._lookers === 0 && !this._isDisposed) {
        void this._poll.stop();
      }
    });
  }

  async measure(): Promise<void> {
    await this.size('now');
  }

  async free(names: readonly string[], own: readonly string[]): Promise<number | null> {
    const freed = await freeVariables(this.options.kernel, names, own);
    if (!freed) {
      throw new Error('The kernel did not do it.');
    }
    await Promise.all([this._poll.refresh(), this.size('quick')]);
    return freed.before === null || freed.after === null ? null : freed.before - freed.after;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this.options.kernel.iopubMessage.disconnect(this.onMessage, this);
    this.options.kernel.statusChanged.disconnect(this.onStatus, this);
    this._settled.dispose();
    this._rested.dispose();
    this._total.stop();
    this._poll.dispose();
  }

  private async readTotal(): Promise<void> {
    await this._total.read();
    if (this._isDisposed) {
      return;
    }
    this._poll.frequency = {
      ...this._poll.frequency,
      interval: this._total.worthwhile ? this.options.interval() : SELDOM
    };
    this.changed();
  }

  /** Only runs count: requests of ours end in an idle too, and must not call for the next. */
  private onMessage(_: Kernel.IKernelConnection, msg: KernelMessage.IIOPubMessage): void {
    const parent = 'msg_id' in msg.parent_header ? msg.parent_header.msg_id : '';
    if (KernelMessage.isExecuteInputMsg(msg)) {
      this._running.add(parent);
    } else if (
      KernelMessage.isStatusMsg(msg) &&
      msg.content.execution_state === 'idle' &&
      this._running.delete(parent)
    ) {
      this._unsized = true;
      this._total.hasRun();
      if (this._lookers > 0) {
        void this._settled.invoke();
      }
    }
  }

  private onStatus(_: Kernel.IKernelConnection, status: Kernel.Status): void {
    if (status === 'restarting' || status === 'autorestarting' || status === 'dead') {
      this._running.clear();
      this._unsized = true;
      this._cannotSize = false;
      if (status === 'autorestarting') {
        this.options.ledger.died();
      }
    } else if (status === 'idle' && this._unsized && this._lookersAtVariables > 0) {
      // Known only now, after a reload of the page or a start.
      void this._settled.invoke();
    }
  }

  /** A queue has ended. */
  private settle(): void {
    if (this._isDisposed || this.options.kernel.status !== 'idle' || this._running.size) {
      return;
    }
    if (this._lookers > 0) {
      void this._poll.refresh();
    }
    if (this._lookersAtVariables > 0 && this._unsized) {
      void this.size('quick');
    }
  }

  /** Nothing has run since the variables were sized in haste. */
  private sizeTheRest(): void {
    const idle = !this._isDisposed && this.options.kernel.status === 'idle' && !this._running.size;
    if (idle && !this._unsized && this._lookersAtVariables > 0) {
      void this.size('thorough');
    }
  }

  private async size(patience: Patience): Promise<void> {
    const { kernel, ledger, python } = this.options;
    const hopeless = this._cannotSize && patience !== 'now';
    if (!python() || this._measuring || this._isDisposed || hopeless) {
      return;
    }
    this._measuring = true;
    this.changed();
    try {
      const sizes = await readSizes(kernel, patience);
      // A request behind a failed cell comes back without an answer while the kernel is well.
      this._cannotSize = !sizes && kernel.status === 'idle';
      if (sizes && !this._isDisposed) {
        this._unsized = false;
        ledger.sizes(sizes);
        if (patience === 'quick' && isUnfinished(sizes)) {
          void this._rested.invoke();
        }
      }
    } catch {
      // The kernel went away or restarted in between: what comes next tells.
    } finally {
      this._measuring = false;
      this.changed();
    }
  }

  private changed(): void {
    if (!this._isDisposed) {
      this.options.changed();
    }
  }

  private readonly _total: MemoryTotal;
  private readonly _poll: Poll;
  private readonly _settled = new Debouncer(() => this.settle(), PAUSE);
  private readonly _rested = new Debouncer(() => this.sizeTheRest(), REST);
  /** Requests that run code for somebody at present. */
  private readonly _running = new Set<string>();
  private _unsized = true;
  private _cannotSize = false;
  private _measuring = false;
  private _lookers = 0;
  private _lookersAtVariables = 0;
  private _isDisposed = false;
}

/** Whether more time would tell more. */
function isUnfinished({ variables }: Sizes): boolean {
  return variables.some(({ how }) => how === 'partial' || how === 'skipped');
}
