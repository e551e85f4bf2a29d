/** One step, followed both ways at every test that no run has decided. */
import {
  apply,
  type Entries,
  sameBinding,
  sameChoice,
  type StepInput,
  type Trace,
  watched
} from './trace';
import { MOST_FORKS, type Seen } from './facts';
import type { Fingerprint } from './fingerprint';
import { agreement, type Lesson, lessons } from './evidence';
import { everFails, IMPOSSIBLE, type Outcome, type RunInput, runOnce, type Way } from './run';
import { observedOf } from './observed';
import type { Binding } from './state';
import { type Choice, isUndecided, MISSING, type Obj, sameObject } from './value';
import type { Setting } from './setting';

const MOST_WAYS = 2 ** MOST_FORKS;
const MOST_LESSONS = 6;
/** Stopped by the person: nothing that the text or its inputs are the reason of. */
const INTERRUPT = 'KeyboardInterrupt';

/** Walks a step and leaves the state as the step leaves it. What its run teaches is learned. */
export function walkStep(
  setting: Pick<Setting, 'state' | 'facts' | 'given'>,
  input: StepInput
): Trace {
  const { facts } = setting;
  const { syntax } = input.unit;
  const observed = input.run && observedOf(input.run, input.unchanged);
  const bound = input.run?.bound;
  const carried = bound
    ? (facts.seen(syntax, input.order)?.bound ?? []).filter(name => !bound.includes(name))
    : [];
  let seen = watched(input) ? undefined : facts.seen(syntax);
  let unseen = false;
  let failsAt: number | null | undefined = input.run ? null : undefined;
  for (let round = 0; ; round++) {
    const full: Setting = { ...setting, step: input.key, unit: input.unit, observed, unseen };
    const ways = everyWay(full, {
      count: input.count,
      seen: seen ?? settled(input),
      carried,
      failsAt,
      failsAs: input.run?.error?.name === INTERRUPT ? INTERRUPT : 'failed'
    });
    if (!input.run) {
      return settle(full, input, ways, seen);
    }
    const { best, mismatch } = agreement(ways, input.run);
    const lesson: Lesson | null =
      round < MOST_LESSONS
        ? lessons(best, input.run, input.unit, mismatch, { seen, unseen, failsAt })
        : null;
    const news = agreed(best).filter(([test, answer]) => facts.learn(test, answer, input.order));
    if (news.length && round < MOST_LESSONS) {
      // What is known now leaves room to follow other tests both ways.
      continue;
    }
    if (lesson?.failsAt !== undefined) {
      const at: number = lesson.failsAt;
      failsAt = at;
      if (input.run.error?.name !== INTERRUPT) {
        facts.learn(everFails(full, at), true, input.order);
        facts.learn(best[0].failing[at], true, input.order);
      }
    } else if (lesson?.seen) {
      seen = lesson.seen;
      facts.see(syntax, seen, input.order);
    } else if (lesson?.unseen) {
      unseen = true;
    } else {
      best.forEach(({ walk }) =>
        walk.told.forEach(([test, answer]) => facts.learn(test, answer, input.order))
      );
      for (const { from, onThisWay, value } of best.flatMap(({ values }) => values)) {
        facts.learnValue(best.length === 1 ? from : onThisWay, value, input.order);
      }
      if (input.run.ok) {
        const failed = best[0].failing.filter(test => facts.get(test));
        failed.forEach(test => facts.learn(test, false, input.order));
      }
      return settle(full, input, best, seen ?? settled(input));
    }
  }
}

const NOTHING_MORE: Seen = { bound: [], deleted: [], changed: [] };

/** A watched run has nothing to hide. */
function settled(input: StepInput): Seen | undefined {
  return watched(input) ? NOTHING_MORE : undefined;
}

/** All ways through a step; the state is as before. */
function everyWay(setting: Setting, input: RunInput): Way[] {
  const ways: Way[] = [];
  let answers: boolean[] | null = [];
  while (answers && ways.length < MOST_WAYS) {
    const way = runOnce(setting, input, answers);
    ways.push(way);
    way.walk.leave(setting.state.takeBackAll());
    answers = nextAnswers(way.walk.asked.map(each => each.answer));
  }
  return ways;
}

/** Depth first: the last yes becomes a no. */
function nextAnswers(answers: readonly boolean[]): boolean[] | null {
  const last = answers.lastIndexOf(true);
  return last < 0 ? null : [...answers.slice(0, last), false];
}

/** What all ways have in common. */
function agreed(ways: readonly Way[]): [Fingerprint, boolean][] {
  const [first, ...rest] = ways;
  return first.walk.asked
    .filter(({ test, answer }) =>
      rest.every(way => way.walk.asked.some(each => each.test === test && each.answer === answer))
    )
    .map(({ test, answer }) => [test, answer]);
}

/** Joins the ways and makes their joint effect the state's. */
function settle(
  setting: Setting,
  input: StepInput,
  ways: readonly Way[],
  seen: Seen | undefined
): Trace {
  const [first] = ways;
  const consulted = new Map<Fingerprint, boolean | undefined>();
  const consultedValues = new Map<Fingerprint, Fingerprint | undefined>();
  const readNames = new Map<string, Choice<Binding> | undefined>();
  const readObjects = new Map<string, Choice<Obj> | undefined>();
  for (const { walk } of ways) {
    walk.consulted.forEach((_, test) => consulted.set(test, setting.facts.get(test)));
    walk.consultedValues.forEach((_, from) => consultedValues.set(from, setting.facts.value(from)));
    walk.names.forEach((binding, name) => readNames.set(name, binding));
    walk.objects.forEach((object, id) => readObjects.set(id, object));
  }
  const names: Entries<Binding> = new Map();
  const objects: Entries<Obj> = new Map();
  collect(names, setting.state.names, ways, way => way.walk.left.names, sameBinding, UNBOUND);
  collect(objects, setting.state.heap, ways, way => way.walk.left.heap, sameObject);
  const trace: Trace = {
    input,
    outcome: outcomes(ways, 0),
    loads: first.walk.loads,
    stored: first.walk.stored,
    changed: first.changed,
    failedAt: first.failedAt,
    guessed: new Set(ways.flatMap(way => [...way.walk.guessed])),
    consulted,
    consultedValues,
    seen,
    readNames,
    readObjects,
    names,
    objects
  };
  apply(setting.state, trace);
  return trace;
}

/** What a name is on a way that does not bind it. */
const UNBOUND: Binding = { value: MISSING, writer: '' };

type Left<T> = ReadonlyMap<string, Choice<T> | undefined>;

function collect<T extends object>(
  into: Entries<T>,
  map: ReadonlyMap<string, Choice<T>>,
  ways: readonly Way[],
  left: (way: Way) => Left<T>,
  same: (a: T, b: T) => boolean,
  none?: T
): void {
  const keys = new Set(ways.flatMap(way => [...left(way).keys()]));
  for (const key of keys) {
    const before = map.get(key);
    const get = (way: Way): Choice<T> | undefined =>
      (left(way).has(key) ? left(way).get(key) : before) ?? none;
    const after = merge(ways, 0, get, same);
    into.set(key, { before, after });
  }
}

/** One choice of what the ways gave; what only some ways have is taken from those. */
function merge<T extends object>(
  ways: readonly Way[],
  depth: number,
  get: (way: Way) => Choice<T> | undefined,
  same: (a: T, b: T) => boolean
): Choice<T> | undefined {
  const test = ways[0].walk.asked[depth]?.test;
  if (ways.length === 1 || test === undefined) {
    return get(ways[0]);
  }
  const yes = ways.filter(way => way.walk.asked[depth].answer);
  const no = ways.filter(way => !way.walk.asked[depth].answer);
  if (!yes.length || !no.length) {
    return merge(ways, depth + 1, get, same);
  }
  const [a, b] = [merge(yes, depth + 1, get, same), merge(no, depth + 1, get, same)];
  return a === undefined || b === undefined
    ? (a ?? b)
    : sameChoice(a, b, same)
      ? a
      : { test, yes: a, no: b };
}

/** What ways came to; what evidence ruled out stays ruled out. */
function outcomes(ways: readonly Way[], depth: number): Choice<Outcome> {
  if (!ways.length) {
    return IMPOSSIBLE;
  }
  const test = ways[0].walk.asked[depth]?.test;
  if (test === undefined) {
    return ways[0].outcome;
  }
  const side = (answer: boolean): Choice<Outcome> =>
    outcomes(
      ways.filter(way => way.walk.asked[depth].answer === answer),
      depth + 1
    );
  const [yes, no] = [side(true), side(false)];
  const same = !isUndecided(yes) && !isUndecided(no) && yes.fingerprint === no.fingerprint;
  return same ? yes : { test, yes, no };
}
