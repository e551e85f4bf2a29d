/** Finding things in Python's syntax. */
import type { ClassDef, Expression, FunctionDef, Lambda } from '../python/ast';
import { walk as walkOne, type Node } from '../python/ast/walk';

export type { Node };

/** Does a node open a scope of its own for names? Comprehensions are not meant. */
export function isScope(node: Node): node is FunctionDef | ClassDef | Lambda {
  return ['FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'Lambda'].includes(node.kind);
}

/**
 * Visits nodes and all that they contain.
 *
 * @param enter - returns false where the node's children are not wanted.
 */
export function walk(root: Node | readonly Node[], enter: (node: Node) => boolean | void): void {
  ('kind' in root ? [root] : root).forEach(node => walkOne(node, enter));
}

/** All nodes of the given kinds, wherever they stand. */
export function find<K extends Node['kind']>(
  root: Node | readonly Node[],
  ...kinds: readonly K[]
): Extract<Node, { readonly kind: K }>[] {
  const found: Extract<Node, { readonly kind: K }>[] = [];
  walk(root, node => {
    if ((kinds as readonly string[]).includes(node.kind)) {
      found.push(node as Extract<Node, { readonly kind: K }>);
    }
  });
  return found;
}

/** `a.b.c` as text where an expression is a dotted name; null for any other. */
export function dotted(node: Expression): string | null {
  if (node.kind === 'Name') {
    return node.id;
  }
  if (node.kind === 'Attribute') {
    const base = dotted(node.value);
    return base === null ? null : `${base}.${node.attr}`;
  }
  return null;
}

/** The name at the bottom of `a.b[c].d()`; null where there is none. */
export function rootName(node: Expression): string | null {
  switch (node.kind) {
    case 'Name':
      return node.id;
    case 'Attribute':
    case 'Subscript':
    case 'Starred':
    case 'Await':
      return rootName(node.value);
    case 'Call':
      return rootName(node.func);
    default:
      return null;
  }
}

/** Names that an assignment's target binds. */
export function targetNames(target: Expression): string[] {
  switch (target.kind) {
    case 'Name':
      return [target.id];
    case 'Tuple':
    case 'List':
      return target.elts.flatMap(targetNames);
    case 'Starred':
      return targetNames(target.value);
    default:
      return [];
  }
}
