/** Who holds how much, with every byte counted once. */
import type { SharedBytes, Sizes, VariableSize } from './ledger';

/** Answers over the sizes of one reading. */
export class Holdings {
  constructor(sizes: Sizes | null) {
    this.variables = new Map(sizes?.variables.map(v => [v.name, v]));
    for (const piece of sizes?.shared ?? []) {
      for (const name of piece.names) {
        this.pieces.set(name, [...(this.pieces.get(name) ?? []), piece]);
      }
    }
    this.total = this.together(this.variables.keys());
  }

  /** Names and other holders, by what they are called. */
  readonly variables: ReadonlyMap<string, VariableSize>;

  /** Bytes of all of them. */
  readonly total: number;

  /** Bytes that at least one of these holds. */
  together(names: Iterable<string>): number {
    const found = this.gather();
    for (const name of names) {
      found.add(name);
    }
    return found.bytes;
  }

  /** A set of names to which more are added, with the bytes that they hold together. */
  gather(): { add(name: string): void; readonly bytes: number } {
    const names = new Set<string>();
    const pieces = new Set<SharedBytes>();
    const found = {
      bytes: 0,
      add: (name: string): void => {
        if (names.has(name)) {
          return;
        }
        names.add(name);
        found.bytes += this.variables.get(name)?.own ?? 0;
        for (const piece of this.pieces.get(name) ?? []) {
          found.bytes += pieces.has(piece) ? 0 : piece.bytes;
          pieces.add(piece);
        }
      }
    };
    return found;
  }

  /**
   * Whether these are the same memory for the most part, as an array and its views: to let go of
   * one alone would give back little. A common index is not enough.
   */
  areOne(name: string, other: string): boolean {
    const shared = (this.pieces.get(name) ?? [])
      .filter(({ names }) => names.includes(other))
      .reduce((sum, { bytes }) => sum + bytes, 0);
    const smaller = Math.min(this.together([name]), this.together([other]));
    return shared >= smaller / 2;
  }

  /** Bytes that only these hold: what letting go of all of them can give back. */
  freedBy(names: ReadonlySet<string>): number {
    const pieces = new Set<SharedBytes>();
    let bytes = 0;
    for (const name of names) {
      bytes += this.variables.get(name)?.own ?? 0;
      this.pieces.get(name)?.forEach(piece => pieces.add(piece));
    }
    for (const piece of pieces) {
      bytes += piece.names.every(name => names.has(name)) ? piece.bytes : 0;
    }
    return bytes;
  }

  private readonly pieces = new Map<string, SharedBytes[]>();
}
