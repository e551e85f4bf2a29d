/** The parts of large containers. */
import { added, combine, ofText, summed, taken, type Fingerprint } from './fingerprint';
import type { Term, Value } from './value';

/** Entries that are copied at each change, before they become shared too. */
const MOST_OWN = 64;

const NO_TERMS: ReadonlyMap<string, Term> = new Map();

/**
 * Parts that are terms alone, as many as there may be. Never changed: {@link ManyParts.with} gives
 * another one, which shares most entries with this one and knows its fingerprint from this one's,
 * so that storing one more item costs the same in a large container as in a small one.
 */
export class ManyParts implements ReadonlyMap<string, Term> {
  private constructor(
    private readonly shared: ReadonlyMap<string, Term>,
    /** What is not in `shared`, or replaces what is there. */
    private readonly own: ReadonlyMap<string, Term>,
    readonly size: number,
    private readonly total: Fingerprint
  ) {}

  /** @param frozen - gives what stands for a part that may change later. */
  static from(parts: ReadonlyMap<string, Value>, frozen: (value: Value) => Term): ManyParts {
    if (parts instanceof ManyParts) {
      return parts;
    }
    const terms = new Map<string, Term>();
    let total = 0;
    for (const [key, value] of parts) {
      const term = frozen(value);
      terms.set(key, term);
      total = added(total, partPrint(key, term.fingerprint));
    }
    return new ManyParts(terms, NO_TERMS, terms.size, total);
  }

  /** These parts and one more, or another one in its place. */
  with(key: string, term: Term): ManyParts {
    const before = this.get(key);
    const rest = before ? taken(this.total, partPrint(key, before.fingerprint)) : this.total;
    const own = new Map(this.own).set(key, term);
    const size = this.size + (before ? 0 : 1);
    const total = added(rest, partPrint(key, term.fingerprint));
    return own.size > MOST_OWN
      ? new ManyParts(new Map([...this.shared, ...own]), NO_TERMS, size, total)
      : new ManyParts(this.shared, own, size, total);
  }

  /** Of all parts; their order does not count. */
  get fingerprint(): Fingerprint {
    return summed(this.total, this.size);
  }

  get(key: string): Term | undefined {
    return this.own.get(key) ?? this.shared.get(key);
  }

  has(key: string): boolean {
    return this.own.has(key) || this.shared.has(key);
  }

  *entries(): Generator<[string, Term], undefined> {
    for (const [key, term] of this.shared) {
      yield [key, this.own.get(key) ?? term];
    }
    for (const entry of this.own) {
      if (!this.shared.has(entry[0])) {
        yield entry;
      }
    }
    return undefined;
  }

  *keys(): Generator<string, undefined> {
    for (const [key] of this.entries()) {
      yield key;
    }
    return undefined;
  }

  *values(): Generator<Term, undefined> {
    for (const [, term] of this.entries()) {
      yield term;
    }
    return undefined;
  }

  [Symbol.iterator](): Generator<[string, Term], undefined> {
    return this.entries();
  }

  forEach(visit: (term: Term, key: string, parts: ReadonlyMap<string, Term>) => void): void {
    for (const [key, term] of this.entries()) {
      visit(term, key, this);
    }
  }
}

/** Of one part. */
export function partPrint(key: string, value: Fingerprint): Fingerprint {
  return combine('part', [ofText(key), value]);
}
