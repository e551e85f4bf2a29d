/** Attributes and items: how they are stored and removed, and what an operation on the whole leaves. */
import { combine, ofText, type Fingerprint } from './fingerprint';
import { itemKey } from './inspect';
import { ManyParts } from './parts';
import { deep } from './state';
import { storeColumn } from './table';
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
    if (object.items && typeof key === 'number' && object.items.at(key)) {
      const place = key < 0 ? key + object.items.length : key;
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
