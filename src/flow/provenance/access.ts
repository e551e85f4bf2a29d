/** Attributes and items: how they are read, stored and removed. */
import { combine, ofText, type Fingerprint } from './fingerprint';
import { isNamedItem, itemKey } from './inspect';
import { ManyParts } from './parts';
import { deep } from './state';
import { made, type Obj, term, type Term, type Value } from './value';
import { Raised } from './setting';
import type { Walk } from './walk';
import { reached } from './blur';

/** `value.name` */
export function attribute(walk: Walk, value: Value, name: string): Value {
  const object = walk.objectOf(value);
  const own = object?.parts.get(`.${name}`);
  if (own) {
    return own;
  }
  if (value.kind === 'term') {
    const fingerprint = combine('attribute', [value.fingerprint, ofText(name)]);
    return value.imported === undefined
      ? term(fingerprint)
      : { kind: 'term', fingerprint, imported: `${value.imported}.${name}` };
  }
  if (object?.kind === 'instance' || object?.kind === 'class') {
    const found = inClass(walk, object.kind === 'class' ? value : object.holds[0], name);
    if (found && object.kind === 'instance') {
      return bound(walk, value, found);
    }
    if (found) {
      return found;
    }
  }
  const base = combine('attribute', [ofText(name)]);
  return value.kind === 'ref'
    ? walk.alloc(made('part', base, { owner: { ref: value, live: true } }))
    : term(base);
}

/** What a class, or one of its bases, has under a name. */
export function inClass(walk: Walk, cls: Value, name: string, depth = 0): Value | null {
  const object = walk.objectOf(cls);
  const own = object?.parts.get(`.${name}`);
  if (own || depth > 8) {
    return own ?? null;
  }
  for (const base of object?.bases ?? []) {
    const found = inClass(walk, base, name, depth + 1);
    if (found) {
      return found;
    }
  }
  return null;
}

/** A function of a class becomes a method of the instance. */
function bound(walk: Walk, self: Value, found: Value): Value {
  return walk.objectOf(found)?.kind === 'function'
    ? walk.alloc(made('method', combine('method', []), { holds: [self, found] }))
    : found;
}

/** `value[index]` @throws Raised - where the container is known and has no such item. */
export function item(walk: Walk, value: Value, index: Value, slice: boolean): Value {
  const object = walk.objectOf(value);
  const key = index.kind === 'term' ? index.constant : undefined;
  if (object?.items && typeof key === 'number') {
    const found = object.items.at(key);
    if (!found || key < -object.items.length) {
      return fail(walk, 'IndexError', value);
    }
    return found;
  }
  const part = object?.parts.get(key === undefined ? otherKey(walk, index) : itemKey(key));
  if (part) {
    return part;
  }
  if (object?.kind === 'dict' && object.complete && key !== undefined) {
    return fail(walk, 'KeyError', index);
  }
  if (value.kind === 'term') {
    const fingerprint = combine('item', [walk.deep(value), walk.deep(index)]);
    return value.imported === undefined
      ? term(fingerprint)
      : { kind: 'term', fingerprint, imported: `${value.imported}[]` };
  }
  if (value.kind === 'missing') {
    return value;
  }
  const copies = object?.kind === 'list' || object?.kind === 'tuple';
  return slice && !copies
    ? walk.alloc(
        made('part', combine('view', [walk.deep(index)]), { owner: { ref: value, live: true } })
      )
    : walk.alloc(
        made('part', combine('item', [besides(walk, value, key), walk.deep(index)]), {
          owner: { ref: value, live: false }
        })
      );
}

/**
 * What an item depends on that was not stored where it can be seen: for a name, such as a column's,
 * not on what was stored under other names. `d["b"] = d["a"] + 1` gives the same when it runs again.
 */
function besides(walk: Walk, value: Value, key: unknown): Fingerprint {
  const object = walk.objectOf(value);
  if (!object || typeof key !== 'string') {
    return walk.deep(value);
  }
  const others = [...object.parts].filter(([name]) => !isNamedItem(name));
  return others.length === object.parts.size
    ? walk.deep(value)
    : deep(walk, walk.alloc({ ...object, parts: new Map(others) }));
}

function fail(walk: Walk, name: string, about: Value): Value {
  if (walk.blur > 0) {
    return term(combine('failed', [ofText(name), walk.deep(about)]));
  }
  throw new Raised(name, name === 'KeyError' ? walk.deep(about) : ofText(name));
}

/** The key of an index that is no constant. */
function otherKey(walk: Walk, index: Value): string {
  return `[#${walk.deep(index)}]`;
}

/** `target.name = value` */
export function storeAttribute(walk: Walk, target: Value, name: string, value: Value): void {
  walk.change(target, combine('set', [ofText(name), walk.deep(value)]), object =>
    withPart(walk, object, `.${name}`, value)
  );
}

/** `target[index] = value`: storing the same again changes nothing. */
export function storeItem(walk: Walk, target: Value, index: Value, value: Value): void {
  const key = index.kind === 'term' ? index.constant : undefined;
  const what = combine('set', [walk.deep(index), walk.deep(value)]);
  walk.change(target, what, object => {
    if (object.items && typeof key === 'number' && object.items.at(key)) {
      const at = key < 0 ? key + object.items.length : key;
      return { ...object, items: object.items.map((each, i) => (i === at ? value : each)) };
    }
    if (object.items) {
      return worked(walk, object, 'set', [walk.deep(index), walk.deep(value)]);
    }
    const name = key === undefined ? otherKey(walk, index) : itemKey(key);
    return withPart(walk, object, name, value);
  });
}

/** Objects with more parts keep what was stored as it was then: following all of them costs too much. */
const MOST_PARTS = 64;

function withPart(walk: Walk, object: Obj, key: string, value: Value): Obj {
  const { parts } = object;
  if (parts.size < MOST_PARTS || (parts.size === MOST_PARTS && parts.has(key))) {
    return { ...object, parts: new Map(parts).set(key, value) };
  }
  const frozen = (part: Value): Term => (part.kind === 'term' ? part : term(walk.deep(part)));
  return { ...object, parts: ManyParts.from(parts, frozen).with(key, frozen(value)) };
}

/** `del target[index]`, `del target.name` */
export function removePart(walk: Walk, target: Value, key: string, print: Fingerprint): void {
  walk.change(target, combine('del', [print]), object => {
    if (object.complete && object.parts.has(key)) {
      const parts = new Map(object.parts);
      parts.delete(key);
      return { ...object, parts };
    }
    return worked(walk, object, 'del', [print]);
  });
}

/** The object after an operation on the whole of it. */
export function worked(
  walk: Walk,
  object: Obj,
  operation: string,
  operands: readonly Fingerprint[]
): Obj {
  const whole = walk.alloc({ ...object, owner: undefined });
  return {
    ...object,
    base: combine('worked', [ofText(operation), deep(walk, whole), ...operands]),
    items: undefined,
    parts: new Map(),
    complete: false,
    holds: object.kind === 'instance' ? object.holds : reached(object)
  };
}
