/** One step from its first statement to its last, once through: what it did, on one way. */
import type { Statement } from '../../python/ast';
import type { NameFacts } from '../../python/facts';
import { automagic } from '../../python/ipython/automagic';
import type { Evidence } from '../session';
import { worked } from './store';
import { evaluate } from './expression';
import type { Seen } from './facts';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { historyKey } from './history';
import { isStateKey, readState, writeState } from './ambient';
import { type FoundValue, settleObserved } from './observed';
import { deep, reaches } from './state';
import { execute } from './statement';
import { MISSING, term, type Value } from './value';
import { Raised, type Setting } from './setting';
import { OPAQUE } from './unbound';
import { Walk } from './walk';

/** What a step came to, as far as it can be compared. */
export interface Outcome {
  readonly fingerprint: Fingerprint;
  /** Name of the exception that ended it; null where it ran through. */
  readonly failure: string | null;
}

/** On ways that evidence rules out. */
export const IMPOSSIBLE: Outcome = { fingerprint: -1, failure: null };

/** One way through a step. */
export interface Way {
  readonly walk: Walk;
  readonly outcome: Outcome;
  /** Position of the statement that raised; null where none did. */
  readonly failedAt: number | null;
  /** For each statement: the test whether it fails on these inputs. */
  readonly failing: readonly Fingerprint[];
  /** Names that certainly have another object now, by the statement that bound them. */
  readonly fresh: ReadonlyMap<string, number>;
  /** Names of the text whose objects were changed in place, by the statement that changed them first. */
  readonly firstChanged: ReadonlyMap<string, number>;
  /** Names not bound by the step whose values changed in place, of those in its text. */
  readonly changed: ReadonlySet<string>;
  /** The same of names that are not in its text, where a change of them was seen. */
  readonly changedToo: ReadonlySet<string>;
  readonly values: readonly FoundValue[];
}

/** What a step is run with, beside its setting. */
export interface RunInput {
  /** The count of its run, as `_12` and `Out[12]` know it. */
  readonly count: number | null;
  /** What evidence showed beyond its text; undefined where nothing is known. */
  readonly seen: Seen | undefined;
  /** What earlier runs of the same text were seen to bind, and this one was not. */
  readonly carried: readonly string[];
  /** The statement that failed for a reason that the text does not show; null: none; undefined: as facts have it. */
  readonly failsAt: number | null | undefined;
  /** The name of that failure. */
  readonly failsAs: string;
}

export function runOnce(setting: Setting, input: RunInput, answers: readonly boolean[]): Way {
  const walk = new Walk(setting, answers);
  const { reading } = setting.unit;
  const failing: Fingerprint[] = [];
  const fresh = new Map<string, number>();
  const firstChanged = new Map<string, number>();
  const magic = automagic(reading.source, name => walk.binding(name) !== undefined) !== null;
  const body = magic ? [] : reading.module.body;
  let failure: Raised | null = magic || reading.runs ? null : new Raised('SyntaxError', 0);
  let shown: Value | null = null;
  let at = 0;
  try {
    for (; failure === null && at < body.length; at++) {
      const statement = body[at];
      const facts = reading.statements[at];
      const test = failsTest(walk, statement, facts);
      failing.push(test);
      if (input.failsAt === undefined ? knownToFail(walk, statement, test) : input.failsAt === at) {
        throw new Raised(input.failsAs, test);
      }
      const touched = walk.touched.size;
      shown = runStatement(walk, statement, facts, at === body.length - 1);
      if (setting.observed?.bound && walk.touched.size > touched) {
        for (const name of changedNames(walk, walk.unit.mentions)) {
          firstChanged.set(name, firstChanged.get(name) ?? at);
        }
      }
      for (const [name, bound] of walk.stored) {
        if (bound && !fresh.has(name) && differs(walk, name)) {
          fresh.set(name, at);
        }
      }
    }
  } catch (raised) {
    if (!(raised instanceof Raised)) {
      throw raised;
    }
    failure = raised;
    shown = null;
  }
  applySeen(walk, input.seen);
  carryOn(walk, input.carried);
  noteOpaque(walk, input.seen);
  const { mentions } = walk.unit;
  const settled = settleObserved(walk, () => changedNames(walk, mentions), shown);
  const changed = changedNames(walk, mentions);
  const changedToo = changedNames(walk, setting.observed?.changed ?? NO_NAMES);
  const outcome = outcomeOf(walk, failure, settled.shown, changed);
  remember(walk, shown, input.count);
  const failedAt = failure ? at : null;
  return {
    walk,
    outcome,
    failedAt,
    failing,
    fresh,
    firstChanged,
    changed,
    changedToo,
    values: settled.values
  };
}

/** Runs one statement of a cell; gives its value where it is shown. */
function runStatement(walk: Walk, node: Statement, facts: NameFacts, last: boolean): Value | null {
  walk.ambient = readState(walk, facts.state);
  walk.stateWhenCalled = facts.stateWhenCalled;
  // An earlier statement may have touched the same object: what this one touches counts alone.
  const earlier = [...walk.touched];
  walk.touched.clear();
  let shown: Value | null = null;
  let touched: ReadonlySet<string>;
  try {
    if (last && node.kind === 'Expr') {
      walk.discarded = node.value;
      shown = evaluate(walk, node.value, null);
    } else {
      execute(walk, node, null);
    }
  } finally {
    touched = new Set(walk.touched);
    earlier.forEach(id => walk.touched.add(id));
  }
  for (const change of facts.changes) {
    const value = change.certainty === 'does' ? walk.binding(change.name)?.value : undefined;
    if (value && !reaches(walk, value, touched)) {
      const print = combine('does', [walk.unit.of(node), ...loadPrints(walk, facts)]);
      walk.change(value, print, object => worked(walk, object, change.how, [print]));
    }
  }
  writeState(walk, facts.state, () => [walk.unit.of(node), ...loadPrints(walk, facts)]);
  return shown;
}

function loadPrints(walk: Walk, facts: NameFacts): Fingerprint[] {
  return [...facts.readsNow].sort().map(name => deep(walk, walk.binding(name)?.value ?? MISSING));
}

/** The test whether a statement fails on these inputs for a reason that its text does not show. */
function failsTest(walk: Walk, node: Statement, facts: NameFacts): Fingerprint {
  const state = readState(walk, facts.state);
  return combine('fails', [walk.unit.of(node), 1, ...loadPrints(walk, facts), ...state]);
}

/** Did a run on the same inputs fail at this statement? */
function knownToFail(walk: Walk, node: Statement, test: Fingerprint): boolean {
  const ever = combine('fails', [walk.unit.of(node)]);
  for (const each of [ever, test]) {
    const answer = walk.setting.facts.get(each);
    walk.consulted.set(each, answer);
    if (!answer) {
      return false;
    }
  }
  return true;
}

/** The test that says whether a statement ever failed without a reason that its text shows. */
export function everFails(setting: Setting, at: number): Fingerprint {
  return combine('fails', [setting.unit.of(setting.unit.reading.module.body[at])]);
}

function differs(walk: Walk, name: string): boolean {
  const before = walk.names.get(name);
  const now = walk.binding(name)?.value ?? MISSING;
  const binding = before && !('test' in before) ? before.value : undefined;
  if (binding?.kind === 'ref' && now.kind === 'ref' && binding.id === now.id) {
    return false;
  }
  if (!before || 'test' in before || before.value.kind === 'missing') {
    return !before || !('test' in before);
  }
  return deep(walk, before.value) !== deep(walk, now);
}

/** Binds and changes what was seen and is not in the text. */
function applySeen(walk: Walk, seen: Evidence | undefined): void {
  const print = combine('seen', [walk.unit.syntax, ...walk.loadPrints()]);
  for (const name of seen?.bound ?? []) {
    walk.bind(name, walk.thing('seen', [print, ofText(name)]));
  }
  for (const name of seen?.deleted ?? []) {
    walk.unbind(name);
  }
  for (const name of seen?.changed ?? []) {
    const value = walk.binding(name)?.value;
    if (value) {
      walk.change(value, print, object => worked(walk, object, 'seen', [print]));
    }
  }
}

/** What was bound unread by another run of the same text, and still is, this one may have bound to the same. */
function carryOn(walk: Walk, carried: readonly string[]): void {
  for (const name of carried) {
    const bound = walk.stored.has(name) ? undefined : walk.binding(name);
    if (bound && bound.value.kind !== 'missing') {
      walk.stored.set(name, true);
    }
  }
}

/** Code that cannot be read, and that nobody watched, may have bound any name. */
function noteOpaque(walk: Walk, seen: Evidence | undefined): void {
  const { facts } = walk.unit.reading;
  if ((facts.opaque || facts.starImport) && !seen) {
    walk.binding(OPAQUE);
    const { state, step } = walk.setting;
    state.set(state.names, OPAQUE, {
      value: term(combine('opaque', [walk.unit.syntax, ...walk.loadPrints()])),
      writer: step
    });
  }
}

const NO_NAMES: ReadonlySet<string> = new Set();

function changedNames(walk: Walk, of: ReadonlySet<string>): Set<string> {
  const names = new Set<string>();
  if (walk.touched.size) {
    for (const name of of) {
      const binding = walk.stored.get(name) ? undefined : walk.binding(name);
      if (binding && reaches(walk, binding.value, walk.touched)) {
        names.add(name);
      }
    }
  }
  return names;
}

function outcomeOf(
  walk: Walk,
  failure: Raised | null,
  shown: Fingerprint,
  changed: ReadonlySet<string>
): Outcome {
  const names = new Set([...walk.stored.keys(), ...changed]);
  const parts = [
    failure ? combine('failure', [ofText(failure.name), failure.detail]) : 0,
    shown,
    combine('shown', walk.shown)
  ];
  for (const name of [...names].filter(each => !isStateKey(each)).sort()) {
    const value = walk.binding(name)?.value ?? MISSING;
    parts.push(ofText(name), walk.deep(value));
  }
  return { fingerprint: combine('outcome', parts), failure: failure?.name ?? null };
}

/** Keeps what was shown for `_` and `Out`. */
function remember(walk: Walk, shown: Value | null, count: number | null): void {
  if (!shown || (shown.kind === 'term' && shown.constant === null)) {
    return;
  }
  const { state, step } = walk.setting;
  for (const key of count === null ? [historyKey(null)] : [historyKey(null), historyKey(count)]) {
    walk.binding(key);
    state.set(state.names, key, { value: shown, writer: step });
  }
}
