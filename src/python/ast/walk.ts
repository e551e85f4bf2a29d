/** A walk through a tree, whatever it is made of. */
import { FIELDS, type Node } from './fields';

export type { Node } from './fields';

/** @returns false to leave out what is below the node. */
export type Visit = (node: Node) => boolean | void;

/** Visits a node and all nodes below it, in the order of CPython's `ast.walk` by field, depth first. */
export function walk(node: Node, visit: Visit): void {
  if (visit(node) !== false) {
    below(node, visit);
  }
}

/** Visits all nodes below a node, but not the node itself. */
export function below(node: Node, visit: Visit): void {
  for (const field of FIELDS[node.kind]) {
    inside((node as unknown as Readonly<Record<string, unknown>>)[field], visit);
  }
}

/** A node, nothing, a list, or a part without a kind: a parameter, a keyword, a handler, a `case`. */
function inside(value: unknown, visit: Visit): void {
  if (Array.isArray(value)) {
    for (const one of value as unknown[]) {
      inside(one, visit);
    }
  } else if (typeof value === 'object' && value !== null) {
    if ('kind' in value) {
      walk(value as Node, visit);
    } else {
      for (const part of Object.values(value)) {
        inside(part, visit);
      }
    }
  }
}
