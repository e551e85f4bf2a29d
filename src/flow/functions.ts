/** What a function brings along when it is called. */
import type { Statement } from '../python/ast';
import type { NameFacts } from '../python/facts';

/** Names of the notebook that the body of a function reads, stores, removes or changes. */
export interface Carried {
  readonly reads: ReadonlySet<string>;
  readonly binds: ReadonlySet<string>;
  readonly deletes: ReadonlySet<string>;
  readonly changes: ReadonlySet<string>;
}

/** What a definition's names carry until they are called; null where the statement is none. */
export function carriedBy(node: Statement, facts: NameFacts): Carried | null {
  const defines =
    node.kind === 'FunctionDef' ||
    node.kind === 'AsyncFunctionDef' ||
    node.kind === 'ClassDef' ||
    (node.kind === 'Assign' && node.value.kind === 'Lambda');
  return defines
    ? {
        reads: facts.readsWhenCalled,
        binds: facts.bindsCalledOnly,
        deletes: facts.deletesCalled,
        changes: new Set(facts.changesWhenCalled.map(change => change.name))
      }
    : null;
}

/** What the functions among these names bring along, and those that they call in turn. */
export function called(
  names: Iterable<string>,
  functions: ReadonlyMap<string, Carried>
): Record<keyof Carried, Set<string>> {
  const all = {
    reads: new Set<string>(),
    binds: new Set<string>(),
    deletes: new Set<string>(),
    changes: new Set<string>()
  };
  const open = [...names];
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const carried = functions.get(name);
    if (!carried || seen.has(name)) {
      continue;
    }
    seen.add(name);
    for (const key of ['reads', 'binds', 'deletes', 'changes'] as const) {
      carried[key].forEach(each => all[key].add(each));
    }
    open.push(...carried.reads);
  }
  return all;
}
