/** A walk through a tree, whatever it is made of. */
import type {
  Alias,
  Arg,
  Expression,
  Keyword,
  Module,
  Pattern,
  Statement,
  TypeParam
} from './index';

/** A node with a kind of its own. */
export type Node = Module | Statement | Expression | Pattern | TypeParam;

/** Parts that stand in nodes without a kind of their own. */
type Part = Node | Arg | Keyword | Alias | readonly Part[];

/**
 * Visits a node and all nodes below it; which of its parts comes first is not promised.
 *
 * @param visit - false: leave out what is below.
 */
export function walk(node: Node, visit: (node: Node) => boolean | void): void {
  if (visit(node) !== false) {
    below(node, visit);
  }
}

/** Visits all nodes below a node, but not the node itself. */
export function below(part: Part, visit: (node: Node) => boolean | void): void {
  for (const value of Object.values(part) as unknown[]) {
    if (typeof value === 'object' && value !== null) {
      const inner = value as Part;
      if ('kind' in inner) {
        walk(inner, visit);
      } else {
        below(inner, visit);
      }
    }
  }
}
