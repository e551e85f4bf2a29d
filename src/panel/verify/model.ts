/** The proof of one notebook: asked for, running, or there until the page changes. */
import type { Session } from '@jupyterlab/services';
import { type ISignal, Signal } from '@lumino/signaling';
import { type CellProof, type Proof, type ProofCell, proofCells } from '../../flow/proof';
import { verify } from '../../kernel/verify';
import type { ProofFacts } from '../../package/readiness';
import type { ILogbook } from '../../tokens';

/** A proof that runs. */
export interface IRunning {
  readonly cells: readonly ProofCell[];
  /** Those that have run, in page order. */
  readonly done: readonly CellProof[];
  /** The cell that runs now; null before the first. */
  readonly at: ProofCell | null;
  readonly round: 1 | 2;
  /** ms since 1970. */
  readonly since: number;
}

export class ProofModel {
  constructor(
    private readonly logbook: ILogbook,
    private readonly sessions: Session.IManager
  ) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get running(): IRunning | null {
    return this._running;
  }

  /** The last proof; null where there is none, or the page has changed since. */
  get proof(): Proof | null {
    return this._proof && this._page === pageOf(this.logbook) ? this._proof : null;
  }

  /** Why the last proof came to nothing; null where it did not. */
  get problem(): string | null {
    return this._problem;
  }

  get facts(): ProofFacts | null {
    const { proof } = this;
    return (
      proof && {
        same: proof.cells.filter(cell => cell.verdict === 'same').length,
        cells: proof.cells.length
      }
    );
  }

  /** @param kernel - name of the spec. @param again - see `VerifyOptions.again`. */
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
    this.become({ cells, done: [], at: null, round: 1, since: Date.now() });
    try {
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

  /** Put the result aside. */
  forget(): void {
    this._proof = null;
    this._problem = null;
    this._changed.emit();
  }

  private become(running: IRunning | null): void {
    this._running = running;
    this._changed.emit();
  }

  private _running: IRunning | null = null;
  private _proof: Proof | null = null;
  private _page = '';
  private _problem: string | null = null;
  private _abort: AbortController | null = null;
  private _changed = new Signal<this, void>(this);
}

/** The proofs of the open notebooks. */
export class Proofs {
  constructor(private readonly sessions: Session.IManager) {}

  of(logbook: ILogbook): ProofModel {
    let model = this.models.get(logbook);
    if (!model) {
      model = new ProofModel(logbook, this.sessions);
      this.models.set(logbook, model);
    }
    return model;
  }

  private readonly models = new WeakMap<ILogbook, ProofModel>();
}

/** What a proof stands on: the sources in their order. */
function pageOf(logbook: ILogbook): string {
  return JSON.stringify(logbook.cells.map(cell => [cell.id, cell.source]));
}
