/** What functions, lambdas and classes do to names (language reference 4.2.2, 8.7, 8.8). */
import type { Arguments, ClassDef, Expression, FunctionDef, Lambda, TypeParam } from '../ast';
import { everyArg } from '../ast/walk';
import { bind, bindArguments, bindTypeParams, bindWalruses } from './bindings';
import { walkExpression } from './expressions';
import { Scope } from './scope';
import { State } from './state';
import { walkBody } from './statements';
import type { Place, Walker } from './walker';

/** Decorators, defaults and annotations run now; the body when the function is called. */
export function walkFunction(node: FunctionDef, walker: Walker, place: Place, state: State): void {
  decorate(node.decorators, walker, place, state);
  const around = typeScope(node.typeParams, walker, place);
  defaultsAndAnnotations(node.args, node.returns, walker, around, state, place);
  const reads = whenCalled(node, walker, around);
  walker.store(node.name, place, state);
  define(node.name, reads, walker, place);
}

/** The body of a class runs now, in a scope that its methods do not see. */
export function walkClass(node: ClassDef, walker: Walker, place: Place, state: State): void {
  decorate(node.decorators, walker, place, state);
  const around = typeScope(node.typeParams, walker, place);
  node.bases.forEach(base => walkExpression(base, walker, around, state));
  node.keywords.forEach(keyword => walkExpression(keyword.value, walker, around, state));
  const scope = new Scope('class', around.scope, node.name);
  bind(node.body, scope);
  if (walker.walruses) {
    node.body.forEach(statement => bindWalruses(statement, scope));
  }
  const before = walker.tally.readsWhenCalled;
  walker.tally.readsWhenCalled = new Set();
  const inside: Place = { ...place, scope, classNumber: walker.newClassNumber() };
  walkBody(node.body, walker, inside, state);
  const methods = walker.tally.readsWhenCalled;
  methods.forEach(name => before.add(name));
  walker.tally.readsWhenCalled = before;
  walker.store(node.name, place, state);
  define(node.name, methods, walker, place);
}

function decorate(
  decorators: readonly Expression[],
  walker: Walker,
  place: Place,
  state: State
): void {
  for (const decorator of decorators) {
    walkExpression(decorator, walker, place, state);
    if (decorator.kind === 'Name') {
      walker.call(decorator.id, place, state);
    }
  }
}

function define(name: string, reads: ReadonlySet<string>, walker: Walker, place: Place): void {
  if (place.scope.kind === 'module') {
    walker.definitions.set(name, reads);
  }
}

/** Type parameters stand in a scope of their own; bounds and defaults are evaluated when asked for (PEP 695). */
export function typeScope(params: readonly TypeParam[], walker: Walker, place: Place): Place {
  if (!params.length) {
    return place;
  }
  const scope = new Scope('function', place.scope, place.scope.className);
  bindTypeParams(params, scope);
  const inside = { ...place, scope };
  for (const param of params) {
    whenAsked([param.bound, param.default], walker, inside);
  }
  return inside;
}

/** Walks expressions that Python evaluates only when something asks for them. */
export function whenAsked(
  parts: readonly (Expression | null)[],
  walker: Walker,
  place: Place
): void {
  const later = { ...place, now: false, reads: new Set<string>() };
  for (const part of parts) {
    if (part) {
      walkExpression(part, walker, later, new State());
    }
  }
  later.reads.forEach(name => walker.tally.readsWhenCalled.add(name));
}

/** @param outer - where defaults are evaluated, when type parameters give annotations a scope of their own. */
export function defaultsAndAnnotations(
  args: Arguments,
  returns: Expression | null,
  walker: Walker,
  place: Place,
  state: State,
  outer: Place = place
): void {
  const { posonly, args: plain, kwonly } = args;
  for (const arg of [...posonly, ...plain, ...kwonly]) {
    if (arg.default) {
      walkExpression(arg.default, walker, outer, state);
    }
  }
  if (walker.lazyAnnotations) {
    return;
  }
  for (const arg of everyArg(args)) {
    if (arg.annotation) {
      walkExpression(arg.annotation, walker, place, state);
    }
  }
  if (returns) {
    walkExpression(returns, walker, place, state);
  }
}

/** Walks the body of a function or lambda. @returns the global names that it reads when called. */
export function whenCalled(
  node: FunctionDef | Lambda,
  walker: Walker,
  place: Place
): ReadonlySet<string> {
  const scope = new Scope('function', place.scope, place.scope.className);
  bindArguments(node.args, scope);
  const reads = new Set<string>();
  const inside: Place = { scope, now: false, reads, classNumber: 0 };
  const { frames, loops } = walker;
  walker.frames = [];
  walker.loops = [];
  if (node.kind === 'Lambda') {
    if (walker.walruses) {
      bindWalruses(node.body, scope);
    }
    walkExpression(node.body, walker, inside, new State());
  } else {
    bind(node.body, scope);
    if (walker.walruses) {
      node.body.forEach(statement => bindWalruses(statement, scope));
    }
    walkBody(node.body, walker, inside, new State());
  }
  walker.frames = frames;
  walker.loops = loops;
  for (const name of reads) {
    walker.tally.readsWhenCalled.add(name);
    place.reads?.add(name);
  }
  return reads;
}
