/** What was found when the values of names were looked at, before and after a run. */
import type { CodeRun } from '../session';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { choose } from './state';
import { type Obj, type ObjectKind, term, type Value } from './value';
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

/** What a name's value came from, and what it was found to be. */
export interface FoundValue {
  /** With the name: two draws from a generator have one text, and two values. */
  readonly from: Fingerprint;
  /** The provenance with the answers that the way assumes: it may be that it was not taken. */
  readonly onThisWay: Fingerprint;
  readonly value: Fingerprint;
}

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

/** The key among a run's values of what was shown last. */
export const SHOWN = '_';

/** What was observed of the values that a step left. */
export interface Settlement {
  readonly values: readonly FoundValue[];
  /** Of the value that is shown last; 0 where none is. */
  readonly shown: Fingerprint;
}

/** Settles what a step left by what was observed of it, or of the same step at another time. */
export function settleObserved(
  walk: Walk,
  changed: () => ReadonlySet<string>,
  shown: Value | null
): Settlement {
  const { observed } = walk.setting;
  keepUnchanged(walk, observed);
  const values: FoundValue[] = [];
  const answers = walk.asked.flatMap(({ test, answer }) => [test, answer ? 1 : 0]);
  /** The fingerprint of a value that was looked at; undefined where none was. */
  const find = (name: string, made: Value): Fingerprint | undefined => {
    const from = combine('found', [ofText(name), walk.deep(made)]);
    const onThisWay = answers.length ? combine('assumed', [from, ...answers]) : from;
    if (!observed || !Object.hasOwn(observed.values, name)) {
      return walk.valueOf(from) ?? walk.valueOf(onThisWay);
    }
    const value = combine('value', [ofText(observed.values[name])]);
    values.push({ from, onThisWay, value });
    return value;
  };
  const shownPrint = shown ? (find(SHOWN, shown) ?? walk.deep(shown)) : 0;
  for (const name of [...storedNames(walk), ...changed()]) {
    const binding = walk.binding(name);
    if (!binding || binding.value.kind === 'missing') {
      continue;
    }
    const value = find(name, binding.value);
    if (value !== undefined) {
      recognise(walk, name, binding.value, value);
    }
  }
  return { values, shown: shownPrint };
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
  if (value.kind !== 'ref' || !object || !DATA.has(object.kind)) {
    return;
  }
  const bare = !object.parts.size && !object.items && !object.holds.length && !object.owner?.live;
  if (bare) {
    state.set(state.heap, value.id, { ...object, base: print, known: undefined });
    return;
  }
  state.set(state.heap, value.id, { ...object, known: undefined });
  const then = walk.deep(value);
  state.set(state.heap, value.id, { ...object, known: { value: print, then } });
}

/** Objects that are nothing but their contents. */
const DATA: ReadonlySet<ObjectKind> = new Set(['thing', 'part', 'list', 'tuple', 'dict', 'set']);
