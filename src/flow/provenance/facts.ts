/** What runs have told: how tests came out, where code failed, what unreadable code did. */
import type { Evidence } from '../session';
import type { Fingerprint } from './fingerprint';

/** The most tests without an answer that one step is followed through both ways. */
export const MOST_FORKS = 5;

/** What evidence showed of a cell's text beyond what reading it told. */
export type Seen = Required<Evidence>;

export class Facts {
  private readonly answers = new Map<
    Fingerprint,
    { readonly answer: boolean; readonly order: number }
  >();
  private readonly texts = new Map<Fingerprint, string>();
  private readonly seenBy = new Map<Fingerprint, { readonly seen: Seen; readonly order: number }>();
  /** Grows whenever something becomes known. */
  version = 0;

  /** How the test came out where it was run on the same inputs; undefined where none was. */
  get(test: Fingerprint): boolean | undefined {
    return this.answers.get(test)?.answer;
  }

  /**
   * The latest run is right where two disagree, also where an earlier one is walked again.
   *
   * @param order - of the run.
   * @returns whether that was news.
   */
  learn(test: Fingerprint, answer: boolean, order: number): boolean {
    const known = this.answers.get(test);
    if (known && (known.answer === answer || known.order > order)) {
      return false;
    }
    this.answers.set(test, { answer, order });
    this.version += 1;
    return true;
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
    return this.seenBy.get(syntax)?.seen;
  }

  /** The same of what a cell's text was seen to do. */
  see(syntax: Fingerprint, seen: Seen, order: number): void {
    const known = this.seenBy.get(syntax);
    if (known && known.order > order) {
      return;
    }
    const same = known && JSON.stringify(known.seen) === JSON.stringify(seen);
    this.seenBy.set(syntax, { seen: same ? known.seen : seen, order });
    this.version += same ? 0 : 1;
  }
}
