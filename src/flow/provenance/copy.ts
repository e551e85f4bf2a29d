/** Copies: new objects with the content of others. */
import { combine } from './fingerprint';
import { made, type Obj, type Value } from './value';
import type { Walk } from './walk';

/** A new object with what this one holds; a value without identity is its own copy. */
export function copyOf(walk: Walk, value: Value): Value {
  const object = walk.objectOf(value);
  return object ? walk.alloc(contentOf(walk, value, object)) : value;
}

/** The object as it is now, apart from what it is a view of. */
function contentOf(walk: Walk, value: Value, object: Obj): Obj {
  if (object.owner?.live) {
    return made('thing', walk.deep(value));
  }
  const kind = object.kind === 'part' ? 'thing' : object.kind;
  return { ...object, kind, owner: undefined, changedBy: undefined };
}

/** The same of all that it holds too; functions, classes and modules stay what they are. */
export function deepCopyOf(walk: Walk, value: Value, done = new Map<string, Value>()): Value {
  const object = walk.objectOf(value);
  if (!object || value.kind !== 'ref' || ['function', 'class', 'method'].includes(object.kind)) {
    return value;
  }
  const known = done.get(value.id);
  if (known) {
    return known;
  }
  const copy = walk.alloc(made(object.kind, combine('copied', [])));
  done.set(value.id, copy);
  const inner = (each: Value): Value => deepCopyOf(walk, each, done);
  const content = contentOf(walk, value, object);
  walk.replace(copy, {
    ...content,
    items: content.items?.map(inner),
    parts: new Map([...content.parts].map(([key, part]) => [key, inner(part)])),
    holds: content.holds.map(inner)
  });
  return copy;
}
