/** What happens in the kernel of one document, whichever kernel that is at the moment. */
import type { ISessionContext } from '@jupyterlab/apputils';
import type { Kernel, Session } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';
import { type MessageRun, MessageRuns } from '../kernel/messages';
import type { RecordLog, RunRecord } from '../kernel/record';
import { RecorderLink } from '../kernel/recorder';
import type { IKernelState } from '../tokens';

/** Something that the kernel told. */
export type KernelNews =
  /** The namespace is new, or there is another kernel, or none. */
  | { readonly type: 'namespace'; readonly document: string; readonly time: number }
  /** `own`: this page asked for the run. */
  | { readonly type: 'record'; readonly record: RunRecord; readonly own: boolean }
  | { readonly type: 'log'; readonly log: RecordLog }
  | { readonly type: 'message'; readonly run: MessageRun }
  /** A queue has ended. */
  | { readonly type: 'settled' }
  /** The recorder was taken out; the namespace goes on. */
  | { readonly type: 'unrecorded' }
  /** Status, or how it is watched. */
  | { readonly type: 'state' };

/** Watches the kernel of a session context: by the recorder where it may, by messages always. */
export class KernelWatch implements IDisposable {
  constructor(
    private readonly context: ISessionContext,
    private recording: boolean
  ) {
    context.kernelChanged.connect(this.onKernelChanged, this);
    context.statusChanged.connect(this.onStatus, this);
    this.attach();
  }

  get news(): ISignal<this, KernelNews> {
    return this._news;
  }

  /** True while code runs or waits. */
  get busy(): boolean {
    return this._messages?.busy ?? false;
  }

  get kernel(): Kernel.IKernelConnection | null {
    return this.context.session?.kernel ?? null;
  }

  /** As the document is called to the recorder: the same for all that have it open on this kernel. */
  get document(): string {
    return this.context.session?.id ?? '';
  }

  get state(): IKernelState | null {
    const kernel = this.kernel;
    if (!kernel || kernel.isDisposed) {
      return null;
    }
    return {
      id: kernel.id,
      name: kernel.name,
      displayName: this.context.kernelDisplayName,
      language: this.language,
      status: this.context.kernelDisplayStatus,
      watched: this._recorder?.state === 'watching' ? 'recorder' : 'messages',
      since: this._since
    };
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** How often the recorder failed by itself, as it last told. */
  get failures(): number {
    return this._failures;
  }

  /** Whether the recorder refused to work in this kernel. */
  get refused(): boolean {
    return this._recorder?.state === 'refused';
  }

  /** Switch the recorder on or off. */
  record(on: boolean): void {
    if (on === this.recording) {
      return;
    }
    this.recording = on;
    if (on) {
      this.startRecorder(false);
    } else {
      this._recorder?.remove();
      this.stopRecorder();
      this._epoch = '';
      this._news.emit({ type: 'unrecorded' });
    }
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this.context.kernelChanged.disconnect(this.onKernelChanged, this);
    this.context.statusChanged.disconnect(this.onStatus, this);
    this.detach();
    Signal.clearData(this);
  }

  private get language(): string {
    const spec = this.context.specsManager.specs?.kernelspecs[this.kernel?.name ?? ''];
    return (spec?.language ?? '').toLowerCase();
  }

  /** Runs before anything that was queued behind the start or restart is sent. */
  private onKernelChanged(
    _: ISessionContext,
    args: Session.ISessionConnection.IKernelChangedArgs
  ): void {
    const restarted = args.oldValue !== null && args.oldValue === args.newValue;
    if (!restarted) {
      this.detach();
    }
    this.renew();
    if (restarted) {
      this._recorder?.ensure(true);
    } else {
      this.attach();
    }
  }

  private onStatus(_: ISessionContext, status: Kernel.Status): void {
    if (status === 'autorestarting' || status === 'dead') {
      this.renew();
    }
    this._news.emit({ type: 'state' });
  }

  private renew(): void {
    this._since = null;
    this._failures = 0;
    this._epoch = '';
    this._news.emit({ type: 'namespace', document: this.document, time: Date.now() });
  }

  private attach(): void {
    const kernel = this.kernel;
    if (!kernel || kernel.isDisposed) {
      return;
    }
    this._messages = new MessageRuns(kernel);
    this._messages.finished.connect(this.onMessageRun, this);
    this._messages.settled.connect(this.onSettled, this);
    if (this.recording) {
      this.startRecorder(true);
    }
  }

  private detach(): void {
    this._messages?.dispose();
    this._messages = null;
    this.stopRecorder();
  }

  private startRecorder(first: boolean): void {
    if (!this.kernel || this._recorder || this.language !== 'python') {
      return;
    }
    this._recorder = new RecorderLink(this.kernel, this.document);
    this._recorder.recorded.connect(this.onRecord, this);
    this._recorder.pulled.connect(this.onLog, this);
    this._recorder.stateChanged.connect(this.onRecorderState, this);
    this._recorder.ensure(first && this.kernel.status === 'starting');
  }

  private stopRecorder(): void {
    this._recorder?.dispose();
    this._recorder = null;
  }

  private onRecord(_: RecorderLink, record: RunRecord): void {
    if (this._epoch && record.epoch !== this._epoch) {
      // Another client restarted the kernel, and its recorder was quicker than ours.
      this.renew();
    }
    this._epoch = record.epoch;
    const own = record.session === this.kernel?.clientId;
    this._news.emit({ type: 'record', record, own });
  }

  private onLog(_: RecorderLink, log: RecordLog): void {
    if (this._epoch && log.epoch !== this._epoch) {
      this.renew();
    }
    this._epoch = log.epoch;
    this._since = log.since;
    this._failures = log.failures.count;
    this._news.emit({ type: 'log', log });
  }

  private onRecorderState(): void {
    this._news.emit({ type: 'state' });
  }

  private onMessageRun(_: MessageRuns, run: MessageRun): void {
    this._news.emit({ type: 'message', run });
  }

  private onSettled(): void {
    this._news.emit({ type: 'settled' });
  }

  private _messages: MessageRuns | null = null;
  private _recorder: RecorderLink | null = null;
  private _epoch = '';
  private _failures = 0;
  private _since: number | null = null;
  private _news = new Signal<this, KernelNews>(this);
  private _isDisposed = false;
}
