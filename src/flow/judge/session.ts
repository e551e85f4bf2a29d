/** One notebook and its kernel, as it goes on: events in, a judgement out. */
import { english, type Translation } from '../../phrase';
import type { PageFlow } from '../dataflow';
import type { Judgement } from '../finding';
import { pageFlow, type Reader } from '../page';
import { Record, type Step } from '../record';
import { Sentences } from '../sentences';
import type { SessionCell, SessionEvent } from '../session';
import { SideSentences } from '../side-sentences';
import { Summary } from '../summary';
import { judgeOrder } from './order';
import { judgePage, type Words } from './page';
import { Worlds } from './worlds';

export interface SessionOptions {
  /** Reads Python; null where it cannot be read (another language, no WebAssembly): only order is judged. */
  readonly read: Reader | null;
  /** Of the kernel. Default: `python`. */
  readonly language?: string;
  /** Default: English. */
  readonly trans?: Translation;
  /** How a time (ms since 1970) is written in a sentence. Default: no times in sentences. */
  readonly clock?: (time: number) => string;
}

/**
 * The state of one notebook with its kernel. Feed it every event in order; ask for the
 * judgement when it is needed: it is computed then, and only for what the events touched.
 */
export class Session {
  private readonly record = new Record();
  private readonly worlds: Worlds | null;
  private readonly words: Words;
  private known: { judgement?: Judgement; flow?: PageFlow } = {};

  constructor(private readonly options: SessionOptions) {
    const { read, language = 'python', trans = english, clock } = options;
    this.worlds = read && language === 'python' ? new Worlds(read) : null;
    const sentences = new Sentences(trans);
    const sideSentences = new SideSentences(trans, sentences, clock);
    this.words = { sentences, sideSentences, summary: new Summary(trans), clock };
  }

  apply(event: SessionEvent): void {
    if (event.type === 'restart') {
      this.worlds?.learn(this.record);
    }
    this.record.apply(event);
    this.known = event.type === 'run' || event.type === 'console' ? { flow: this.known.flow } : {};
  }

  /** The code cells of the page, in page order. */
  get cells(): readonly SessionCell[] {
    return this.record.cells;
  }

  /** Runs since the namespace was new, in their order. */
  get steps(): readonly Step[] {
    return this.record.steps;
  }

  /** What is to be said now. The same object until an event comes. */
  get judgement(): Judgement {
    const { record, worlds, words } = this;
    if (!this.known.judgement) {
      worlds?.sync(record);
      this.known.judgement = worlds
        ? judgePage(record, worlds, words)
        : judgeOrder(record, words, this.options.language ?? 'python');
    }
    return this.known.judgement;
  }

  /** The page as read; null where the language is not read. */
  get flow(): PageFlow | null {
    const { read } = this.options;
    if (!read || !this.worlds) {
      return null;
    }
    this.known.flow ??= pageFlow(this.record.cells, read, this.record.given);
    return this.known.flow;
  }
}
