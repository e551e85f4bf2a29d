/** What a name stands for that no step bound. */
import { BUILTINS } from '../../python/builtins';
import { combine, ofText } from './fingerprint';
import { MISSING, term, type Value } from './value';
import type { Walk } from './walk';

/** The key under which the namespace keeps which unreadable code ran. */
export const OPAQUE = '~opaque';

/** A builtin, what the kernel had from the start, what may have been bound unseen; else missing. */
export function unbound(walk: Walk, name: string): Value {
  if (BUILTINS.has(name)) {
    return { kind: 'term', fingerprint: combine('builtin', [ofText(name)]), builtin: name };
  }
  if (walk.setting.given.has(name)) {
    return term(combine('given', [ofText(name)]));
  }
  return walk.setting.unseen
    ? term(combine('unseen', [ofText(name)]))
    : (boundUnread(walk, name) ?? MISSING);
}

/** What code that cannot be read may have bound: a test like others, whether it did. */
function boundUnread(walk: Walk, name: string): Value | null {
  const unread = name.startsWith('~') ? undefined : walk.binding(OPAQUE);
  if (!unread) {
    return null;
  }
  const print = combine('unread', [walk.deep(unread.value), ofText(name)]);
  return walk.decide(print) ? term(print) : null;
}
