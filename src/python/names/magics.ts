/** What IPython's syntax does to names. */
import type { Magic } from '../ast';
import { bind, bindWalruses } from './bindings';
import { Scope } from './scope';
import type { State } from './state';
import { walkBody } from './statements';
import type { Place, Walker } from './walker';

/** Magics after which nobody can tell from the text what the namespace holds. */
const OPAQUE = new Set([
  'run',
  'store',
  'pylab',
  'macro',
  'rerun',
  'recall',
  'load',
  'cython',
  'R',
  'sql',
  'bigquery',
  'px',
  'pypy',
  'julia',
  'octave',
  'matlab',
  'fortran',
  'reset',
  'xdel',
  'reset_selective',
  'edit',
  'spark'
]);

/** Walks a magic, as a statement or as the right side of an assignment. */
export function walkMagic(node: Magic, walker: Walker, place: Place, state: State): void {
  const { tally } = walker;
  if (node.name && node.form !== 'autocall') {
    tally.magics.add(node.name);
  }
  node.mentions.forEach(name => tally.magicMaybeReads.add(name));
  const runs = node.form === 'line' || node.form === 'cell';
  tally.opaque ||= runs && OPAQUE.has(node.name);
  tally.starImport ||= runs && node.name === 'pylab';
  if (node.body?.length && node.name === 'timeit') {
    walkTimed(node, walker, place, state);
  } else if (node.body) {
    walkBody(node.body, walker, place, state);
  }
  node.stores.forEach(name => walker.store(name, place, state));
}

/** `%timeit` puts its code into a function of its own, but runs it now. */
function walkTimed(node: Magic, walker: Walker, place: Place, state: State): void {
  const body = node.body ?? [];
  const scope = new Scope('function', place.scope, place.scope.className);
  bind(body, scope);
  body.forEach(statement => bindWalruses(statement, scope));
  walkBody(body, walker, { ...place, scope, classNumber: 0 }, state.copy());
}
