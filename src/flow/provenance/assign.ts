/** Targets of assignments. */
import type { Expression } from '../../python/ast';
import { storeAttribute, storeItem } from './store';
import { evaluate } from './expression';
import { combine } from './fingerprint';
import { elements, moveOn } from './inspect';
import { storeName } from './scope';
import { made, type Scope, term, type Value } from './value';
import type { Walk } from './walk';

/** Stores a value in a target; tuples and lists element by element. */
export function assign(walk: Walk, target: Expression, value: Value, scope: Scope | null): void {
  switch (target.kind) {
    case 'Name':
      storeName(walk, target.id, value, scope);
      break;
    case 'Attribute':
      storeAttribute(walk, evaluate(walk, target.value, scope), target.attr, value);
      break;
    case 'Subscript':
      storeItem(
        walk,
        evaluate(walk, target.value, scope),
        evaluate(walk, target.slice, scope),
        value,
        target.slice.kind === 'Slice'
      );
      break;
    case 'Starred':
      assign(walk, target.value, value, scope);
      break;
    case 'Tuple':
    case 'List':
      unpack(walk, target.elts, value, scope);
  }
}

function unpack(
  walk: Walk,
  targets: readonly Expression[],
  value: Value,
  scope: Scope | null
): void {
  const all = elements(walk, value);
  moveOn(walk, value);
  const starred = targets.findIndex(each => each.kind === 'Starred');
  if (all && starred < 0 && all.length === targets.length) {
    targets.forEach((each, i) => assign(walk, each, all[i], scope));
    return;
  }
  if (all && starred >= 0 && all.length >= targets.length - 1) {
    const behind = targets.length - starred - 1;
    targets.forEach((each, i) => {
      const piece =
        i < starred
          ? all[i]
          : i > starred
            ? all[all.length - targets.length + i]
            : walk.alloc(
                made('list', combine('display', []), {
                  items: all.slice(starred, all.length - behind)
                })
              );
      assign(walk, each, piece, scope);
    });
    return;
  }
  const whole = walk.deep(value);
  targets.forEach((each, i) => {
    const base = combine('unpacked', [whole, i, targets.length]);
    const piece =
      value.kind === 'ref'
        ? walk.alloc(made('part', base, { owner: { ref: value, live: false } }))
        : term(base);
    assign(walk, each, piece, scope);
  });
}
