/** What statements with several ways through them do to names. */
import type { Expression, If, Match, MatchCase, Pattern, Try, With } from '../ast';
import { walkExpression, walkTarget } from './expressions';
import { constantTest } from './loops';
import { join, type State } from './state';
import { walkBody } from './statements';
import type { Place, Walker } from './walker';

/** `if`: a constant test leaves one way. */
export function walkIf(node: If, walker: Walker, place: Place, state: State): void {
  walkExpression(node.test, walker, place, state);
  const yes = state.copy();
  const no = state.copy();
  const constant = constantTest(node.test);
  if (constant !== null) {
    (constant ? no : yes).dead = true;
  }
  walker.condition(() => walkBody(node.body, walker, place, yes));
  walker.condition(() => walkBody(node.orelse, walker, place, no));
  state.become(join([yes, no]));
}

/** `try`: any statement of the body may raise, so a handler can count on what was before it only. */
export function walkTry(node: Try, walker: Walker, place: Place, state: State): void {
  const { tally } = walker;
  const before = state.copy();
  const { deletes, deletesImplicit } = tally;
  tally.deletes = new Set();
  tally.deletesImplicit = new Set();
  walkBody(node.body, walker, place, state);
  const gone = [...tally.deletes, ...tally.deletesImplicit];
  tally.deletes = union(deletes, tally.deletes);
  tally.deletesImplicit = union(deletesImplicit, tally.deletesImplicit);
  const raised = before.copy();
  raised.doubt(gone);
  raised.admit(state.maybe);
  raised.star ||= state.star;
  const exits = node.handlers.map(handler => {
    const caught = raised.copy();
    walker.condition(() => {
      if (handler.type) {
        walkExpression(handler.type, walker, place, caught);
      }
      if (handler.name) {
        walker.store(handler.name, place, caught);
      }
      walkBody(handler.body, walker, place, caught);
      if (handler.name) {
        walker.delete(handler.name, place, caught, true);
      }
    });
    return caught;
  });
  walker.condition(() => walkBody(node.orelse, walker, place, state));
  exits.push(state.copy());
  const out = join(exits);
  if (node.finalbody.length) {
    walkFinally(node, out, raised, exits, before.dead, walker, place);
  }
  state.become(out);
}

const union = (one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> =>
  new Set([...one, ...other]);

const minus = (one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> =>
  new Set([...one].filter(name => !other.has(name)));

/** `finally` runs after everything; what it binds or deletes comes on top of the normal way out. */
function walkFinally(
  node: Try,
  out: State,
  raised: State,
  exits: readonly State[],
  unreachable: boolean,
  walker: Walker,
  place: Place
): void {
  const state = raised.dead ? raised.copy() : join([raised, ...exits]);
  const sure = new Set(raised.sure);
  for (const exit of exits) {
    if (!exit.dead) {
      minus(sure, exit.sure).forEach(name => sure.delete(name));
    }
    state.admit(exit.maybe);
  }
  const maybe = new Set(state.maybe);
  state.set(new Set(sure), new Set(maybe));
  state.dead = unreachable;
  walkBody(node.finalbody, walker, place, state);
  out.set(
    minus(union(out.sure, minus(state.sure, sure)), minus(sure, state.sure)),
    minus(union(out.maybe, minus(state.maybe, maybe)), minus(maybe, state.maybe))
  );
  out.dead ||= state.dead;
  out.star ||= state.star;
}

/** Context managers by these names swallow exceptions: their bodies may break off anywhere. */
const SWALLOW = new Set([
  'suppress',
  'raises',
  'assertRaises',
  'assertRaisesRegex',
  'catch',
  'ignored'
]);

/** `with`: other context managers are taken not to swallow exceptions. */
export function walkWith(node: With, walker: Walker, place: Place, state: State): void {
  let swallows = false;
  for (const { context, target } of node.items) {
    walkExpression(context, walker, place, state);
    swallows ||= SWALLOW.has(calledName(context));
    if (target) {
      walkTarget(target, walker, place, state);
    }
  }
  const before = state.copy();
  walkBody(node.body, walker, place, state);
  if (swallows) {
    before.admit(state.maybe);
    before.restrict(state.sure);
    state.become(before);
  }
}

function calledName(node: Expression): string {
  const func = node.kind === 'Call' ? node.func : null;
  return func?.kind === 'Attribute' ? func.attr : func?.kind === 'Name' ? func.id : '';
}

/** `match`: cases are tried in order; captures of a case that failed may stay bound (PEP 634). */
export function walkMatch(node: Match, walker: Walker, place: Place, state: State): void {
  walkExpression(node.subject, walker, place, state);
  const untried = state.copy();
  const exits: State[] = [];
  for (const one of node.cases) {
    const matched = untried.copy();
    walker.condition(() => walkCase(one, untried, walker, place, matched));
    exits.push(matched);
    if (!one.guard && isIrrefutable(one.pattern)) {
      untried.dead = true;
      break;
    }
  }
  state.become(join([...exits, untried]));
}

function walkCase(
  node: MatchCase,
  untried: State,
  walker: Walker,
  place: Place,
  state: State
): void {
  walkPattern(node.pattern, walker, place, state);
  const tried = state.copy();
  if (node.guard) {
    walkExpression(node.guard, walker, place, state);
  }
  untried.admit(tried.maybe);
  untried.admit(state.maybe);
  walkBody(node.body, walker, place, state);
}

/** A pattern that matches everything (language reference 8.6.3). */
export function isIrrefutable(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'MatchAs':
      return !pattern.pattern || isIrrefutable(pattern.pattern);
    case 'MatchOr':
      return pattern.patterns.some(isIrrefutable);
    default:
      return false;
  }
}

function walkPattern(pattern: Pattern, walker: Walker, place: Place, state: State): void {
  const inner = (patterns: readonly Pattern[]): void =>
    patterns.forEach(one => walkPattern(one, walker, place, state));
  switch (pattern.kind) {
    case 'MatchValue':
      walkExpression(pattern.value, walker, place, state);
      break;
    case 'MatchSequence':
    case 'MatchOr':
      inner(pattern.patterns);
      break;
    case 'MatchMapping':
      pattern.keys.forEach(key => walkExpression(key, walker, place, state));
      inner(pattern.patterns);
      break;
    case 'MatchClass':
      walkExpression(pattern.cls, walker, place, state);
      inner(pattern.patterns);
      inner(pattern.kwdPatterns);
      break;
    case 'MatchAs':
      inner(pattern.pattern ? [pattern.pattern] : []);
      break;
  }
  const name =
    pattern.kind === 'MatchMapping'
      ? pattern.rest
      : pattern.kind === 'MatchAs' || pattern.kind === 'MatchStar'
        ? pattern.name
        : null;
  if (name) {
    walker.store(name, place, state);
  }
}
