import type { Kernel, KernelMessage } from '@jupyterlab/services';
import { PromiseDelegate } from '@lumino/coreutils';
import { Signal } from '@lumino/signaling';

type Content = Record<string, unknown>;

/** A connection whose other end is the test. */
export class FakeKernel {
  readonly iopubMessage = new Signal<this, KernelMessage.IIOPubMessage>(this);
  readonly anyMessage = new Signal<this, Kernel.IAnyMessageArgs>(this);
  readonly statusChanged = new Signal<this, Kernel.Status>(this);
  readonly connectionStatusChanged = new Signal<this, Kernel.ConnectionStatus>(this);
  status: Kernel.Status = 'idle';
  isDisposed = false;
  /** Code of the requests, in their order. */
  readonly requests: string[] = [];

  /** As the code under test sees it: the parts that it uses. */
  get connection(): Kernel.IKernelConnection {
    return this as unknown as Kernel.IKernelConnection;
  }

  requestExecute(content: { code: string }) {
    const done = new PromiseDelegate<unknown>();
    this.requests.push(content.code);
    this._waiting.push(done);
    return { msg: { header: { msg_id: `request-${this.requests.length}` } }, done: done.promise };
  }

  /** Answer the request that has waited longest. */
  async reply(content: Content): Promise<void> {
    this._waiting.shift()?.resolve({ content });
    await Promise.resolve();
    await Promise.resolve();
  }

  become(status: Kernel.Status): void {
    this.status = status;
    this.statusChanged.emit(status);
  }

  send(msg_type: string, msg_id: string, content: Content, metadata: Content = {}): void {
    this.any('send', { header: { msg_type, msg_id }, parent_header: {}, content, metadata });
  }

  receive(msg_type: string, parent: string, content: Content, session = 'me'): void {
    const header = { msg_type, msg_id: '', date: '2026-01-01T00:00:00Z' };
    const msg = { header, parent_header: { msg_id: parent, session }, content };
    this.iopubMessage.emit(msg as unknown as KernelMessage.IIOPubMessage);
    this.any('recv', msg);
  }

  private any(direction: 'send' | 'recv', msg: unknown): void {
    this.anyMessage.emit({ direction, msg: msg as KernelMessage.IMessage });
  }

  private _waiting: PromiseDelegate<unknown>[] = [];
}
