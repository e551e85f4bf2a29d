/** Names that may refer to one object, or to a part of it that shares its data. */
import type { Expression, Statement } from '../python/ast';

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

  /** `b = a`, `v = a[:2]`: the left side may share with the right side. */
  statement(node: Statement): void {
    if (node.kind !== 'Assign') {
      return;
    }
    const shared = shares(node.value);
    for (const target of node.targets) {
      if (target.kind === 'Name' && shared !== null && shared !== target.id) {
        const set = this.sets.get(shared) ?? new Set([shared]);
        set.add(target.id);
        set.forEach(name => this.sets.set(name, set));
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
