/** What a step did, kept so that it can be taken back, and done again without walking. */
import type { CodeRun } from '../session';
import type { Seen } from './facts';
import type { Fingerprint } from './fingerprint';
import type { Outcome } from './run';
import type { Load, Setting } from './setting';
import { type Binding, put, type Stores } from './state';
import { type Choice, isUndecided, type Obj, sameObject, sameValue } from './value';

/** What a step is walked from. */
export interface StepInput {
  /** Unique in its world. */
  readonly key: string;
  readonly unit: Setting['unit'];
  readonly count: number | null;
  /** Its place among the runs; -1 for a step of the page as read. */
  readonly order: number;
  /** The run that the step is; null for a step of the page as read. */
  readonly run: CodeRun | null;
  /** Names whose changes are known to be seen, and were not, where the run itself does not note it. */
  readonly unchanged?: ReadonlySet<string>;
}

export type Entries<T> = Map<
  string,
  { readonly before: Choice<T> | undefined; after: Choice<T> | undefined }
>;

/** What a step did, and on what it depends: enough to take it back, and to do it again without walking. */
export interface Trace {
  readonly input: StepInput;
  readonly outcome: Choice<Outcome>;
  /** What names were when the step first loaded them, on the most likely way. */
  readonly loads: ReadonlyMap<string, Load>;
  readonly stored: ReadonlyMap<string, boolean>;
  readonly changed: ReadonlySet<string>;
  readonly failedAt: number | null;
  readonly guessed: ReadonlySet<Fingerprint>;
  readonly consulted: ReadonlyMap<Fingerprint, boolean | undefined>;
  readonly consultedValues: ReadonlyMap<Fingerprint, Fingerprint | undefined>;
  readonly seen: Seen | undefined;
  readonly readNames: ReadonlyMap<string, Choice<Binding> | undefined>;
  readonly readObjects: ReadonlyMap<string, Choice<Obj> | undefined>;
  readonly names: Entries<Binding>;
  readonly objects: Entries<Obj>;
}

export function sameChoice<T extends object>(
  a: Choice<T>,
  b: Choice<T>,
  same: (a: T, b: T) => boolean
): boolean {
  return isUndecided(a) || isUndecided(b)
    ? isUndecided(a) &&
        isUndecided(b) &&
        a.test === b.test &&
        sameChoice(a.yes, b.yes, same) &&
        sameChoice(a.no, b.no, same)
    : a === b || same(a, b);
}

export const sameBinding = (a: Binding, b: Binding): boolean =>
  a.writer === b.writer && sameValue(a.value, b.value);

/** Makes a trace's effect the state's. */
export function apply(stores: Stores, trace: Trace): void {
  trace.names.forEach(({ after }, name) => put(stores.names, name, after));
  trace.objects.forEach(({ after }, id) => put(stores.heap, id, after));
}

/** Takes a trace's effect back. */
export function takeBack(stores: Stores, trace: Trace): void {
  trace.names.forEach(({ before }, name) => put(stores.names, name, before));
  trace.objects.forEach(({ before }, id) => put(stores.heap, id, before));
}

/** Would walking the step again, in this state, give the same trace? */
export function holds(setting: Pick<Setting, 'state' | 'facts'>, trace: Trace): boolean {
  const { state, facts } = setting;
  for (const [name, binding] of trace.readNames) {
    if (state.names.get(name) !== binding) {
      return false;
    }
  }
  for (const [id, object] of trace.readObjects) {
    if (state.heap.get(id) !== object) {
      return false;
    }
  }
  return agrees(facts, trace);
}

/** Did a recorder see what the step did? Others do what was seen of their text at another time. */
export function watched(input: StepInput): boolean {
  return input.run?.bound !== undefined;
}

/** Is what the step took for known, and for not known, still so? */
export function agrees(facts: Setting['facts'], trace: Trace): boolean {
  for (const [test, answer] of trace.consulted) {
    if (facts.get(test) !== answer) {
      return false;
    }
  }
  for (const [provenance, value] of trace.consultedValues) {
    if (facts.value(provenance) !== value) {
      return false;
    }
  }
  return watched(trace.input) || facts.seen(trace.input.unit.syntax) === trace.seen;
}

/** Where both traces leave equal values, the new one takes the old one's, so that what follows sees no change. */
export function keepOld(trace: Trace, old: Trace): void {
  for (const [name, entry] of trace.names) {
    const before = old.names.get(name)?.after;
    if (before && entry.after && sameChoice(before, entry.after, sameBinding)) {
      entry.after = before;
    }
  }
  for (const [id, entry] of trace.objects) {
    const before = old.objects.get(id)?.after;
    if (before && entry.after && sameChoice(before, entry.after, sameObject)) {
      entry.after = before;
    }
  }
}
