/** What was found when the values of names were looked at, before and after a run. */
import type { CodeRun } from '../session';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { choose } from './state';
import { type Obj, term, type Value } from './value';
import type { Walk } from './walk';

/** What was observed of a run. */
export interface Observed {
  /** Names bound; null where nobody watched. */
  readonly bound: ReadonlySet<string> | null;
  readonly changed: ReadonlySet<string>;
  /** Names of objects that were looked at and did not change; null where that was not noted. */
  readonly unchanged: ReadonlySet<string> | null;
  readonly values: Readonly<Record<string, string>>;
}

/** Provenances and the values that they were found to have. */
export type FoundValues = readonly (readonly [Fingerprint, Fingerprint])[];

/** @param unchanged - of runs that do not note it: names whose changes are known to be seen. */
export function observedOf(run: CodeRun, unchanged: ReadonlySet<string> | undefined): Observed {
  const changed = new Set(run.changed);
  return {
    bound: run.bound ? new Set(run.bound) : null,
    changed,
    unchanged: run.unchanged ? new Set(run.unchanged) : (unchanged ?? null),
    values: run.values ?? {}
  };
}

/** Settles what a step left by what was observed of it, or of the same step at another time. */
export function settleObserved(walk: Walk, changed: () => ReadonlySet<string>): FoundValues {
  const { observed } = walk.setting;
  keepUnchanged(walk, observed);
  const values: [Fingerprint, Fingerprint][] = [];
  for (const name of [...storedNames(walk), ...changed()]) {
    const binding = walk.binding(name);
    if (!binding || binding.value.kind === 'missing') {
      continue;
    }
    const provenance = walk.deep(binding.value);
    const own = observed && Object.hasOwn(observed.values, name) ? observed.values[name] : null;
    const value = own === null ? walk.valueOf(provenance) : combine('value', [ofText(own)]);
    if (own !== null && value !== undefined) {
      values.push([provenance, value]);
    }
    if (value !== undefined) {
      recognise(walk, name, binding.value, value);
    }
  }
  return values;
}

function storedNames(walk: Walk): string[] {
  return [...walk.stored].filter(([, bound]) => bound).map(([name]) => name);
}

/** Objects that were to be changed and are as they were: also where that was seen at another time. */
function keepUnchanged(walk: Walk, observed: Observed | null): void {
  if (!walk.touched.size) {
    return;
  }
  for (const name of walk.unit.mentions) {
    const value = walk.stored.has(name) ? undefined : walk.binding(name)?.value;
    const before = value?.kind === 'ref' ? walk.objects.get(value.id) : undefined;
    if (value?.kind !== 'ref' || !before || !walk.touched.has(value.id)) {
      continue;
    }
    const test = combine('kept', [walk.unit.syntax, ofText(name), ...walk.loadPrints()]);
    const seen = observed?.unchanged?.has(name)
      ? true
      : observed?.changed.has(name)
        ? false
        : undefined;
    if (seen ?? walk.knows(test)) {
      const { state } = walk.setting;
      state.set(state.heap, value.id, choose<Obj>(before, walk.decide));
    }
    if (seen !== undefined) {
      walk.told.push([test, seen]);
    }
  }
}

/** Gives what a name stands for the fingerprint of its value in place of its provenance. */
function recognise(walk: Walk, name: string, value: Value, print: Fingerprint): void {
  const { state } = walk.setting;
  if (value.kind === 'term') {
    const binding = walk.binding(name);
    const plain = value.constant === undefined && !value.builtin && !value.imported;
    if (binding && plain && value.fingerprint !== print) {
      state.set(state.names, name, { ...binding, value: term(print) });
    }
    return;
  }
  const object = value.kind === 'ref' ? walk.object(value.id) : undefined;
  if (value.kind === 'ref' && object && standsAlone(object)) {
    const bare = !object.parts.size && !object.items;
    state.set(
      state.heap,
      value.id,
      bare ? { ...object, base: print } : { ...object, known: print }
    );
  }
}

/** Does nothing but the object itself say what its contents are? */
function standsAlone(object: Obj): boolean {
  const held = [...(object.items ?? []), ...object.parts.values(), ...object.holds];
  return (
    ['thing', 'part', 'list', 'tuple', 'dict', 'set'].includes(object.kind) &&
    !object.owner?.live &&
    held.every(each => each.kind === 'term' && each.imported === undefined)
  );
}
