/** IPython's syntax, as far as it reads and stores names. */
import type { Magic } from '../../python/ast';
import { combine, type Fingerprint } from './fingerprint';
import { storeName } from './scope';
import { block } from './statement';
import { NONE, type Scope, term, type Value } from './value';
import type { Walk } from './walk';

/** Runs a magic; a shell escape's value is what its command printed. */
export function magic(walk: Walk, node: Magic, scope: Scope | null): Value {
  const prints: Fingerprint[] = [walk.unit.of(node), ...walk.ambient];
  for (const name of node.mentions) {
    const value = scope?.names.get(name) ?? walk.load(name);
    prints.push(walk.deep(value));
  }
  const made = combine('magic', prints);
  if (node.body) {
    const completion = block(walk, node.body, scope);
    node.stores.forEach(name => storeName(walk, name, walk.thing('magic', [made]), scope));
    return typeof completion === 'object' ? completion.value : NONE;
  }
  node.stores.forEach(name => storeName(walk, name, walk.thing('magic', [made]), scope));
  walk.shown.push(made);
  return term(made);
}
