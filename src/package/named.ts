/** Values that stand under a name in code: assigned, passed, given as defaults, put into dicts. */
import type { Expression, Module } from '../python/ast';

import { find } from './walk';

/** Each value with the name that it stands under; names and keys as they are written. */
export function namedValues(module: Module): ReadonlyMap<Expression, string> {
  const names = new Map<Expression, string>();
  const bind = (target: Expression, value: Expression | null): void => {
    const name = nameOf(target);
    if (value && name !== null) {
      names.set(value, name);
    } else if (value?.kind === 'Tuple' && target.kind === 'Tuple') {
      target.elts.forEach((elt, i) => bind(elt, value.elts[i] ?? null));
    }
  };
  for (const node of find(module, 'Assign')) {
    node.targets.forEach(target => bind(target, node.value));
  }
  for (const node of find(module, 'AnnAssign', 'NamedExpr')) {
    bind(node.target, node.value);
  }
  for (const { args } of find(module, 'FunctionDef', 'AsyncFunctionDef', 'Lambda')) {
    for (const arg of [...args.posonly, ...args.args, ...args.kwonly]) {
      if (arg.default) {
        names.set(arg.default, arg.name);
      }
    }
  }
  for (const { left, comparators } of find(module, 'Compare')) {
    comparators.forEach(one => bind(left, one));
  }
  for (const { args, keywords } of find(module, 'Call')) {
    keywords.forEach(k => k.arg && names.set(k.value, k.arg));
    // `option("password", "…")`
    args.slice(1).forEach((value, i) => {
      const before = args[i];
      if (before.kind === 'Constant' && typeof before.value === 'string' && !names.has(value)) {
        names.set(value, before.value);
      }
    });
  }
  for (const node of find(module, 'Dict')) {
    node.values.forEach((value, i) => {
      const key = node.keys[i];
      if (key?.kind === 'Constant') {
        names.set(value, String(key.value));
      }
    });
  }
  return names;
}

function nameOf(target: Expression): string | null {
  switch (target.kind) {
    case 'Name':
      return target.id;
    case 'Attribute':
      return target.attr;
    case 'Subscript':
      return target.slice.kind === 'Constant' ? String(target.slice.value) : null;
    default:
      return null;
  }
}
