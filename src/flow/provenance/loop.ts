/** Loops: turn by turn where all elements are known, else as one lump of what they read. */
import type { Statement } from '../../python/ast';
import { assign } from './assign';
import { blurred } from './blur';
import { worked } from './store';
import { evaluate, MOST_TURNS } from './expression';
import { combine } from './fingerprint';
import { element, elements, moveOn } from './inspect';
import { block, type Completion } from './statement';
import { constant, type Scope, type Value } from './value';
import type { Walk } from './walk';

type For = Extract<Statement, { kind: 'For' | 'AsyncFor' }>;
type While = Extract<Statement, { kind: 'While' }>;

export function loop(walk: Walk, node: For, scope: Scope | null): Completion {
  const iterable = evaluate(walk, node.iter, scope);
  const all = elements(walk, iterable) ?? counted(node);
  if (all && all.length <= MOST_TURNS && !walk.tired) {
    for (const each of all) {
      moveOn(walk, iterable, 1);
      assign(walk, node.target, each, scope);
      const completion = block(walk, node.body, scope);
      if (completion === 'break') {
        return 'normal';
      }
      if (typeof completion === 'object') {
        return completion;
      }
    }
    return block(walk, node.orelse, scope);
  }
  blurred(walk, [walk.unit.of(node), walk.deep(iterable)], () => {
    assign(walk, node.target, element(walk, iterable), scope);
    leave(walk, block(walk, node.body, scope));
    leave(walk, block(walk, node.orelse, scope));
  });
  if (walk.objectOf(iterable)?.kind === 'iterator') {
    walk.change(iterable, combine('used up', []), each => worked(walk, each, 'used up', []));
  }
  return 'normal';
}

/** `range(3)` */
function counted(node: For): readonly Value[] | null {
  const { iter } = node;
  const [stop] = iter.kind === 'Call' ? iter.args : [];
  return iter.kind === 'Call' &&
    iter.func.kind === 'Name' &&
    iter.func.id === 'range' &&
    iter.args.length === 1 &&
    stop.kind === 'Constant' &&
    typeof stop.value === 'number' &&
    stop.value <= 3
    ? Array.from({ length: stop.value }, (_, i) => constant(i))
    : null;
}

export function whileLoop(walk: Walk, node: While, scope: Scope | null): Completion {
  blurred(walk, [walk.unit.of(node)], () => {
    walk.log(evaluate(walk, node.test, scope));
    leave(walk, block(walk, node.body, scope));
    leave(walk, block(walk, node.orelse, scope));
  });
  return 'normal';
}

function leave(walk: Walk, completion: Completion): void {
  if (typeof completion === 'object') {
    walk.returns.push(completion.value);
  }
}
