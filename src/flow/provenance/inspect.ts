/** What can be told of a value without running anything. */
import { combine } from './fingerprint';
import { constant, made, term, type Value } from './value';
import type { Walk } from './walk';

/** Whether Python would take the value as true; null where that cannot be told. */
export function truth(walk: Walk, value: Value): boolean | null {
  if (value.kind === 'term') {
    return value.constant !== undefined
      ? Boolean(value.constant)
      : value.builtin || value.imported
        ? true
        : null;
  }
  const object = walk.objectOf(value);
  switch (object?.kind) {
    case 'function':
    case 'class':
    case 'method':
      return true;
    case 'list':
    case 'tuple':
      return object.items ? object.items.length > 0 : null;
    case 'dict':
      return object.complete ? object.parts.size > 0 : null;
    default:
      return null;
  }
}

/** The elements that a loop over the value meets, in order; null where they are not all known. */
export function elements(walk: Walk, value: Value): readonly Value[] | null {
  const object = walk.objectOf(value);
  if (object?.items && object.kind !== 'set') {
    return object.items;
  }
  if (object?.kind === 'dict' && object.complete) {
    return [...object.parts.keys()].map(keyValue);
  }
  return null;
}

/** An iterator that met these elements is not where it was; other iterables stay as they are. */
export function moveOn(walk: Walk, value: Value, by = Infinity): void {
  if (walk.objectOf(value)?.kind === 'iterator') {
    walk.change(value, combine('moved on', []), each => ({
      ...each,
      items: each.items?.slice(by)
    }));
  }
}

/** Some element of an iterable. */
export function element(walk: Walk, iterable: Value): Value {
  const base = combine('element', [walk.deep(iterable)]);
  return iterable.kind === 'ref'
    ? walk.alloc(made('part', base, { owner: { ref: iterable, live: false } }))
    : term(base);
}

/** Under which key an object keeps what was stored at a constant index. */
export function itemKey(index: string | number | boolean | null): string {
  return `[${typeof index}:${String(index)}]`;
}

/** Is it the key of an item under a name, such as a column's? */
export function isNamedItem(key: string): boolean {
  return key.startsWith('[string:');
}

/** The index that a key stands for. */
export function keyValue(key: string): Value {
  const [, type, text] = /^\[(\w+):([\s\S]*)\]$/.exec(key) ?? [];
  switch (type) {
    case 'number':
      return constant(Number(text));
    case 'boolean':
      return constant(text === 'true');
    case 'string':
      return constant(text);
    default:
      return constant(null);
  }
}
