/** Which ways through a step agree with what was seen of its run, and what the run teaches. */
import type { CodeRun } from '../session';
import type { Seen } from './facts';
import { mayRaise } from './raising';
import type { Way } from './run';
import type { Unit } from './syntax';

/** How a run ended weighs more than any name. */
const WRONG_END = 10;
/** Any code can fail for a reason that its text does not show; none can run through a name that is missing. */
const UNFORESEEN_FAILURE = 3;

/** What a run tells beyond which way it went; at most one of these at a time. */
export interface Lesson {
  /** A statement failed for a reason that its text does not show. */
  readonly failsAt?: number;
  /** It did what its text does not show. */
  readonly seen?: Seen;
  /** It read names that nobody saw bound. */
  readonly unseen?: true;
}

/** The ways that agree best with the evidence, and by how much they disagree. */
export function agreement(
  ways: readonly Way[],
  run: CodeRun
): { readonly best: readonly Way[]; readonly mismatch: number } {
  if (ways.length === 1) {
    return { best: ways, mismatch: disagreement(ways[0], run) };
  }
  const scores = ways.map(way => disagreement(way, run));
  const mismatch = Math.min(...scores);
  return { best: ways.filter((_, i) => scores[i] === mismatch), mismatch };
}

function disagreement(way: Way, run: CodeRun): number {
  let score = 0;
  const { failure } = way.outcome;
  if (run.ok && failure !== null) {
    score += WRONG_END;
  } else if (!run.ok && failure === null) {
    score += UNFORESEEN_FAILURE;
  } else if (failure !== null && run.error && !matches(failure, run.error.name)) {
    score += WRONG_END;
  }
  if (run.bound) {
    const bound = new Set(run.bound.filter(isNotebooks));
    for (const name of way.fresh.keys()) {
      score += way.walk.stored.get(name) && !bound.has(name) ? 1 : 0;
    }
    for (const name of bound) {
      score += way.walk.stored.get(name) ? 0 : 1;
    }
  }
  if (run.deleted) {
    const deleted = new Set(run.deleted);
    for (const [name, bound] of way.walk.stored) {
      score += !bound && existed(way, name) && !deleted.has(name) ? 1 : 0;
    }
    for (const name of deleted) {
      score += way.walk.stored.get(name) === false ? 0 : 1;
    }
  }
  for (const name of run.changed ?? []) {
    score += way.changed.has(name) || way.changedToo.has(name) ? 0 : 1;
  }
  return score;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Names such as `__warningregistry__` are the interpreter's. */
const isNotebooks = (name: string): boolean => !/^__\w+__$/.test(name);

const matches = (foreseen: string, real: string): boolean =>
  foreseen === 'failed' ||
  foreseen === real ||
  (foreseen === 'NameError' && real === 'UnboundLocalError');

function existed(way: Way, name: string): boolean {
  const before = way.walk.names.get(name);
  return before !== undefined && !('test' in before) && before.value.kind !== 'missing';
}

/** What has been learned of a step already. */
export interface Learned {
  readonly seen: Seen | undefined;
  readonly unseen: boolean;
  readonly failsAt: number | null | undefined;
}

/** What is to be learned from the best ways before the step is taken as understood; null: nothing more. */
export function lessons(
  best: readonly Way[],
  run: CodeRun,
  unit: Unit,
  mismatch: number,
  learned: Learned
): Lesson | null {
  if (!mismatch) {
    return null;
  }
  const [way] = best;
  const { failure } = way.outcome;
  if (run.ok && failure !== null && !learned.unseen) {
    return { unseen: true };
  }
  if (!run.ok && unit.reading.module.body.length && typeof learned.failsAt !== 'number') {
    const otherwise = failure !== null && run.error && !matches(failure, run.error.name);
    const at = failingStatement(way, run, unit);
    if (otherwise && (way.failedAt ?? 0) < at && !learned.unseen) {
      return { unseen: true };
    }
    if (failure === null || otherwise) {
      return { failsAt: at };
    }
  }
  if (learned.seen) {
    return null;
  }
  // What a run that stopped bound is in its text mostly: it stopped elsewhere than it seems.
  const inText = run.ok ? NO_NAMES : unit.reading.facts.binds;
  const more: Seen = {
    bound: (run.bound ?? []).filter(
      name => isNotebooks(name) && !way.walk.stored.get(name) && !inText.has(name)
    ),
    deleted: (run.deleted ?? []).filter(name => way.walk.stored.get(name) !== false),
    changed: (run.changed ?? []).filter(
      name => !way.changed.has(name) && !way.changedToo.has(name) && !way.walk.stored.get(name)
    )
  };
  return more.bound.length || more.deleted.length || more.changed.length ? { seen: more } : null;
}

/**
 * The statement at which a run stopped: by the line of the error, else the first whose effect was
 * not seen, else the last that can fail.
 */
function failingStatement(way: Way, run: CodeRun, unit: Unit): number {
  const { body } = unit.reading.module;
  const line = run.error?.line;
  const bound = new Set(run.bound);
  if (line) {
    const before = unit.reading.source.split('\n').slice(0, line).join('\n').length;
    const at = Math.max(
      0,
      body.findLastIndex(statement => statement.start < before)
    );
    const done = [...way.fresh].some(([name, when]) => when === at && bound.has(name));
    return done ? Math.min(at + 1, body.length - 1) : at;
  }
  const unchanged = way.walk.setting.observed?.unchanged;
  const lost = [
    ...(run.bound ? [...way.fresh].filter(([name]) => !bound.has(name)) : []),
    ...[...way.firstChanged].filter(([name]) => unchanged?.has(name))
  ];
  return lost.length
    ? Math.min(...lost.map(([, at]) => at))
    : Math.max(0, body.findLastIndex(mayRaise));
}
