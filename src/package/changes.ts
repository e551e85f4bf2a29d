/** Names whose objects a statement changes in place. */
import type { Expression } from '../python/ast';

import type { Piece } from './page';
import { find, rootName } from './walk';

/** Changed by the language itself, by known calls, or maybe by a call in a statement of its own. */
export function changedNames(piece: Piece): ReadonlySet<string> {
  const names = new Set(piece.facts.changes.map(change => change.name));
  const store = (target: Expression): void => {
    if (target.kind === 'Tuple' || target.kind === 'List') {
      target.elts.forEach(store);
    } else if (target.kind === 'Subscript' || target.kind === 'Attribute') {
      const name = rootName(target);
      if (name !== null) {
        names.add(name);
      }
    }
  };
  find(piece.node, 'Assign').forEach(node => node.targets.forEach(store));
  find(piece.node, 'Delete').forEach(node => node.targets.forEach(store));
  find(piece.node, 'AugAssign').forEach(node => {
    store(node.target);
    // `xs += [1]` changes a list in place.
    if (node.target.kind === 'Name') {
      names.add(node.target.id);
    }
  });
  for (const { value } of find(piece.node, 'Expr')) {
    if (value.kind === 'Call' && value.func.kind === 'Attribute') {
      const name = rootName(value.func.value);
      if (name !== null) {
        names.add(name);
      }
    }
  }
  return names;
}
