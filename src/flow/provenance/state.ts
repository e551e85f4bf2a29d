/** The namespace and the heap of an abstract kernel, with a journal: what was done can be taken back. */
import { combine, sum, type Fingerprint } from './fingerprint';
import { isNamedItem } from './inspect';
import { ManyParts, partPrint } from './parts';
import {
  type Choice,
  isUndecided,
  type Obj,
  type Owner,
  type Scope,
  type Term,
  type Value
} from './value';

/** What a name of the namespace stands for, and the step that bound it. */
export interface Binding {
  readonly value: Value;
  readonly writer: string;
}

/** Names to bindings, object ids to objects. */
export interface Stores {
  readonly names: Map<string, Choice<Binding>>;
  readonly heap: Map<string, Choice<Obj>>;
}

/** A mutable map with a journal; the type parameters of its entries are checked at `set`. */
type AnyMap = Map<string, unknown>;

interface Entry {
  readonly map: AnyMap;
  readonly key: string;
  readonly before: unknown;
}

/** What changed: after and before, by map and key. */
export type Changes = Map<AnyMap, Map<string, { readonly before: unknown; after: unknown }>>;

export class State implements Stores {
  readonly names = new Map<string, Choice<Binding>>();
  readonly heap = new Map<string, Choice<Obj>>();
  private journal: Entry[] = [];

  /** A place in the journal to come back to. */
  get mark(): number {
    return this.journal.length;
  }

  /** Sets (or with undefined removes) an entry of a map of this state, or of a running scope. */
  set<V>(map: Map<string, V>, key: string, value: V | undefined): void {
    this.journal.push({ map: map as AnyMap, key, before: map.get(key) });
    put(map as AnyMap, key, value);
  }

  /** What changed since the mark. */
  since(mark: number): Changes {
    const changes: Changes = new Map();
    for (const { map, key, before } of this.journal.slice(mark)) {
      let keys = changes.get(map);
      if (!keys) {
        keys = new Map();
        changes.set(map, keys);
      }
      if (!keys.has(key)) {
        keys.set(key, { before, after: map.get(key) });
      }
    }
    return changes;
  }

  /** Takes back all since the mark, and says what it was. */
  takeBack(mark: number): Changes {
    const changes = this.since(mark);
    for (let i = this.journal.length - 1; i >= mark; i--) {
      const { map, key, before } = this.journal[i];
      put(map, key, before);
    }
    this.journal.length = mark;
    return changes;
  }

  /** The same for the namespace and the heap alone: functions keep the scopes that they were made in. */
  takeBackAll(): Changes {
    const changes = this.since(0);
    for (const map of [this.names as AnyMap, this.heap as AnyMap]) {
      changes.get(map)?.forEach(({ before }, key) => put(map, key, before));
    }
    this.journal = [];
    return changes;
  }
}

export function put(map: Map<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) {
    map.delete(key);
  } else {
    map.set(key, value);
  }
}

/** Where the objects of a walk are looked up. */
export interface Heap {
  /** The object as it is now; undefined for terms that nothing changed. */
  object(id: string): Obj | undefined;
}

/** Id under which the heap keeps what was done to a module, or to something imported. */
export function importedId(term: Term): string {
  return `~${term.fingerprint}`;
}

/** The fingerprint of a value with all that it reaches. Cycles count as where they lead back to. */
export function deep(heap: Heap, value: Value, path: readonly string[] = []): Fingerprint {
  if (value.kind === 'missing') {
    return combine('missing', []);
  }
  if (value.kind === 'term') {
    if (value.imported === undefined) {
      return value.fingerprint;
    }
    const changed = heap.object(importedId(value));
    return changed
      ? combine('changed', [value.fingerprint, deepObject(heap, changed, path)])
      : value.fingerprint;
  }
  const at = path.indexOf(value.id);
  if (at >= 0 || path.length > 12) {
    return combine('cycle', [path.length - at]);
  }
  const object = heap.object(value.id);
  return object ? deepObject(heap, object, [...path, value.id]) : combine('lost', []);
}

/** The same, without what was stored under names, such as columns. */
export function deepBesides(heap: Heap, value: Value, path: readonly string[] = []): Fingerprint {
  const object = value.kind === 'ref' ? heap.object(value.id) : undefined;
  if (!object || value.kind !== 'ref' || path.includes(value.id)) {
    return deep(heap, value, path);
  }
  const others = [...object.parts].filter(([key]) => !isNamedItem(key));
  return others.length === object.parts.size
    ? deep(heap, value, path)
    : deepObject(heap, { ...object, known: undefined, parts: new Map(others) }, [
        ...path,
        value.id
      ]);
}

/** Fingerprints of objects that refer to no other: they change only with the object itself. */
const leaves = new WeakMap<Obj, Fingerprint>();

function deepObject(heap: Heap, object: Obj, path: readonly string[]): Fingerprint {
  const leafPrint = leaves.get(object);
  if (leafPrint !== undefined) {
    return leafPrint;
  }
  let leaf = !object.owner?.live;
  const inner = (value: Value): Fingerprint => {
    leaf &&= value.kind === 'term' && value.imported === undefined;
    return deep(heap, value, path);
  };
  const made = shapeOf(object, inner, owner =>
    owner.besides ? deepBesides(heap, owner.ref, path) : deep(heap, owner.ref, path)
  );
  const fingerprint = object.known?.then === made ? object.known.value : made;
  if (leaf) {
    leaves.set(object, fingerprint);
  }
  return fingerprint;
}

function shapeOf(
  object: Obj,
  inner: (value: Value) => Fingerprint,
  shown: (owner: Owner) => Fingerprint
): Fingerprint {
  const parts = [object.base];
  if (object.owner?.live) {
    parts.push(shown(object.owner));
  }
  if (object.items) {
    parts.push(combine('items', object.items.map(inner)));
  }
  if (object.parts instanceof ManyParts) {
    parts.push(object.parts.fingerprint);
  } else if (object.parts.size) {
    // Their order does not count.
    parts.push(sum([...object.parts].map(([key, value]) => partPrint(key, inner(value)))));
  }
  if (object.holds.length) {
    parts.push(combine('holds', object.holds.map(inner)));
  }
  if (object.code?.defaults.size) {
    parts.push(combine('defaults', [...object.code.defaults.values()].map(inner)));
  }
  if (object.bases?.length) {
    parts.push(combine('bases', object.bases.map(inner)));
  }
  return parts.length === 1 ? object.base : combine('object', parts);
}

/** Does the value reach one of these objects? */
export function reaches(
  heap: Heap,
  value: Value,
  targets: ReadonlySet<string>,
  seen = new Set<string>()
): boolean {
  if (value.kind === 'missing') {
    return false;
  }
  const id = value.kind === 'ref' ? value.id : importedId(value);
  if (targets.has(id)) {
    return true;
  }
  const object = seen.has(id) || value.kind === 'term' ? undefined : heap.object(id);
  seen.add(id);
  return (
    object !== undefined && references(object).some(each => reaches(heap, each, targets, seen))
  );
}

/** The alternative that the tests' answers choose. */
export function choose<T extends object>(
  choice: Choice<T>,
  decide: (test: Fingerprint) => boolean
): T {
  let at = choice;
  while (isUndecided(at)) {
    at = decide(at.test) ? at.yes : at.no;
  }
  return at;
}

/** What changed in names and heap, without new objects that nothing refers to. */
export function reachable(
  stores: Stores,
  changes: Changes
): {
  readonly names: ReadonlyMap<string, Choice<Binding> | undefined>;
  readonly heap: ReadonlyMap<string, Choice<Obj> | undefined>;
} {
  const names = new Map<string, Choice<Binding> | undefined>();
  const heap = new Map<string, Choice<Obj> | undefined>();
  const objects = changes.get(stores.heap as AnyMap);
  const open: Value[] = [];
  changes.get(stores.names as AnyMap)?.forEach(({ before, after }, name) => {
    if (before !== after) {
      names.set(name, after as Choice<Binding> | undefined);
      open.push((after as Binding).value);
    }
  });
  const keep = (id: string, object: Obj): void => {
    heap.set(id, object);
    open.push(...references(object));
  };
  objects?.forEach(({ before, after }, id) => {
    if (before !== undefined) {
      keep(id, after as Obj);
    } else if (id.startsWith('~')) {
      keep(id, after as Obj);
    }
  });
  for (let value = open.pop(); value; value = open.pop()) {
    if (value.kind === 'ref' && !heap.has(value.id)) {
      const made = objects?.get(value.id);
      if (made) {
        keep(value.id, made.after as Obj);
      }
    }
  }
  return { names, heap };
}

function references(object: Obj): Value[] {
  return [
    ...(object.items ?? []),
    ...(object.parts instanceof ManyParts ? [] : object.parts.values()),
    ...object.holds,
    ...(object.bases ?? []),
    ...(object.code?.defaults.values() ?? []),
    ...(object.owner ? [object.owner.ref] : []),
    ...scopeValues(object.code?.scope ?? null)
  ];
}

function scopeValues(scope: Scope | null): Value[] {
  return scope ? [...scope.names.values(), ...scopeValues(scope.parent)] : [];
}
