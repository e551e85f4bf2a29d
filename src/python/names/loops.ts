/** What loops do to names. A body may run no times, once, or more often: it is walked twice. */
import type { For, Statement, While } from '../ast';
import { type Node, walk } from '../ast/walk';
import { walkExpression, walkTarget } from './expressions';
import { join, type State } from './state';
import { walkBody } from './statements';
import type { Loop, Place, Walker } from './walker';

/** `for`: nothing bound in the body, the target included, is sure behind it. */
export function walkFor(node: For, walker: Walker, place: Place, state: State): void {
  walkExpression(node.iter, walker, place, state);
  const { end, breaks } = rounds(walker, place, state, round => {
    walkTarget(node.target, walker, place, round);
    walkBody(node.body, walker, place, round);
  });
  leave(node, afterZero(state, end), breaks, walker, place, state);
}

/** `while`: with a true constant as its test it ends by `break` only. */
export function walkWhile(node: While, walker: Walker, place: Place, state: State): void {
  const constant = constantTest(node.test);
  walkExpression(node.test, walker, place, state);
  const { end, breaks } = rounds(walker, place, state, round => {
    if (constant === false) {
      round.dead = true;
    }
    walkBody(node.body, walker, place, round);
    if (constant === null) {
      walkExpression(node.test, walker, place, round);
    }
  });
  let out: State;
  if (constant) {
    out = end.copy();
    out.dead = true;
  } else {
    out = afterZero(state, end);
  }
  leave(node, out, breaks, walker, place, state);
}

/** Whether a test is a constant, and which way it goes; null where it is not. */
export function constantTest(test: While['test']): boolean | null {
  if (test.kind !== 'Constant') {
    return null;
  }
  switch (test.type) {
    case 'None':
      return false;
    case 'Ellipsis':
      return true;
    default:
      // Values that JavaScript cannot hold are large numbers and bytes: taken as true.
      return test.value === undefined || Boolean(test.value);
  }
}

function afterZero(zero: State, end: State): State {
  const out = end.dead ? zero.copy() : join([zero, end]);
  out.admit(end.maybe);
  return out;
}

/** `else` runs where no `break` has ended the loop. */
function leave(
  node: For | While,
  out: State,
  breaks: readonly State[],
  walker: Walker,
  place: Place,
  state: State
): void {
  walker.condition(() => walkBody(node.orelse, walker, place, out));
  state.become(join([out, ...breaks]));
}

/** Walks a body for its first and for a later round. */
function rounds(
  walker: Walker,
  place: Place,
  state: State,
  run: (round: State) => void
): { end: State; breaks: readonly State[] } {
  const loop: Loop = { breaks: [], continues: [] };
  const first = state.copy();
  once('first round', loop, walker, first, run);
  // What a function does when it is called needs no second look: it is not followed in order.
  if (!place.now) {
    return { end: join([first, ...loop.continues]), breaks: loop.breaks };
  }
  const end = join([first, ...loop.continues]);
  const second = state.copy();
  second.admit(end.maybe);
  second.star ||= end.star;
  if (!end.dead) {
    second.restrict(end.sure);
  }
  const again: Loop = { breaks: loop.breaks, continues: [] };
  once('later round', again, walker, second, run);
  const ends = [first, second, ...loop.continues, ...again.continues];
  return { end: join(ends), breaks: loop.breaks };
}

function once(
  frame: 'first round' | 'later round',
  loop: Loop,
  walker: Walker,
  round: State,
  run: (round: State) => void
): void {
  walker.loops.push(loop);
  walker.frames.push(frame);
  run(round);
  walker.frames.pop();
  walker.loops.pop();
}

const jumps = new WeakMap<Statement, boolean>();

/** Can this statement leave the straight line of the loop body that it stands in? */
export function mayJump(statement: Statement): boolean {
  let known = jumps.get(statement);
  if (known === undefined) {
    known = leaves(statement, false);
    jumps.set(statement, known);
  }
  return known;
}

function leaves(node: Node, inLoop: boolean): boolean {
  let found = false;
  walk(node, inner => {
    if (found) {
      return false;
    }
    switch (inner.kind) {
      case 'Raise':
      case 'Return':
        found = true;
        return false;
      case 'Break':
      case 'Continue':
        found = !inLoop;
        return false;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'Lambda':
      case 'ClassDef':
        return false;
      case 'For':
      case 'AsyncFor':
      case 'While':
        if (inner !== node || !inLoop) {
          found = [...inner.body, ...inner.orelse].some(one => leaves(one, true));
        }
        return false;
      default:
        return true;
    }
  });
  return found;
}
