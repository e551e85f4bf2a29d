/** Attributes and items: how they are stored and removed, and what an operation on the whole leaves. */
import { combine, ofText, type Fingerprint } from './fingerprint';
import { isNamedItem, itemKey } from './inspect';
import { ManyParts } from './parts';
import { deep } from './state';
import { storeColumn } from './table';
import { Raised } from './setting';
import { type Obj, term, type Term, type Value } from './value';
import type { Walk } from './walk';
import { reached } from './blur';
import { overlaid } from './overlay';

/** `target.name = value` */
export function storeAttribute(walk: Walk, target: Value, name: string, value: Value): void {
  const column = walk.objectOf(target)?.parts.has(itemKey(name));
  const key = column ? itemKey(name) : `.${name}`;
  walk.change(target, walk.deep(value), object => withPart(walk, object, key, value), ofText(name));
}

/**
 * `target[index] = value`: storing the same again changes nothing.
 *
 * @param slice - the index is a slice: it may overlap with others.
 */
export function storeItem(
  walk: Walk,
  target: Value,
  index: Value,
  value: Value,
  slice = false
): void {
  if (storeColumn(walk, target, index, value)) {
    return;
  }
  const key = index.kind === 'term' ? index.constant : undefined;
  const at = walk.deep(index);
  const change = (object: Obj): Obj => {
    const place = placeIn(walk, object, key);
    if (object.items && place !== null) {
      return { ...object, items: object.items.map((each, i) => (i === place ? value : each)) };
    }
    if (object.items) {
      return worked(walk, object, 'set', [at, walk.deep(value)]);
    }
    if (slice) {
      return overlaid(walk, object, at, value);
    }
    return withPart(walk, object, key === undefined ? otherKey(walk, index) : itemKey(key), value);
  };
  walk.change(target, walk.deep(value), change, at);
}

/** The place in a list whose items are known; null where that cannot be told. @throws Raised - IndexError. */
function placeIn(walk: Walk, { kind, items }: Obj, key: Term['constant']): number | null {
  if (!items || kind !== 'list' || typeof key !== 'number' || !Number.isInteger(key)) {
    return null;
  }
  const place = key < 0 ? key + items.length : key;
  if (place >= 0 && place < items.length) {
    return place;
  }
  if (walk.blur > 0) {
    return null;
  }
  throw new Raised('IndexError', ofText('list'));
}

/** The key of an index that is no constant. */
export function otherKey(walk: Walk, index: Value): string {
  return `[#${walk.deep(index)}]`;
}

/** Objects with more parts keep what was stored as it was then: following all of them costs too much. */
const MOST_PARTS = 64;

export function withPart(walk: Walk, object: Obj, key: string, value: Value): Obj {
  const { parts } = object;
  if (parts.size < MOST_PARTS || (parts.size === MOST_PARTS && parts.has(key))) {
    return { ...object, parts: new Map(parts).set(key, value) };
  }
  const frozen = (part: Value): Term => (part.kind === 'term' ? part : term(walk.deep(part)));
  return { ...object, parts: ManyParts.from(parts, frozen).with(key, frozen(value)) };
}

/** `del target[index]` */
export function removeItem(walk: Walk, target: Value, index: Value): void {
  const constant = index.kind === 'term' ? index.constant : undefined;
  const object = walk.objectOf(target);
  const place = object ? placeIn(walk, object, constant) : null;
  if (place === null) {
    removePart(walk, target, constant === undefined ? '' : itemKey(constant), walk.deep(index));
    return;
  }
  walk.change(target, combine('del', [walk.deep(index)]), list => ({
    ...list,
    items: list.items?.filter((_, i) => i !== place)
  }));
}

/** In place of a part that was taken out of an object whose other parts are not all known. */
const GONE = term(combine('gone', []));

/** `del target.name` */
export function removePart(walk: Walk, target: Value, key: string, print: Fingerprint): void {
  walk.change(target, combine('del', [print]), object => {
    if (object.complete && object.parts.has(key)) {
      const parts = new Map(object.parts);
      parts.delete(key);
      return { ...object, parts };
    }
    const named = key.startsWith('.') || isNamedItem(key);
    return named ? withPart(walk, object, key, GONE) : worked(walk, object, 'del', [print]);
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
