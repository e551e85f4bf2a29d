/** Methods of objects whose text is not in the notebook. */
import { METHOD_CHANGES } from '../../python/knowledge';
import { worked } from './access';
import { type Arguments, inputs } from './call';
import { combine, ofText } from './fingerprint';
import { itemKey } from './inspect';
import { term, made, NONE, type Obj, type ObjectKind, type Value } from './value';
import { Raised } from './setting';
import type { Walk } from './walk';

/** Longer lists are no longer followed element by element. */
const MOST_ITEMS = 64;

/** Methods of builtin containers that change them (https://docs.python.org/3/library/stdtypes.html). */
const CHANGING: Readonly<Partial<Record<ObjectKind, ReadonlySet<string>>>> = {
  list: new Set(['append', 'extend', 'insert', 'remove', 'pop', 'clear', 'sort', 'reverse']),
  dict: new Set(['clear', 'pop', 'popitem', 'setdefault', 'update']),
  set: new Set([
    'add',
    'clear',
    'difference_update',
    'discard',
    'intersection_update',
    'pop',
    'remove',
    'symmetric_difference_update',
    'update'
  ])
};
/** Methods of an object of any other type that change it: always, or where the value is thrown away. */
const CHANGING_ANY = new Map(
  METHOD_CHANGES.flatMap(({ methods, when }) => methods.split(/\s+/).map(name => [name, when]))
);
/** Methods that set a state: doing them again with the same inputs gives the same. */
const SETTING: ReadonlySet<string> = new Set([
  'fit',
  'fit_transform',
  'fit_predict',
  'compile',
  'seed',
  'resize',
  'fill',
  'manual_seed',
  'load_state_dict',
  'train',
  'eval'
]);

/** Methods that change nothing when they are done a second time at once. */
const SETTLING: ReadonlySet<string> = new Set([
  'clear',
  'drop_duplicates',
  'dropna',
  'fillna',
  'sort',
  'sort_index',
  'sort_values'
]);

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
  if (object.kind === 'list' && object.items && object.items.length < MOST_ITEMS) {
    const known = ofList(walk, receiver, object, name, args);
    if (known) {
      return known;
    }
  }
  if (object.kind === 'dict') {
    const known = ofDict(walk, receiver, object, name, args);
    if (known) {
      return known;
    }
  }
  const prints = inputs(walk, args);
  const out = args.keywords.get('out');
  const inplace = args.keywords.get('inplace');
  const any = CHANGING_ANY.get(name);
  const changing =
    CHANGING[object.kind]?.has(name) ?? (any === 'always' || (any === 'statement' && discarded));
  const print = combine('method', [ofText(name), ...prints]);
  const gives = (): Value => walk.thing('method', [walk.deep(receiver), print, ...walk.ambient]);
  if (SETTING.has(name) || name.startsWith('set_')) {
    // What was compiled goes on learning; other models begin anew.
    const key = object.parts.has('.compile()') && name === 'fit' ? null : `.${name}()`;
    walk.change(receiver, print, each =>
      key === null
        ? worked(walk, each, name, prints)
        : { ...each, parts: new Map(each.parts).set(key, term(print)) }
    );
    return gives();
  }
  const value = gives();
  if (out) {
    walk.change(out, print, each => worked(walk, each, 'out', [walk.deep(value)]));
  }
  if (changing || (inplace?.kind === 'term' && inplace.constant === true)) {
    if (object.settled !== print) {
      const settled = SETTLING.has(name) ? print : undefined;
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

function hold(object: Obj, values: readonly Value[]): Obj {
  return { ...object, holds: [...object.holds, ...values.filter(value => value.kind === 'ref')] };
}

/** Methods of a list whose elements are all known. */
function ofList(
  walk: Walk,
  receiver: Value,
  object: Obj,
  name: string,
  args: Arguments
): Value | null {
  const items = object.items ?? [];
  const [first, second] = args.positional;
  const put = (after: readonly Value[]): void =>
    walk.change(receiver, combine(name, []), each => ({ ...each, items: after }));
  const other = first && walk.objectOf(first)?.items;
  switch (name) {
    case 'append':
      return first ? (put([...items, first]), NONE) : null;
    case 'extend':
      return other ? (put([...items, ...other]), NONE) : null;
    case 'insert':
      if (first?.kind === 'term' && typeof first.constant === 'number' && second) {
        const after = [...items];
        after.splice(first.constant, 0, second);
        put(after);
        return NONE;
      }
      return null;
    case 'reverse':
      put([...items].reverse());
      return NONE;
    case 'clear':
      put([]);
      return NONE;
    case 'copy':
      return walk.alloc(made('list', object.base, { items }));
    case 'pop': {
      const index = first ? (first.kind === 'term' ? first.constant : undefined) : -1;
      if (typeof index !== 'number') {
        return null;
      }
      const at = index < 0 ? index + items.length : index;
      if (at < 0 || at >= items.length) {
        if (walk.blur > 0) {
          return null;
        }
        throw new Raised('IndexError', combine('pop', [items.length ? 1 : 0]));
      }
      put(items.filter((_, i) => i !== at));
      return items[at];
    }
    default:
      return null;
  }
}

/** Methods of a dict. */
function ofDict(
  walk: Walk,
  receiver: Value,
  object: Obj,
  name: string,
  args: Arguments
): Value | null {
  const [first, second] = args.positional;
  const key = first?.kind === 'term' ? first.constant : undefined;
  if (name === 'get' && key !== undefined) {
    const found = object.parts.get(itemKey(key));
    return found ?? (object.complete ? (second ?? NONE) : null);
  }
  if (name === 'update' && args.whole) {
    const other = first && walk.objectOf(first);
    if (first && !(other?.kind === 'dict' && other.complete)) {
      return null;
    }
    walk.change(receiver, combine('update', inputs(walk, args)), each => {
      const parts = new Map([...each.parts, ...(other?.parts ?? [])]);
      args.keywords.forEach((value, name) => parts.set(itemKey(name), value));
      return { ...each, parts };
    });
    return NONE;
  }
  if (name === 'copy') {
    return walk.alloc({ ...object, changedBy: undefined });
  }
  if (name === 'pop' && key !== undefined && object.parts.has(itemKey(key)) && object.complete) {
    const found = object.parts.get(itemKey(key)) ?? NONE;
    walk.change(receiver, combine('pop', [walk.deep(first)]), each => {
      const parts = new Map(each.parts);
      parts.delete(itemKey(key));
      return { ...each, parts };
    });
    return found;
  }
  return null;
}
