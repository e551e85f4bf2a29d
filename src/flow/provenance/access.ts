/** Attributes and items: how they are read. */
import type { Expression } from '../../python/ast';
import { copyOf } from './copy';
import { combine, ofText } from './fingerprint';
import { itemKey } from './inspect';
import { isOverlaid } from './overlay';
import { Raised } from './setting';
import { FIRST_ITEMS, isSettled, settledBy } from './settled';
import { deepBesides } from './state';
import { otherKey } from './store';
import { attributePrint, isRowIndexer, mayBeColumn, mayBeTable, namedColumns } from './table';
import { made, type Ref, term, type Value } from './value';
import type { Walk } from './walk';

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
  const column = mayBeTable(object) && mayBeColumn(name);
  const base = attributePrint(name);
  return (
    (column && object.parts.get(itemKey(name))) ||
    (value.kind === 'ref'
      ? walk.alloc(made('part', base, { owner: { ref: value, live: true, besides: column } }))
      : term(base))
  );
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

/** How an index is written: `[:n]` takes the first items. */
export type Subscript = 'item' | 'slice' | 'first';

export function subscriptOf(index: Expression): Subscript {
  return index.kind !== 'Slice' ? 'item' : index.lower || index.step ? 'slice' : 'first';
}

/** `value[index]` @throws Raised - where the container is known and has no such item. */
export function item(walk: Walk, value: Value, index: Value, how: Subscript = 'item'): Value {
  const object = walk.objectOf(value);
  const key = index.kind === 'term' ? index.constant : undefined;
  if (object?.items && typeof key === 'number') {
    const found = object.items.at(key);
    if (!found || key < -object.items.length) {
      return fail(walk, 'IndexError', value);
    }
    return found;
  }
  const named = typeof key === 'string';
  const part = object?.parts.get(key === undefined ? otherKey(walk, index) : itemKey(key));
  const column = part ?? (named && mayBeTable(object) ? object.parts.get(`.${key}`) : undefined);
  if (column && (named || !object || !isOverlaid(object))) {
    return column;
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
  return namedColumns(walk, value, index) ?? taken(walk, value, index, how);
}

/** `:`, `::` */
const ALL = combine('slice', [0, 0, 0]);

/** An item, or a slice, of something of which nothing more is known. */
function taken(walk: Walk, value: Ref, index: Value, how: Subscript): Value {
  const object = walk.objectOf(value);
  const slice = how !== 'item';
  const copies = object?.kind === 'list' || object?.kind === 'tuple';
  const at = walk.deep(index);
  if (at === ALL && slice) {
    // The whole of an array is the array; a list is copied.
    return copies ? copyOf(walk, value) : value;
  }
  const table = isRowIndexer(object) ? object?.owner?.ref : undefined;
  const whole = table ?? value;
  const before = walk.objectOf(whole)?.settled;
  const first = { by: FIRST_ITEMS, print: combine('first', [at]) };
  if (how === 'first' && isSettled(before, first.print)) {
    return copies || table ? copyOf(walk, whole) : whole;
  }
  const settled = how === 'first' ? settledBy(before, first) : undefined;
  if (table) {
    return walk.alloc(made('thing', combine('rows', [walk.deep(value), at]), { settled }));
  }
  if (slice && !copies) {
    const owner = { ref: value, live: true };
    return walk.alloc(made('part', combine('view', [at]), { owner, settled }));
  }
  const key = index.kind === 'term' ? index.constant : undefined;
  const content = typeof key === 'string' ? deepBesides(walk, value) : walk.deep(value);
  const base = combine('item', [content, at]);
  return walk.alloc(made('part', base, { owner: { ref: value, live: false }, settled }));
}

function fail(walk: Walk, name: string, about: Value): Value {
  if (walk.blur > 0) {
    return term(combine('failed', [ofText(name), walk.deep(about)]));
  }
  throw new Raised(name, name === 'KeyError' ? walk.deep(about) : ofText(name));
}
