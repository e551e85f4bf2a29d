/** What runs have told: how tests came out, where code failed, what unreadable code did. */
import type { Evidence } from '../session';
import type { Fingerprint } from './fingerprint';

/** The most tests without an answer that one step is followed through both ways. */
export const MOST_FORKS = 5;

/** What evidence showed of a cell's text beyond what reading it told. */
export type Seen = Required<Pick<Evidence, 'bound' | 'deleted' | 'changed'>>;

/** Something that a run told, and which run it was. */
interface Told<T> {
  readonly told: T;
  readonly order: number;
}

export class Facts {
  private readonly answers = new Map<Fingerprint, Told<boolean>>();
  private readonly values = new Map<Fingerprint, Told<Fingerprint>>();
  private readonly texts = new Map<Fingerprint, string>();
  /** By the text's syntax, in the order of the runs. */
  private readonly seenBy = new Map<Fingerprint, Told<Seen>[]>();
  /** Grows whenever something becomes known. */
  version = 0;

  /** How the test came out where it was run on the same inputs; undefined where none was. */
  get(test: Fingerprint): boolean | undefined {
    return this.answers.get(test)?.told;
  }

  /**
   * The latest run is right where two disagree, also where an earlier one is walked again.
   *
   * @param order - of the run.
   * @returns whether that was news.
   */
  learn(test: Fingerprint, answer: boolean, order: number): boolean {
    return this.note(this.answers, test, answer, order);
  }

  /** The value that was found where something of this provenance was looked at last. */
  value(provenance: Fingerprint): Fingerprint | undefined {
    return this.values.get(provenance)?.told;
  }

  /** The same code on the same inputs gave this value, in the run of this order. */
  learnValue(provenance: Fingerprint, value: Fingerprint, order: number): void {
    this.note(this.values, provenance, value, order);
  }

  private note<T>(
    known: Map<Fingerprint, Told<T>>,
    key: Fingerprint,
    told: T,
    order: number
  ): boolean {
    const before = known.get(key);
    if (before && before.order > order) {
      return false;
    }
    known.set(key, { told, order });
    const news = before?.told !== told;
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

  /**
   * What a run of a cell with this syntax was seen to do that reading it does not tell.
   *
   * @param before - only runs before the one of this order count.
   */
  seen(syntax: Fingerprint, before = Infinity): Seen | undefined {
    return this.seenBy.get(syntax)?.findLast(({ order }) => order < before)?.told;
  }

  /** The same of what a cell's text was seen to do. */
  see(syntax: Fingerprint, seen: Seen, order: number): void {
    const all = this.seenBy.get(syntax) ?? [];
    const at = all.findLastIndex(each => each.order <= order);
    const known = all[at];
    const same = known && JSON.stringify(known.told) === JSON.stringify(seen);
    if (known?.order === order) {
      all[at] = { told: same ? known.told : seen, order };
    } else if (!same) {
      all.splice(at + 1, 0, { told: seen, order });
    }
    this.seenBy.set(syntax, all);
    this.version += same ? 0 : 1;
  }
}
