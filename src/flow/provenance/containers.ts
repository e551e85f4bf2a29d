/** Methods of lists and dicts, as far as their contents are known. */
import { type Arguments, inputs } from './call';
import { item } from './access';
import { copyOf } from './copy';
import { combine } from './fingerprint';
import { itemKey, keyValue } from './inspect';
import { made, NONE, type Obj, type Value } from './value';
import { Raised } from './setting';
import { removeItem } from './store';
import type { Walk } from './walk';

/** Longer lists are no longer followed element by element. */
const MOST_ITEMS = 64;

/** What the method does and gives; null where that cannot be told. */
export function callContainer(
  walk: Walk,
  receiver: Value,
  name: string,
  args: Arguments
): Value | null {
  const object = walk.objectOf(receiver);
  if (object?.kind === 'list' && object.items && object.items.length < MOST_ITEMS) {
    return ofList(walk, receiver, object, name, args);
  }
  const known = object?.kind === 'dict' ? ofDict(walk, receiver, object, name, args) : null;
  return known ?? (object && name === 'pop' ? takenOut(walk, receiver, object, args) : null);
}

/** `table.pop("name")`: the column, which is gone afterwards. */
function takenOut(walk: Walk, receiver: Value, { kind }: Obj, args: Arguments): Value | null {
  const [first] = args.positional;
  const named = first?.kind === 'term' && typeof first.constant === 'string';
  if (!named || !['thing', 'part', 'dict'].includes(kind)) {
    return null;
  }
  const found = item(walk, receiver, first);
  removeItem(walk, receiver, first);
  return found.kind === 'ref' ? copyOf(walk, found) : found;
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
  if (['keys', 'values', 'items'].includes(name) && object.complete) {
    return walk.alloc(made('tuple', combine(name, []), { items: shown(walk, name, object) }));
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

/** What the view of this name shows of a dict whose items are all known. */
function shown(walk: Walk, name: string, object: Obj): Value[] {
  return [...object.parts].map(([key, value]) =>
    name === 'values'
      ? value
      : name === 'keys'
        ? keyValue(key)
        : walk.alloc(made('tuple', combine('display', []), { items: [keyValue(key), value] }))
  );
}
