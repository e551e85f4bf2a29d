/** A kernel of its own that runs a page and is gone afterwards; the person's kernel is not touched. */
import type { Kernel, KernelMessage, Session } from '@jupyterlab/services';
import { PromiseDelegate, UUID } from '@lumino/coreutils';
import { type FreshError, type FreshRun, NOTHING, type ProofCell } from '../../flow/proof';
import { DEAD } from '../../flow/proof-sentences';
import type { RunRecord } from '../record';
import { RecorderLink } from '../recorder';
import { OutputCollector } from './collector';
import { OutputWidgets } from './outputWidgets';

/** How long a kernel may take to come up, and the recorder to answer, in ms. */
const START_TIMEOUT = 60_000;
const RECORDER_TIMEOUT = 10_000;
const RECONNECT_TIMEOUT = 5000;

export class FreshKernel {
  /**
   * Starts a kernel in the folder of the notebook.
   *
   * @param path - of the notebook, as the server knows it.
   * @param name - of the kernel's spec.
   * @throws Error in a sentence where no kernel comes up.
   */
  static async start(sessions: Session.IManager, path: string, name: string) {
    // A path of its own in the same folder: sessions are found by path, and this one is not the page's.
    const session = await sessions.startNew(
      { path: `${path}-proof-${UUID.uuid4()}`, name: 'Shipshape', type: 'file', kernel: { name } },
      { kernelConnectionOptions: { handleComms: false } }
    );
    const fresh = new FreshKernel(session);
    try {
      await fresh.ready();
    } catch (reason) {
      await fresh.shutdown();
      throw reason;
    }
    return fresh;
  }

  private constructor(private readonly session: Session.ISessionConnection) {
    const kernel = session.kernel;
    if (!kernel) {
      throw new Error('The server started no kernel.');
    }
    this.kernel = kernel;
    this.recorder = new RecorderLink(kernel, session.path);
    this.recorder.recorded.connect((_, record) => {
      this.lastRecord = record;
    });
    kernel.statusChanged.connect(this.onStatus, this);
  }

  /** For a look at what the cells left. */
  get connection(): Kernel.IKernelConnection {
    return this.kernel;
  }

  /**
   * Runs one cell. A kernel that dies of it is the error of the cell.
   *
   * @throws Error where the kernel is shut down meanwhile.
   */
  async run(cell: ProofCell): Promise<FreshRun> {
    const shown = { cell: new OutputCollector(), bare: new OutputCollector(), widgets: false };
    const start = performance.now();
    this.lastRecord = null;
    const future = this.kernel.requestExecute(
      { code: cell.source, allow_stdin: false, stop_on_error: true },
      false,
      { cellId: cell.id }
    );
    future.onIOPub = message => {
      shown.bare.take(message);
      if (this.widgets.takes(message)) {
        shown.widgets = true;
      } else {
        shown.cell.take(message);
      }
    };
    try {
      const reply = await Promise.race([future.done, this.died.promise]);
      const seconds = (performance.now() - start) / 1000;
      return freshRun(shown, reply?.content, this.lastRecord, seconds);
    } catch (reason) {
      if (reason instanceof DeadKernel) {
        return deadRun(shown.cell, (performance.now() - start) / 1000);
      }
      throw reason;
    } finally {
      future.dispose();
    }
  }

  /** Stops a cell that runs: the process ends, whatever it is doing. */
  async shutdown(): Promise<void> {
    this.died.reject(new Error('The proof was stopped.'));
    this.kernel.statusChanged.disconnect(this.onStatus, this);
    this.recorder.dispose();
    await this.connected();
    if (!this.session.isDisposed) {
      await this.session.shutdown().catch(() => undefined);
      this.session.dispose();
    }
  }

  private async ready(): Promise<void> {
    await within(
      Promise.race([this.kernel.info, this.died.promise]),
      START_TIMEOUT,
      'The kernel did not start within a minute.'
    );
    const answered = new PromiseDelegate<void>();
    const look = (): void => {
      if (this.recorder.state === 'watching' || this.recorder.state === 'refused') {
        answered.resolve();
      }
    };
    this.recorder.stateChanged.connect(look);
    this.recorder.ensure(true);
    // Without the recorder the proof goes on; only its figures of memory are missing.
    await within(answered.promise, RECORDER_TIMEOUT, '').catch(() => undefined);
    this.recorder.stateChanged.disconnect(look);
  }

  /** A connection that is thrown away while it connects again fails where nobody can hear it. */
  private async connected(): Promise<void> {
    if (this.kernel.connectionStatus !== 'connecting') {
      return;
    }
    const settled = new PromiseDelegate<void>();
    const look = (): void => settled.resolve();
    this.kernel.connectionStatusChanged.connect(look);
    await within(settled.promise, RECONNECT_TIMEOUT, '').catch(() => undefined);
    this.kernel.connectionStatusChanged.disconnect(look);
  }

  private onStatus(_: Kernel.IKernelConnection, status: Kernel.Status): void {
    if (status === 'dead' || status === 'autorestarting' || status === 'restarting') {
      this.died.reject(new DeadKernel('The kernel died.'));
    }
  }

  private readonly kernel: Kernel.IKernelConnection;
  private readonly recorder: RecorderLink;
  private readonly widgets = new OutputWidgets();
  private readonly died = newFailure();
  private lastRecord: RunRecord | null = null;
}

/** What a run shows: below its cell, and (`bare`) where nothing shows widgets. */
interface Shown {
  readonly cell: OutputCollector;
  readonly bare: OutputCollector;
  /** A widget has taken something. */
  readonly widgets: boolean;
}

class DeadKernel extends Error {}

function deadRun(collector: OutputCollector, seconds: number): FreshRun {
  const error = { name: DEAD, value: 'The kernel died.', line: null };
  const output = { output_type: 'error', ename: error.name, evalue: error.value };
  return { ...NOTHING, outputs: [...collector.outputs, output], error, seconds, bound: null };
}

/** A promise that only ever fails, and may do so while nobody listens. */
function newFailure(): PromiseDelegate<never> {
  const failure = new PromiseDelegate<never>();
  failure.promise.catch(() => undefined);
  return failure;
}

function freshRun(
  { cell, bare, widgets }: Shown,
  reply: KernelMessage.IExecuteReplyMsg['content'] | undefined,
  record: RunRecord | null,
  seconds: number
): FreshRun {
  const failed = reply?.status === 'error' ? reply : null;
  const error: FreshError | null = failed && {
    name: failed.ename,
    value: failed.evalue,
    line: record?.error?.line ?? null
  };
  return {
    outputs: cell.outputs,
    bare: widgets ? bare.outputs : null,
    error,
    seconds: record ? (record.end - record.start) / 1000 : seconds,
    rssBefore: record?.rss_before ?? null,
    rssAfter: record?.rss_after ?? null,
    peak: record?.peak ?? null,
    method: record?.method ?? null,
    bound: record?.bound ?? null
  };
}

async function within<T>(promise: Promise<T>, ms: number, sentence: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
