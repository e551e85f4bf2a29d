/** What calls of libraries do to their arguments. */
import { type ArgumentChange, argumentChange, CHANGED_KEYWORDS } from '../../python/knowledge';
import type { Arguments } from './call';
import { combine, ofText } from './fingerprint';
import { isSettled, settledBy } from './settled';
import { worked } from './store';
import { NONE, type Value } from './value';
import type { Walk } from './walk';

/**
 * Changes the arguments that the function is known to write into.
 *
 * @returns what the call gives; null where the table does not tell.
 */
export function changeArguments(walk: Walk, callee: Value, args: Arguments): Value | null {
  const name = callee.kind === 'term' ? (callee.imported ?? callee.builtin) : undefined;
  const row = name === undefined ? undefined : argumentChange(name);
  const changed = row && (args.keywords.get(row.keyword) ?? args.positional[row.position]);
  if (name !== undefined && row) {
    change(walk, name, changed, row.again, args);
  }
  CHANGED_KEYWORDS.forEach((again, keyword) => {
    if (keyword !== row?.keyword) {
      change(walk, keyword, args.keywords.get(keyword), again, args);
    }
  });
  return row?.gives === 'none'
    ? NONE
    : (((row?.gives === 'argument' && changed) || args.keywords.get('out')) ?? null);
}

/** Done again with the same other arguments it may change nothing. */
function change(
  walk: Walk,
  name: string,
  changed: Value | undefined,
  again: ArgumentChange['again'],
  { positional, keywords }: Arguments
): void {
  const object = changed && walk.objectOf(changed);
  if (!object) {
    return;
  }
  const others = [...positional.entries(), ...keywords].filter(([, value]) => value !== changed);
  const own = positional.concat(...keywords.values()).filter(value => value === changed).length > 1;
  const print = combine('argument', [
    ofText(name),
    ...others.flatMap(([key, value]) => [ofText(`${key}`), walk.deep(value)]),
    // What is computed from itself is another each time.
    ...(own ? [walk.deep(changed)] : [])
  ]);
  if (again === 'same' && isSettled(object.settled, print)) {
    walk.touch(changed);
    return;
  }
  const settled =
    again === 'same' ? settledBy(object.settled, { by: `${name}()`, print }) : undefined;
  walk.change(changed, print, each => ({ ...worked(walk, each, name, [print]), settled }));
}
