/** What was stored at places that may overlap: slices, masks, through views. The last to come counts, so the order does. */
import { combine, type Fingerprint } from './fingerprint';
import { withPart } from './store';
import { made, type Obj, term, type Value } from './value';
import type { Walk } from './walk';

const KEY = '[…]';

/** Was something stored at places that may be any? */
export function isOverlaid(object: Obj): boolean {
  return object.parts.has(KEY);
}

/** The object with a value stored at a place. Storing the same there again changes nothing, if nothing came between. */
export function overlaid(walk: Walk, object: Obj, place: Fingerprint, value: Value): Obj {
  const before = object.parts.get(KEY);
  const pairs = before ? (walk.objectOf(before)?.items ?? [term(place), before]) : [];
  const rest: Value[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    if (walk.deep(pairs[i]) !== place) {
      rest.push(pairs[i], pairs[i + 1]);
    }
  }
  const items = [...rest, term(place), value];
  return withPart(walk, object, KEY, walk.alloc(made('tuple', combine('overlay', []), { items })));
}

/**
 * The owner of a view after a change of the view.
 *
 * @param place - where in the view; null: all of it, and what it was before counts too.
 */
export function passedOn(
  walk: Walk,
  owner: Obj,
  view: Fingerprint,
  place: Fingerprint | null,
  what: Fingerprint
): Obj {
  if (place !== null) {
    return overlaid(walk, owner, combine('through', [view, place]), term(what));
  }
  const before = owner.parts.get(KEY);
  const again = combine('through', [before ? walk.deep(before) : 0, what]);
  return overlaid(walk, owner, combine('through', [view]), term(again));
}
