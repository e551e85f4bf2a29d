/** Code that may run not at all, or many times: what it leaves is one value made of all that it read. */
import { combine, ofText, type Fingerprint } from './fingerprint';
import type { Changes } from './state';
import { made, MISSING, type Obj, sameValue, type Value } from './value';
import { Raised } from './setting';
import type { Walk } from './walk';
import type { Binding } from './state';

/**
 * Runs code once that in truth runs an unknown number of times.
 *
 * @param seed - what else decides how it runs: its syntax, what it loops over.
 * @returns the fingerprint of the code with all that it read.
 */
export function blurred(walk: Walk, seed: readonly Fingerprint[], run: () => void): Fingerprint {
  const { state } = walk.setting;
  const mark = state.mark;
  const log: Fingerprint[] = [];
  walk.logs.push(log);
  walk.blur++;
  try {
    run();
  } catch (raised) {
    if (!(raised instanceof Raised)) {
      throw raised;
    }
  } finally {
    walk.blur--;
    walk.logs.pop();
  }
  const key = combine('blurred', [...seed, ...log]);
  for (const [map, entries] of state.since(mark)) {
    const heap = map === (state.heap as Map<string, unknown>);
    for (const [name, { before, after }] of entries) {
      if (heap) {
        if (before !== undefined && after !== undefined) {
          state.set(state.heap, name, smeared(after as Obj, key));
        }
      } else if (map === (state.names as Map<string, unknown>)) {
        const binding = after as Binding;
        state.set(state.names, name, { ...binding, value: smear(walk, binding.value, key, name) });
      } else {
        state.set(map, name, smear(walk, after as Value, key, name));
      }
    }
  }
  return key;
}

function smear(walk: Walk, value: Value | undefined, key: Fingerprint, name: string): Value {
  return value === undefined || value.kind === 'missing'
    ? MISSING
    : definite(walk, value)
      ? value
      : walk.thing('of', [key, ofText(name)]);
}

/** Definitions and imports are the same however often they run. */
function definite(walk: Walk, value: Value): boolean {
  if (value.kind === 'term') {
    return value.imported !== undefined;
  }
  const kind = walk.objectOf(value)?.kind;
  return kind === 'function' || kind === 'class';
}

/** The object, of which only is known that it was changed in some way. */
function smeared(object: Obj, key: Fingerprint): Obj {
  return {
    ...object,
    known: undefined,
    base: combine('changed', [key, object.base]),
    items: undefined,
    parts: new Map(),
    complete: false,
    holds: reached(object)
  };
}

/** All that an object refers to, without saying where. */
export function reached(object: Obj): Value[] {
  const all = [...object.holds, ...(object.items ?? []), ...object.parts.values()];
  return all.filter((value, i) => value.kind === 'ref' && all.indexOf(value) === i);
}

/**
 * Runs two branches of a test that has no answer, and joins what they leave.
 *
 * @returns what the branches gave; null where one raised.
 */
export function join<T>(
  walk: Walk,
  test: Fingerprint,
  yes: () => T,
  no: () => T
): readonly [T | null, T | null] {
  const a = branch(walk, yes);
  const b = branch(walk, no);
  if (a.raised && b.raised && walk.blur === 0) {
    throw a.raised;
  }
  const { state } = walk.setting;
  for (const map of new Set([...a.changes.keys(), ...b.changes.keys()])) {
    const [left, right] = [a.changes.get(map), b.changes.get(map)];
    for (const key of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
      const before = map.get(key);
      const one = left?.has(key) ? left.get(key)?.after : before;
      const two = right?.has(key) ? right.get(key)?.after : before;
      if (map === (state.heap as Map<string, unknown>)) {
        joinObjects(
          walk,
          key,
          test,
          [one as Obj | undefined, two as Obj | undefined],
          [a.prints.get(key), b.prints.get(key)]
        );
      } else if (map === (state.names as Map<string, unknown>)) {
        const value = joined(walk, test, key, valueOf(one), valueOf(two), a.prints, b.prints);
        state.set(state.names, key, { value, writer: walk.setting.step });
      } else {
        const values = [(one as Value) ?? MISSING, (two as Value) ?? MISSING] as const;
        state.set(map, key, joined(walk, test, key, ...values, a.prints, b.prints));
      }
    }
  }
  return [a.result, b.result];
}

const valueOf = (binding: unknown): Value => (binding as Binding | undefined)?.value ?? MISSING;

interface Branch<T> {
  readonly result: T | null;
  readonly raised: Raised | null;
  readonly changes: Changes;
  /** Fingerprints of what it left: of values under their names, of objects under their ids. */
  readonly prints: ReadonlyMap<string, Fingerprint>;
}

function branch<T>(walk: Walk, run: () => T): Branch<T> {
  const { state } = walk.setting;
  const mark = state.mark;
  let result: T | null = null;
  let raised: Raised | null = null;
  walk.blur++;
  try {
    result = run();
  } catch (error) {
    if (!(error instanceof Raised)) {
      throw error;
    }
    raised = error;
  } finally {
    walk.blur--;
  }
  const prints = new Map<string, Fingerprint>();
  for (const [map, entries] of state.since(mark)) {
    for (const [key, { after }] of entries) {
      const value: Value =
        map === (state.heap as Map<string, unknown>)
          ? { kind: 'ref', id: key }
          : map === (state.names as Map<string, unknown>)
            ? valueOf(after)
            : ((after as Value | undefined) ?? MISSING);
      prints.set(key, walk.deep(value));
    }
  }
  return { result, raised, changes: state.takeBack(mark), prints };
}

function joined(
  walk: Walk,
  test: Fingerprint,
  key: string,
  one: Value,
  two: Value,
  left: ReadonlyMap<string, Fingerprint>,
  right: ReadonlyMap<string, Fingerprint>
): Value {
  if (sameValue(one, two)) {
    return one;
  }
  for (const [value, other] of [
    [one, two],
    [two, one]
  ]) {
    if (other.kind === 'missing' && definite(walk, value)) {
      return value;
    }
  }
  const prints = [left.get(key) ?? walk.deep(one), right.get(key) ?? walk.deep(two)];
  return walk.thing('either', [test, ...prints]);
}

function joinObjects(
  walk: Walk,
  id: string,
  test: Fingerprint,
  [one, two]: readonly [Obj | undefined, Obj | undefined],
  [left, right]: readonly [Fingerprint | undefined, Fingerprint | undefined]
): void {
  const { state } = walk.setting;
  if (!one || !two || one === two) {
    state.set(state.heap, id, one ?? two);
    return;
  }
  const ref: Value = { kind: 'ref', id };
  const base = combine('either', [test, left ?? walk.deep(ref), right ?? walk.deep(ref)]);
  const holds = [...new Set([...reached(one), ...reached(two)])];
  state.set(state.heap, id, {
    ...made(one.kind, base, { holds }),
    owner: one.owner,
    code: one.code,
    bases: one.bases,
    changedBy: walk.setting.step
  });
}
