/** The proof of one notebook: asked for, running, or there until the page changes. */
import type { Session } from '@jupyterlab/services';
import { type ISignal, Signal } from '@lumino/signaling';
import type { Proof } from '../../flow/proof';
import { proofCells } from '../../flow/proof-cells';
import type { ILogbook, INotebookProof, IProofs, IRunningProof } from '../../tokens';

export class ProofModel implements INotebookProof {
  constructor(
    private readonly logbook: ILogbook,
    private readonly sessions: Session.IManager
  ) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get running(): IRunningProof | null {
    return this._running;
  }

  get last(): Proof | null {
    return this._proof;
  }

  get current(): Proof | null {
    return this._proof && this._page === pageOf(this.logbook) ? this._proof : null;
  }

  get open(): boolean {
    return this._open ?? this.current !== null;
  }
  set open(open: boolean) {
    this._open = open;
    this._changed.emit();
  }

  get problem(): string | null {
    return this._problem;
  }

  async start(kernel: string, again: boolean): Promise<void> {
    if (this._running) {
      return;
    }
    const cells = proofCells(this.logbook.notebook());
    const page = pageOf(this.logbook);
    const abort = new AbortController();
    this._abort = abort;
    this._problem = null;
    this._proof = null;
    this._open = null;
    this.become({ cells, done: [], at: null, round: 1, since: Date.now() });
    try {
      // What runs kernels and compares outputs is fetched when it is first needed.
      const { verify } = await import('../../kernel/verify');
      this._proof = await verify({
        sessions: this.sessions,
        path: this.logbook.path,
        kernel,
        cells,
        again,
        signal: abort.signal,
        onBegin: (at, round) => this._running && this.become({ ...this._running, at, round }),
        onCell: cell =>
          this._running && this.become({ ...this._running, done: [...this._running.done, cell] })
      });
      this._page = page;
    } catch (reason) {
      this._problem = reason instanceof Error ? reason.message : String(reason);
    }
    if (abort.signal.aborted) {
      this._proof = null;
    }
    this.become(null);
  }

  stop(): void {
    this._abort?.abort();
  }

  private become(running: IRunningProof | null): void {
    this._running = running;
    this._changed.emit();
  }

  private _running: IRunningProof | null = null;
  private _proof: Proof | null = null;
  private _open: boolean | null = null;
  private _page = '';
  private _problem: string | null = null;
  private _abort: AbortController | null = null;
  private _changed = new Signal<this, void>(this);
}

/** The proofs of the open notebooks. */
export class Proofs implements IProofs {
  constructor(private readonly sessions: Session.IManager) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  of(logbook: ILogbook): ProofModel {
    let model = this.models.get(logbook);
    if (!model) {
      model = new ProofModel(logbook, this.sessions);
      model.changed.connect(() => this._changed.emit());
      this.models.set(logbook, model);
    }
    return model;
  }

  private readonly models = new WeakMap<ILogbook, ProofModel>();
  private _changed = new Signal<this, void>(this);
}

/** What a proof stands on: the sources in their order, and what is shown below them. */
function pageOf({ cells, outputs }: ILogbook): string {
  return JSON.stringify([outputs, ...cells.map(cell => [cell.id, cell.source])]);
}
