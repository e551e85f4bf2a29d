/** Methods of objects whose text is not in the notebook. */
import { CONTAINER_METHODS, IN_PLACE_KEYWORDS, methodChange } from '../../python/knowledge';
import { callContainer } from './containers';
import { copyOf } from './copy';
import { isSettled, settledBy, settles, type Settled } from './settled';
import { storeItem, worked } from './store';
import { type Arguments, inputs } from './call';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { constant, made, NONE, type Obj, type ObjectKind, term, type Value } from './value';
import type { Walk } from './walk';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** What changes builtin containers, and what does so once only. */
const CONTAINERS: Readonly<
  Partial<Record<ObjectKind, { readonly changing: ReadonlySet<string>; same: ReadonlySet<string> }>>
> = Object.fromEntries(
  Object.entries(CONTAINER_METHODS).map(([kind, { changing, same }]) => [
    kind,
    { changing: words(changing), same: words(same) }
  ])
);

/** What the method does and gives; null where the receiver's own text tells, or nothing is known. */
export function callMethod(
  walk: Walk,
  receiver: Value,
  name: string,
  args: Arguments,
  discarded: boolean
): Value | null {
  const object = walk.objectOf(receiver);
  if (!object || object.parts.has(`.${name}`)) {
    return null;
  }
  if (object.kind === 'instance' || object.kind === 'class' || object.kind === 'function') {
    return null;
  }
  const known = callContainer(walk, receiver, name, args);
  if (known) {
    return known;
  }
  if (name === 'copy') {
    return copyOf(walk, receiver);
  }
  const prints = inputs(walk, args);
  const out = args.keywords.get('out');
  const inplace = [...args.keywords].find(([keyword]) => IN_PLACE_KEYWORDS.has(keyword))?.[1];
  const row = methodChange(name);
  const container = CONTAINERS[object.kind];
  const bare = discarded && !args.positional.length && !args.keywords.size;
  const changing =
    container?.changing.has(name) ??
    (row?.when === 'always' || (row?.when === 'statement' ? discarded : !!row && bare));
  const same = container ? container.same.has(name) : row?.again === 'same';
  const print = combine('method', [ofText(name), ...prints]);
  const gives = (): Value =>
    name === 'assign' && ![...args.keywords.values()].some(each => isFunction(walk, each))
      ? withColumns(walk, receiver, args)
      : walk.alloc(
          made('thing', combine('method', [walk.deep(receiver), print, ...walk.ambient]), {
            settled: settledAfter(object, name, args, print)
          })
        );
  if (changing && !container && row?.again === 'replaces') {
    // What was compiled goes on learning; other models begin anew.
    const key = object.parts.has('.compile()') && name === 'fit' ? null : `.${row.part ?? name}()`;
    walk.change(receiver, print, each =>
      key === null
        ? worked(walk, each, name, prints)
        : { ...each, parts: new Map(each.parts).set(key, term(print)) }
    );
    return gives();
  }
  const again = isSettled(object.settled, print);
  const instead = inplace?.kind === 'term' && inplace.constant === true;
  const value =
    instead || (changing && discarded)
      ? NONE
      : again && !changing
        ? copyOf(walk, receiver)
        : gives();
  if (out) {
    walk.change(out, print, each => worked(walk, each, 'out', [walk.deep(value)]));
  }
  if (changing || instead) {
    if (again) {
      walk.touch(receiver);
    } else {
      const settled = instead
        ? settledAfter(object, name, args, print)
        : same
          ? settledBy(object.settled, { by: name, print })
          : undefined;
      walk.change(receiver, print, each => ({
        ...hold(worked(walk, each, name, prints), args.positional),
        settled
      }));
    }
  } else if (object.kind === 'iterator') {
    walk.change(receiver, print, each => worked(walk, each, name, []));
  }
  return value;
}

/** What, done again to the result, would change nothing; undefined where nothing is known. */
function settledAfter(
  object: Obj,
  name: string,
  args: Arguments,
  print: Fingerprint
): readonly Settled[] | undefined {
  const drop = args.keywords.get('drop');
  const known =
    settles(name) && (name !== 'reset_index' || (drop?.kind === 'term' && drop.constant === true));
  return known ? settledBy(object.settled, { by: name, print }) : undefined;
}

function isFunction(walk: Walk, value: Value): boolean {
  const kind = walk.objectOf(value)?.kind;
  return kind === 'function' || kind === 'method';
}

/** `table.assign(name=value)`: a copy with these columns. */
function withColumns(walk: Walk, receiver: Value, args: Arguments): Value {
  const copy = copyOf(walk, receiver);
  args.keywords.forEach((value, name) => storeItem(walk, copy, constant(name), value));
  return copy;
}

function hold(object: Obj, values: readonly Value[]): Obj {
  return { ...object, holds: [...object.holds, ...values.filter(value => value.kind === 'ref')] };
}
