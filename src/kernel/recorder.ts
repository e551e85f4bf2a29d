/** This end of the recorder: puts it into a kernel and hears what it records. */
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';
import { asLog, asRecord, type RecordLog, type RunRecord } from './record';
import { attachCode, COMM_ID, DETACH_CODE, LOG_EXPRESSION } from './recorderSource';

/** `absent`: not yet, or not wanted; `asked`: sent; `refused`: the kernel cannot take it. */
export type RecorderState = 'absent' | 'asked' | 'watching' | 'refused';

/**
 * The recorder of one kernel connection.
 *
 * It is sent silently when the kernel starts, and asked for its list in the same request; from
 * then on it pushes a record for each run. Nothing is requested of a kernel that is known to be
 * busy: a request would wait behind the queue.
 */
export class RecorderLink implements IDisposable {
  /** @param document - names the document across reloads of the page and across clients. */
  constructor(
    private readonly kernel: Kernel.IKernelConnection,
    private readonly document: string
  ) {
    kernel.iopubMessage.connect(this.onIOPub, this);
    kernel.statusChanged.connect(this.onStatus, this);
    kernel.connectionStatusChanged.connect(this.onConnection, this);
  }

  get state(): RecorderState {
    return this._state;
  }

  get stateChanged(): ISignal<this, RecorderState> {
    return this._stateChanged;
  }

  /** A run has ended; told before the run's own end is. */
  get recorded(): ISignal<this, RunRecord> {
    return this._recorded;
  }

  /** All that the kernel remembers, told once after each {@link RecorderLink.ensure}. */
  get pulled(): ISignal<this, RecordLog> {
    return this._pulled;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Have the recorder in place before anything that is sent later.
   *
   * @param fresh - the namespace is known to be new, whatever the status still says.
   */
  ensure(fresh = false): void {
    this._wanted = true;
    if (this._isDisposed || this._state === 'asked' || this.gone) {
      return;
    }
    if (this.kernel.status === 'busy' && !fresh) {
      return;
    }
    this.ask();
  }

  /** Take it out of the kernel again. */
  remove(): void {
    this._wanted = false;
    if (this._state === 'watching' && !this.gone) {
      this.kernel.requestExecute({ code: DETACH_CODE, silent: true, store_history: false });
    }
    this.become('absent');
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this.kernel.iopubMessage.disconnect(this.onIOPub, this);
    this.kernel.statusChanged.disconnect(this.onStatus, this);
    this.kernel.connectionStatusChanged.disconnect(this.onConnection, this);
    Signal.clearData(this);
  }

  private get gone(): boolean {
    return this.kernel.isDisposed || this.kernel.status === 'dead';
  }

  private ask(): void {
    const future = this.kernel.requestExecute({
      code: attachCode(this.document),
      silent: true,
      store_history: false,
      stop_on_error: false,
      allow_stdin: false,
      user_expressions: { log: LOG_EXPRESSION }
    });
    this._request = future.msg.header.msg_id;
    this.become('asked');
    future.done.then(
      reply => reply && this.onReply(future.msg.header.msg_id, reply.content),
      () => this.lost(future.msg.header.msg_id)
    );
  }

  private onReply(request: string, content: KernelMessage.IExecuteReplyMsg['content']): void {
    if (request !== this._request || !this._wanted) {
      return;
    }
    if (content.status !== 'ok') {
      // A request behind a failed cell comes back aborted: ask again when the kernel is idle.
      this.become((content.status as string) === 'error' ? 'refused' : 'absent');
      return;
    }
    const answer = content.user_expressions?.log as
      { status: string; data?: Record<string, unknown> } | undefined;
    const log = asLog(answer?.data?.['application/json']);
    this.become(log ? 'watching' : 'refused');
    if (log) {
      this._pulled.emit(log);
    }
  }

  /** The connection or the kernel went away before it answered. */
  private lost(request: string): void {
    if (request === this._request && !this._isDisposed && this._state === 'asked') {
      this.become('absent');
    }
  }

  private onIOPub(_: Kernel.IKernelConnection, msg: KernelMessage.IIOPubMessage): void {
    if (msg.header.msg_type !== 'comm_msg' || !this._wanted) {
      return;
    }
    const { comm_id, data } = (msg as KernelMessage.ICommMsgMsg).content;
    const record = comm_id === COMM_ID ? asRecord(data) : null;
    if (record) {
      this._recorded.emit(record);
    }
  }

  private onStatus(_: Kernel.IKernelConnection, status: Kernel.Status): void {
    if (!this._wanted) {
      return;
    }
    if (status === 'restarting' || status === 'autorestarting') {
      this.become('absent');
    } else if (status === 'starting') {
      // Another client restarted the kernel: its first sign of life.
      this.ensure(true);
    } else if (status === 'idle' && this._state === 'absent') {
      this.ensure();
    }
  }

  /** After a lost connection records may have been missed; after a restart the recorder is gone. */
  private onConnection(_: Kernel.IKernelConnection, status: Kernel.ConnectionStatus): void {
    if (status === 'connected' && this._wanted) {
      this.ensure(this._state === 'absent');
    }
  }

  private become(state: RecorderState): void {
    if (state !== this._state) {
      this._state = state;
      this._stateChanged.emit(state);
    }
  }

  private _state: RecorderState = 'absent';
  private _wanted = false;
  private _request = '';
  private _stateChanged = new Signal<this, RecorderState>(this);
  private _recorded = new Signal<this, RunRecord>(this);
  private _pulled = new Signal<this, RecordLog>(this);
  private _isDisposed = false;
}
