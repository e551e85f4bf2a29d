/** What expressions do to names (language reference 6). */
import type { Comprehension, ComprehensionExpr, DictComp, Expression, Lambda } from '../ast';
import { bindComprehension } from './bindings';
import { defaultsAndAnnotations, whenCalled } from './definitions';
import { walkMagic } from './magics';
import { Scope } from './scope';
import { join, type State } from './state';
import type { Place, Walker } from './walker';

/** Mention of these gives the namespace out of sight. */
const NAMESPACE = new Set(['exec', 'globals', 'locals', 'vars']);

/** Walks an expression whose value is taken. */
export function walkExpression(node: Expression, walker: Walker, place: Place, state: State): void {
  const go = (inner: Expression | null): void => {
    if (inner) {
      walkExpression(inner, walker, place, state);
    }
  };
  switch (node.kind) {
    case 'Constant':
    case 'Unreadable':
      break;
    case 'Name':
      if (place.now && NAMESPACE.has(node.id)) {
        walker.tally.opaque = true;
      }
      walker.read(node.id, place, state);
      break;
    case 'Attribute':
    case 'Starred':
    case 'Await':
    case 'YieldFrom':
      go(node.value);
      break;
    case 'Yield':
      go(node.value);
      break;
    case 'Call':
      go(node.func);
      node.args.forEach(go);
      node.keywords.forEach(keyword => go(keyword.value));
      if (node.func.kind === 'Name') {
        walker.call(node.func.id, place, state);
      }
      break;
    case 'Subscript':
      go(node.value);
      go(node.slice);
      break;
    case 'Slice':
      go(node.lower);
      go(node.upper);
      go(node.step);
      break;
    case 'BinOp': {
      const chain: Expression[] = [];
      let left: Expression = node;
      while (left.kind === 'BinOp') {
        chain.push(left.right);
        left = left.left;
      }
      go(left);
      chain.reverse().forEach(go);
      break;
    }
    case 'UnaryOp':
      go(node.operand);
      break;
    case 'Tuple':
    case 'List':
    case 'Set':
      node.elts.forEach(go);
      break;
    case 'Dict':
      node.keys.forEach(go);
      node.values.forEach(go);
      break;
    case 'JoinedStr':
      node.values.forEach(go);
      break;
    case 'NamedExpr':
      go(node.value);
      walker.store(node.target.id, place, state);
      break;
    case 'BoolOp':
      go(node.values[0]);
      perhaps(node.values.slice(1), walker, place, state);
      break;
    case 'Compare':
      go(node.left);
      go(node.comparators[0]);
      perhaps(node.comparators.slice(1), walker, place, state);
      break;
    case 'IfExp': {
      go(node.test);
      const yes = state.copy();
      const no = state.copy();
      walkExpression(node.body, walker, place, yes);
      walkExpression(node.orelse, walker, place, no);
      state.become(join([yes, no]));
      break;
    }
    case 'Lambda':
      walkLambda(node, walker, place, state);
      break;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      walkComprehension(node, [node.elt], walker, place, state);
      break;
    case 'DictComp':
      walkComprehension(node, [node.key, node.value], walker, place, state);
      break;
    case 'Magic':
      walkMagic(node, walker, place, state);
      break;
  }
}

/** Parts of `and`, `or` and chained comparisons that may be skipped: what they bind is not sure. */
function perhaps(parts: readonly Expression[], walker: Walker, place: Place, state: State): void {
  if (parts.length) {
    const skipped = state.copy();
    parts.forEach(part => walkExpression(part, walker, place, skipped));
    state.admit(skipped.maybe);
  }
}

/** @returns what the lambda reads when it is called. */
export function walkLambda(
  node: Lambda,
  walker: Walker,
  place: Place,
  state: State
): ReadonlySet<string> {
  defaultsAndAnnotations(node.args, null, walker, place, state);
  return whenCalled(node, walker, place);
}

function walkComprehension(
  node: ComprehensionExpr | DictComp,
  results: readonly Expression[],
  walker: Walker,
  place: Place,
  state: State
): void {
  const [first] = node.generators;
  walkExpression(first.iter, walker, place, state);
  const scope = new Scope('comprehension', place.scope, place.scope.className);
  bindComprehension(node.generators, scope);
  const inside: Place = { ...place, scope };
  const round = state.copy();
  node.generators.forEach((generator: Comprehension, i) => {
    if (i) {
      walkExpression(generator.iter, walker, inside, round);
    }
    walkTarget(generator.target, walker, inside, round);
    generator.ifs.forEach(test => walkExpression(test, walker, inside, round));
  });
  results.forEach(result => walkExpression(result, walker, inside, round));
  state.admit(round.maybe);
}

/** Walks what is assigned to: names are stored, `x[i]` and `x.a` read `x`. */
export function walkTarget(target: Expression, walker: Walker, place: Place, state: State): void {
  switch (target.kind) {
    case 'Name':
      walker.store(target.id, place, state);
      break;
    case 'Tuple':
    case 'List':
      target.elts.forEach(one => walkTarget(one, walker, place, state));
      break;
    case 'Starred':
      walkTarget(target.value, walker, place, state);
      break;
    case 'Attribute':
      walkExpression(target.value, walker, place, state);
      break;
    case 'Subscript':
      walkExpression(target.value, walker, place, state);
      walkExpression(target.slice, walker, place, state);
      break;
  }
}
