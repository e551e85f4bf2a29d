/** What happened to one notebook and its kernel, in its order: told to the verdicts and to the ledger of memory. */
import type { SessionEvent } from '../flow/session';
import type { MemoryLedger } from '../memory/keeper';
import type { Page } from './page';
import { type KnownRun, Runs } from './runs';
import { Verdicts } from './verdicts';
import type { KernelNews } from './watch';

export class Chronicle {
  /** @param document - as clients name it to the recorder. */
  constructor(
    private readonly page: Page,
    document: string,
    private readonly ledger: MemoryLedger
  ) {
    this._runs = new Runs(page, document);
    this.verdicts = new Verdicts(() => this.story());
  }

  readonly verdicts: Verdicts;

  get runs(): readonly KnownRun[] {
    return this._runs.all;
  }

  /** Ids of cells that had run when the judgement was made. */
  get judgedRuns(): ReadonlySet<string> {
    return this._judgedRuns;
  }

  /** Takes what the kernel told. */
  hear(news: KernelNews): void {
    switch (news.type) {
      case 'namespace':
        return this.begin(news.document, news.time);
      case 'record':
        return this.add(this._runs.addRecord(news.record, news.own));
      case 'message':
        return this.add(this._runs.addMessage(news.run));
      case 'log':
        if (this._runs.replace(news.log)) {
          this._runs.all.forEach(run => this.note(run));
          this.verdicts.begin();
        }
        return;
      case 'unrecorded':
        return this._runs.endEpoch();
      default:
    }
  }

  /** Judges what has happened until now. */
  settle(): void {
    this.takeEdits();
    if (this.verdicts.settle()) {
      this._judgedRuns = new Set(this._runs.all.flatMap(run => run.cell ?? []));
    }
  }

  /** All that led to the present: the page as it stands is where it opens. */
  private story(): readonly SessionEvent[] {
    this.page.takeEvents();
    return [{ type: 'open', cells: this.page.sources }, ...this._runs.all.map(run => run.event)];
  }

  private begin(document: string, time: number): void {
    const ran = this._runs.all.length > 0;
    this._runs.clear(document);
    this.ledger.restart();
    if (ran) {
      this.takeEdits();
      this.verdicts.add([{ type: 'restart', time }]);
    }
  }

  private add(run: KnownRun | null): void {
    if (!run) {
      return;
    }
    this.note(run);
    this.takeEdits();
    this.verdicts.add([run.event]);
  }

  private note({ memory, cell, count, time, duration }: KnownRun): void {
    if (memory) {
      this.ledger.add(memory);
    } else if (cell !== null && time !== null && duration !== null) {
      this.ledger.ran({ cell, count, start: time, end: time + duration });
    }
  }

  private takeEdits(): void {
    this.verdicts.add(this.page.takeEvents());
  }

  private readonly _runs: Runs;
  private _judgedRuns: ReadonlySet<string> = new Set();
}
