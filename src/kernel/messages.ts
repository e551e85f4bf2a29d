/** Runs as any kernel's messages tell them: no evidence of names, but order, text and outcome. */
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

/** A run that has ended, as its messages told it. */
export interface MessageRun {
  readonly msgId: string;
  /** Session of the client that asked for it. */
  readonly session: string;
  /** Whether this connection sent it. */
  readonly own: boolean;
  /** From the request's metadata; null where another client sent it: its metadata is not told. */
  readonly cell: string | null;
  readonly source: string;
  readonly count: number | null;
  /** ms since 1970. */
  readonly start: number;
  readonly end: number;
  readonly ok: boolean;
  readonly error: { readonly name: string; readonly line: null } | null;
}

type Draft = { -readonly [K in keyof MessageRun]: MessageRun[K] };

/** Listens to the messages of one kernel connection; asks for nothing. */
export class MessageRuns implements IDisposable {
  constructor(private readonly kernel: Kernel.IKernelConnection) {
    kernel.anyMessage.connect(this.onMessage, this);
    kernel.statusChanged.connect(this.onStatus, this);
  }

  /** A run began. */
  get started(): ISignal<this, void> {
    return this._started;
  }

  /** A run has ended. */
  get finished(): ISignal<this, MessageRun> {
    return this._finished;
  }

  /** The last request of a queue has ended, or the queue is gone. */
  get settled(): ISignal<this, void> {
    return this._settled;
  }

  /** True while requests of this connection wait or run, or while another client's code runs. */
  get busy(): boolean {
    return this._asked.size > 0 || this._running.size > 0;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this.kernel.anyMessage.disconnect(this.onMessage, this);
    this.kernel.statusChanged.disconnect(this.onStatus, this);
    Signal.clearData(this);
  }

  private onMessage(_: Kernel.IKernelConnection, { msg, direction }: Kernel.IAnyMessageArgs): void {
    if (direction === 'send') {
      if (msg.header.msg_type === 'execute_request') {
        this.onRequest(msg as KernelMessage.IExecuteRequestMsg);
      }
      return;
    }
    const parent = (msg.parent_header as KernelMessage.IHeader).msg_id;
    switch (msg.header.msg_type) {
      case 'execute_input':
        this.onInput(msg as KernelMessage.IExecuteInputMsg);
        break;
      case 'error':
        this.onError(parent, (msg as KernelMessage.IErrorMsg).content.ename);
        break;
      case 'execute_reply':
        this.onReply(parent, (msg as KernelMessage.IExecuteReplyMsg).content.status);
        break;
      case 'status':
        if ((msg as KernelMessage.IStatusMsg).content.execution_state === 'idle') {
          this.onIdle(parent, time(msg));
        }
        break;
    }
  }

  private onRequest(msg: KernelMessage.IExecuteRequestMsg): void {
    if (msg.content.silent) {
      return;
    }
    const cell = msg.metadata['cellId'];
    this._asked.set(msg.header.msg_id, typeof cell === 'string' ? cell : null);
  }

  private onInput(msg: KernelMessage.IExecuteInputMsg): void {
    const parent = msg.parent_header as KernelMessage.IHeader;
    const start = time(msg);
    this._running.set(parent.msg_id, {
      msgId: parent.msg_id,
      session: parent.session,
      own: this._asked.has(parent.msg_id),
      cell: this._asked.get(parent.msg_id) ?? null,
      source: msg.content.code,
      count: msg.content.execution_count,
      start,
      end: start,
      ok: true,
      error: null
    });
    this._started.emit();
  }

  private onError(parent: string, name: string): void {
    const run = this._running.get(parent);
    if (run) {
      run.ok = false;
      run.error = { name, line: null };
    }
  }

  /** Requests behind a failed one come back `aborted` and were never run. */
  private onReply(parent: string, status: string): void {
    const run = this._running.get(parent);
    if (run && status === 'error') {
      run.ok = false;
    }
    if (!run && this._asked.delete(parent)) {
      this.settle();
    }
  }

  private onIdle(parent: string, end: number): void {
    const run = this._running.get(parent);
    if (!run) {
      return;
    }
    run.end = end;
    this._running.delete(parent);
    this._asked.delete(parent);
    this._finished.emit(run);
    this.settle();
  }

  /** What was asked of a kernel that is gone gets no answer. */
  private onStatus(_: Kernel.IKernelConnection, status: Kernel.Status): void {
    if (['restarting', 'autorestarting', 'terminating', 'dead'].includes(status) && this.busy) {
      this._asked.clear();
      this._running.clear();
      this._settled.emit();
    }
  }

  private settle(): void {
    if (!this.busy) {
      this._settled.emit();
    }
  }

  private _asked = new Map<string, string | null>();
  private _running = new Map<string, Draft>();
  private _started = new Signal<this, void>(this);
  private _finished = new Signal<this, MessageRun>(this);
  private _settled = new Signal<this, void>(this);
  private _isDisposed = false;
}

/** When a message was made, by the kernel's clock; now where it does not say. */
function time(msg: KernelMessage.IMessage): number {
  const date = Date.parse(msg.header.date);
  return Number.isNaN(date) ? Date.now() : date;
}
