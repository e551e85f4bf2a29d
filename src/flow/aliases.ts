/** Names that may refer to one object, or to a part of it that shares its data. */
import type { Expression, Statement } from '../python/ast';

/** A name, and those that it comes to share with. */
export type Sharing = readonly [string, ReadonlySet<string>];

export class AliasSets {
  private readonly sets = new Map<string, Set<string>>();

  /** Names that share with this one, itself among them. */
  of(name: string): ReadonlySet<string> {
    return this.sets.get(name) ?? new Set([name]);
  }

  /** The name gets another object. */
  forget(name: string): void {
    this.sets.get(name)?.delete(name);
    this.sets.delete(name);
  }

  /**
   * `b = a`, `v = a[:2]`: the names that come to share, each with those that it shares with. To be
   * asked before the names are bound: in `a = a[:2]` the right side is still the old one.
   */
  sharing(node: Statement): Sharing[] {
    const shared = node.kind === 'Assign' ? shares(node.value) : null;
    return node.kind !== 'Assign' || shared === null
      ? []
      : node.targets.flatMap((target): Sharing[] =>
          target.kind === 'Name' ? [[target.id, new Set(this.of(shared))]] : []
        );
  }

  /** The names have been bound, and share from now on. */
  share(all: readonly Sharing[]): void {
    for (const [name, others] of all) {
      const [one, ...more] = [...others].filter(other => other !== name);
      if (one !== undefined) {
        const set = this.sets.get(one) ?? new Set([one]);
        [...more, name].forEach(member => set.add(member));
        set.forEach(member => this.sets.set(member, set));
      }
    }
  }

  /** Every name that shares with another. */
  all(): ReadonlyMap<string, ReadonlySet<string>> {
    return new Map([...this.sets].filter(([, set]) => set.size > 1));
  }
}

/** The name whose object the value is, or whose data a slice of it shares. */
function shares(value: Expression): string | null {
  return value.kind === 'Name'
    ? value.id
    : value.kind === 'Subscript' && value.slice.kind === 'Slice'
      ? shares(value.value)
      : null;
}
