/** The judgement of one document, asked for when it has settled. */
import type { Judgement, PageFlow, Session, SessionEvent } from '../flow';

/** How cells are read and judged; comes by itself, when there is a notebook to read. */
export interface Reading {
  /** A session of the flow layer in which nothing has happened; null where the engine is not there. */
  begin(language: string): Session | null;
  /** Why not all can be read, in a sentence; empty where it can. */
  readonly notice: string;
}

/** Feeds events to a session of the flow layer, and keeps what it last said. */
export class Verdicts {
  /** @param story - all events that lead to the present, the page's opening first. */
  constructor(private readonly story: () => readonly SessionEvent[]) {}

  /** Null until first settled, and while turned off. */
  get judgement(): Judgement | null {
    return this._judgement;
  }

  /** The page as read; null until first settled, and where it cannot be read. */
  get flow(): PageFlow | null {
    return this._flow;
  }

  get notice(): string {
    return this._reading?.notice ?? '';
  }

  /** The parser is there, or it is known why it is not. */
  readBy(reading: Reading): void {
    this._reading = reading;
    this.begin();
  }

  /** The kernel's language is known. */
  set language(value: string) {
    if (value !== this._language) {
      this._language = value;
      this.begin();
    }
  }

  /** Whether cells are judged at all; the page as read is there in any case. */
  set on(value: boolean) {
    if (value !== this._on) {
      this._on = value;
      this._stale = true;
    }
  }

  /** Forget what was told, and tell it again from the start. */
  begin(): void {
    if (!this._reading) {
      return;
    }
    this._session = this._reading.begin(this._language);
    this.add(this.story());
    this._stale = true;
  }

  add(events: readonly SessionEvent[]): void {
    for (const event of events) {
      this._session?.apply(event);
    }
    this._stale ||= events.length > 0;
  }

  /** Nothing runs and nobody types: judge. @returns whether there was anything new. */
  settle(): boolean {
    if (!this._stale || !this._session) {
      return false;
    }
    this._stale = false;
    this._judgement = this._on ? this._session.judgement : null;
    this._flow = this._session.flow;
    return true;
  }

  private _reading: Reading | null = null;
  private _session: Session | null = null;
  private _judgement: Judgement | null = null;
  private _flow: PageFlow | null = null;
  private _language = 'python';
  private _on = true;
  private _stale = true;
}
