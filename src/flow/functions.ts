/** What a function brings along when it is called. */
import type { Expression, Statement } from '../python/ast';
import { walk } from '../python/ast/walk';
import type { NameFacts } from '../python/facts';
import { methodChange } from '../python/knowledge';

/** Names of the notebook that the body of a function reads, stores, removes or changes. */
export interface Carried {
  readonly reads: ReadonlySet<string>;
  readonly binds: ReadonlySet<string>;
  readonly deletes: ReadonlySet<string>;
  readonly changes: ReadonlySet<string>;
  /** Positions and names of parameters whose objects it changes. */
  readonly parameters: ReadonlySet<string | number>;
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
        changes: new Set(facts.changesWhenCalled.map(change => change.name)),
        parameters: changedParameters(node)
      }
    : null;
}

/** What the functions among these names bring along, and those that they call in turn. */
export function called(
  names: Iterable<string>,
  functions: ReadonlyMap<string, Carried>
): Record<Exclude<keyof Carried, 'parameters'>, Set<string>> {
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

/** Parameters that a function stores into, or on which it calls a method that changes its object. */
function changedParameters(node: Statement): Set<string | number> {
  const changed = new Set<string | number>();
  if (node.kind !== 'FunctionDef' && node.kind !== 'AsyncFunctionDef') {
    return changed;
  }
  const found = new Set<string>();
  const note = (target: Expression): void => {
    const into = target.kind === 'Attribute' || target.kind === 'Subscript' ? target.value : null;
    if (into) {
      const name = baseName(into);
      if (name !== null) {
        found.add(name);
      }
    } else if (target.kind === 'Tuple' || target.kind === 'List') {
      target.elts.forEach(note);
    }
  };
  walk(node, each => {
    switch (each.kind) {
      case 'Assign':
      case 'Delete':
        each.targets.forEach(note);
        break;
      case 'AugAssign':
        note(each.target);
        break;
      case 'Call': {
        const inplace = each.keywords.some(keyword => keyword.arg === 'inplace');
        if (each.func.kind === 'Attribute' && (inplace || methodChange(each.func.attr))) {
          note(each.func);
        }
      }
    }
    return true;
  });
  const { posonly, args, kwonly } = node.args;
  [...posonly, ...args].forEach((arg, i) => found.has(arg.name) && changed.add(arg.name).add(i));
  kwonly.forEach(arg => found.has(arg.name) && changed.add(arg.name));
  return changed;
}

/** Names whose objects a statement changes by passing them to functions of the notebook. */
export function changedByCalls(
  node: Statement,
  functions: ReadonlyMap<string, Carried>
): ReadonlySet<string> {
  const changed = new Set<string>();
  const definition = node.kind === 'FunctionDef' || node.kind === 'ClassDef';
  walk(node, each => {
    const carried =
      each.kind === 'Call' && each.func.kind === 'Name' ? functions.get(each.func.id) : undefined;
    if (each.kind === 'Call' && carried?.parameters.size) {
      const passed = [
        ...each.args.map((arg, i) => [i, arg] as const),
        ...each.keywords.map(keyword => [keyword.arg, keyword.value] as const)
      ];
      for (const [key, value] of passed) {
        const name = key !== null && carried.parameters.has(key) ? baseName(value) : null;
        if (name !== null) {
          changed.add(name);
        }
      }
    }
    return !definition;
  });
  return changed;
}

/** The name whose object a chain of attributes and items begins with. */
function baseName(value: Expression): string | null {
  return value.kind === 'Name'
    ? value.id
    : value.kind === 'Attribute' || value.kind === 'Subscript'
      ? baseName(value.value)
      : null;
}
