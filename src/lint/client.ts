/** ruff in its worker, as promises. */
import type { LintAnswer, LintRequest } from './messages';
import type { RuffDiagnostic, RuffSettings } from './ruff';

type Waiting = { resolve(answer: LintAnswer): void; reject(reason: Error): void };

/** Starts the worker at the first question; 3.8 MB are fetched then, and never before. */
export class RuffClient {
  /**
   * What ruff finds in the text.
   *
   * @throws Error with ruff's words where the settings are wrong, or the worker cannot start.
   */
  async check(text: string, settings: RuffSettings): Promise<readonly RuffDiagnostic[]> {
    const answer = await this._ask(id => ({ id, settings, kind: 'check', text }));
    return answer.kind === 'check' ? answer.diagnostics : [];
  }

  /** Each text in ruff's format, null where it is no valid Python. @throws as {@link check}. */
  async format(
    texts: readonly string[],
    settings: RuffSettings
  ): Promise<readonly (string | null)[]> {
    const answer = await this._ask(id => ({ id, settings, kind: 'format', texts }));
    return answer.kind === 'format' ? answer.texts : [];
  }

  /** Ends the worker; a later question starts another. */
  dispose(): void {
    this._worker?.terminate();
    this._worker = null;
    this._fail(new Error('The linter was stopped.'));
  }

  private _ask(request: (id: number) => LintRequest): Promise<LintAnswer> {
    const id = this._next++;
    return new Promise((resolve, reject) => {
      this._waiting.set(id, { resolve, reject });
      this._running().postMessage(request(id));
    });
  }

  private _running(): Worker {
    if (!this._worker) {
      this._worker = new Worker(new URL('./worker.js', import.meta.url));
      this._worker.onmessage = ({ data }: MessageEvent<LintAnswer>) => this._onAnswer(data);
      this._worker.onerror = event =>
        this._fail(new Error(event.message || 'The worker could not be started.'));
    }
    return this._worker;
  }

  private _onAnswer(answer: LintAnswer): void {
    const waiting = this._waiting.get(answer.id);
    this._waiting.delete(answer.id);
    if (answer.kind === 'failed') {
      waiting?.reject(new Error(answer.message));
    } else {
      waiting?.resolve(answer);
    }
  }

  private _fail(reason: Error): void {
    this._waiting.forEach(waiting => waiting.reject(reason));
    this._waiting.clear();
  }

  private _worker: Worker | null = null;
  private _next = 0;
  private readonly _waiting = new Map<number, Waiting>();
}
