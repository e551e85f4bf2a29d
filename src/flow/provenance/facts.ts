/** What runs have told: how tests came out, where code failed, what unreadable code did. */
import type { Evidence } from '../session';
import type { Fingerprint } from './fingerprint';

/** The most tests without an answer that one step is followed through both ways. */
export const MOST_FORKS = 5;

/** What evidence showed of a cell's text beyond what reading it told. */
export type Seen = Required<Evidence>;

export class Facts {
  private readonly answers = new Map<Fingerprint, boolean>();
  private readonly texts = new Map<Fingerprint, string>();
  private readonly seenBy = new Map<Fingerprint, Seen>();
  /** Grows whenever something becomes known. */
  version = 0;

  /** How the test came out where it was run on the same inputs; undefined where none was. */
  get(test: Fingerprint): boolean | undefined {
    return this.answers.get(test);
  }

  /** @returns whether that was news. The latest run is right where two disagree. */
  learn(test: Fingerprint, answer: boolean): boolean {
    const news = this.answers.get(test) !== answer;
    this.answers.set(test, answer);
    this.version += news ? 1 : 0;
    return news;
  }

  /** Keeps the text of a test, for sentences. */
  describe(test: Fingerprint, text: string): void {
    this.texts.set(test, text);
  }

  text(test: Fingerprint): string {
    return this.texts.get(test) ?? '';
  }

  /** What a run of a cell with this syntax was seen to do that reading it does not tell. */
  seen(syntax: Fingerprint): Seen | undefined {
    return this.seenBy.get(syntax);
  }

  /** @returns whether that was news. */
  see(syntax: Fingerprint, seen: Seen): boolean {
    const known = this.seenBy.get(syntax);
    const empty = !seen.bound.length && !seen.deleted.length && !seen.changed.length;
    if (known ? JSON.stringify(known) === JSON.stringify(seen) : empty) {
      return false;
    }
    this.seenBy.set(syntax, seen);
    this.version++;
    return true;
  }
}
