/** Values of expressions, evaluated in CPython's order. */
import type { Comprehension, Expression } from '../../python/ast';
import { blurred, join } from './blur';
import { attribute, item, subscriptOf } from './access';
import { call } from './call';
import { assign } from './assign';
import { functionOf } from './define';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { displayHistory, outItem } from './history';
import { compared, computed } from './constant';
import { element, elements, itemKey, moveOn, truth } from './inspect';
import { magic } from './magic';
import { loadName, storeName, walrusScope } from './scope';
import { constant, made, type ObjectKind, type Scope, term, type Value } from './value';
import { Raised } from './setting';
import type { Walk } from './walk';

/** The most elements of a display that a loop or comprehension is followed through one by one. */
export const MOST_TURNS = 24;

export function evaluate(walk: Walk, node: Expression, scope: Scope | null): Value {
  const inner = (each: Expression): Value => evaluate(walk, each, scope);
  walk.burn();
  switch (node.kind) {
    case 'Constant':
      // 1 and 1.0 are one number here and two in Python.
      return node.value === undefined || node.type === 'float'
        ? term(walk.unit.of(node))
        : constant(node.value);
    case 'Name':
      return displayHistory(walk, node) ?? loadName(walk, node.id, scope);
    case 'NamedExpr': {
      const value = inner(node.value);
      storeName(walk, node.target.id, value, walrusScope(scope));
      return value;
    }
    case 'BoolOp':
      return boolean(walk, node.op, node.values, scope);
    case 'UnaryOp': {
      const operand = inner(node.operand);
      const known = node.op === 'not' ? truth(walk, operand) : null;
      return known === null
        ? result(walk, 'unary', [ofText(node.op)], [operand])
        : constant(!known);
    }
    case 'BinOp':
      return binary(walk, node.op, inner(node.left), inner(node.right));
    case 'Compare': {
      const values = [node.left, ...node.comparators].map(inner);
      const known =
        node.ops.length === 1 ? compared(walk, node.ops[0], values[0], values[1]) : null;
      if (known !== null) {
        return constant(known);
      }
      const identity = node.ops.every(op => op.startsWith('is') || op.endsWith('in'));
      const ops = node.ops.map(ofText);
      return identity
        ? term(combine('compare', [...ops, ...values.map(value => walk.deep(value))]))
        : result(walk, 'compare', ops, values);
    }
    case 'IfExp':
      return conditional(walk, node, scope);
    case 'List':
    case 'Tuple':
    case 'Set':
      return display(walk, node.kind.toLowerCase() as ObjectKind, node.elts, scope);
    case 'Dict':
      return dictionary(walk, node, scope);
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp':
      return comprehension(walk, node, scope);
    case 'Lambda':
      return functionOf(walk, node, scope);
    case 'Call':
      return call(walk, node, scope);
    case 'JoinedStr':
      return term(
        combine('text', [walk.unit.of(node), ...node.values.map(each => walk.deep(inner(each)))])
      );
    case 'Attribute':
      return attribute(walk, inner(node.value), node.attr);
    case 'Subscript':
      return (
        outItem(walk, node) ??
        item(walk, inner(node.value), inner(node.slice), subscriptOf(node.slice))
      );
    case 'Slice': {
      const bounds = [node.lower, node.upper, node.step].map(each => each && inner(each));
      return term(
        combine(
          'slice',
          bounds.map(bound => (bound ? walk.deep(bound) : 0))
        )
      );
    }
    case 'Starred':
    case 'Await':
    case 'YieldFrom':
      return inner(node.value);
    case 'Yield':
      return node.value ? result(walk, 'sent', [], [inner(node.value)]) : constant(null);
    case 'Magic':
      return magic(walk, node, scope);
    case 'Unreadable':
      return term(walk.unit.of(node));
  }
}

/** What an operation gives: a plain value of plain values, else a new object. */
export function result(
  walk: Walk,
  tag: string,
  head: readonly Fingerprint[],
  values: readonly Value[]
): Value {
  const made = combine(tag, [...head, ...values.map(value => walk.deep(value))]);
  return values.every(value => value.kind === 'term' && value.imported === undefined)
    ? term(made)
    : walk.thing('made', [made]);
}

export function binary(walk: Walk, op: string, left: Value, right: Value): Value {
  const [a, b] = [walk.objectOf(left), walk.objectOf(right)];
  if (op === '+' && a?.items && b?.items && a.kind === b.kind) {
    return walk.alloc(made(a.kind, combine('display', []), { items: [...a.items, ...b.items] }));
  }
  const known =
    left.kind === 'term' && right.kind === 'term'
      ? computed(op, left.constant, right.constant)
      : null;
  return known === null ? result(walk, 'binary', [ofText(op)], [left, right]) : constant(known);
}

function boolean(
  walk: Walk,
  op: string,
  values: readonly Expression[],
  scope: Scope | null
): Value {
  const seen: Value[] = [];
  for (const node of values) {
    const value = seen.length
      ? perhaps(walk, () => evaluate(walk, node, scope))
      : evaluate(walk, node, scope);
    const known = truth(walk, value);
    if (known !== null && known === (op === 'or')) {
      return seen.length ? result(walk, 'boolean', [ofText(op)], [...seen, value]) : value;
    }
    if (known === null || node === values.at(-1)) {
      seen.push(value);
    }
  }
  return seen.length === 1 ? seen[0] : result(walk, 'boolean', [ofText(op)], seen);
}

/** A part of an expression that may not be evaluated: what it lacks raises nothing. */
function perhaps(walk: Walk, run: () => Value): Value {
  walk.blur++;
  try {
    return run();
  } catch (raised) {
    if (raised instanceof Raised) {
      return term(combine('raised', [ofText(raised.name), raised.detail]));
    }
    throw raised;
  } finally {
    walk.blur--;
  }
}

function conditional(
  walk: Walk,
  node: Extract<Expression, { kind: 'IfExp' }>,
  scope: Scope | null
): Value {
  const test = evaluate(walk, node.test, scope);
  const key = walk.deep(test);
  const answer = truth(walk, test) ?? walk.ask(key, node.test);
  if (answer !== null) {
    return evaluate(walk, answer ? node.body : node.orelse, scope);
  }
  const [yes, no] = join(
    walk,
    key,
    () => evaluate(walk, node.body, scope),
    () => evaluate(walk, node.orelse, scope)
  );
  const values = [yes, no].filter(value => value !== null);
  return result(walk, 'either', [key], values);
}

/** A list, tuple or set as it is written. */
export function display(
  walk: Walk,
  kind: ObjectKind,
  elts: readonly Expression[],
  scope: Scope | null
): Value {
  const items: Value[] = [];
  let known = kind !== 'set';
  for (const elt of elts) {
    const value = evaluate(walk, elt, scope);
    const spread = elt.kind === 'Starred' ? elements(walk, value) : [value];
    if (elt.kind === 'Starred') {
      moveOn(walk, value);
    }
    known &&= spread !== null;
    items.push(...(spread ?? [value]));
  }
  return walk.alloc(
    known
      ? made(kind, combine('display', []), { items })
      : made(
          kind,
          combine(
            'display',
            items.map(each => walk.deep(each))
          ),
          { holds: items }
        )
  );
}

function dictionary(
  walk: Walk,
  node: Extract<Expression, { kind: 'Dict' }>,
  scope: Scope | null
): Value {
  const parts = new Map<string, Value>();
  const others: Value[] = [];
  node.keys.forEach((key, i) => {
    const name = key && evaluate(walk, key, scope);
    const value = evaluate(walk, node.values[i], scope);
    if (name?.kind === 'term' && name.constant !== undefined) {
      parts.set(itemKey(name.constant), value);
    } else {
      others.push(...(name ? [name] : []), value);
    }
  });
  const base = combine(
    'display',
    others.map(each => walk.deep(each))
  );
  return walk.alloc(made('dict', base, { parts, complete: !others.length, holds: others }));
}

type AnyComprehension = Extract<
  Expression,
  { kind: 'ListComp' | 'SetComp' | 'GeneratorExp' | 'DictComp' }
>;

function comprehension(walk: Walk, node: AnyComprehension, scope: Scope | null): Value {
  const [first, ...rest] = node.generators;
  const iterable = evaluate(walk, first.iter, scope);
  const inner: Scope = { kind: 'comprehension', names: new Map(), code: null, parent: scope };
  const all = elements(walk, iterable);
  const kind: ObjectKind =
    node.kind === 'ListComp'
      ? 'list'
      : node.kind === 'SetComp'
        ? 'set'
        : node.kind === 'DictComp'
          ? 'dict'
          : 'iterator';
  if (all && all.length <= MOST_TURNS && !rest.length && !first.ifs.length && kind === 'list') {
    const items = all.map(element => {
      assign(walk, first.target, element, inner);
      return evaluate(walk, (node as { elt: Expression }).elt, inner);
    });
    moveOn(walk, iterable);
    return walk.alloc(made('list', combine('display', []), { items }));
  }
  const held: Value[] = [];
  const key = blurred(walk, [walk.unit.of(node), walk.deep(iterable)], () => {
    turn(walk, first, iterable, inner);
    rest.forEach(each => turn(walk, each, evaluate(walk, each.iter, inner), inner));
    const results = node.kind === 'DictComp' ? [node.key, node.value] : [node.elt];
    results.forEach(each => held.push(evaluate(walk, each, inner)));
  });
  const holds = held.filter(value => walk.objectOf(value)?.kind === 'function');
  return walk.alloc(made(kind, combine('comprehension', [key]), { holds }));
}

/** One turn of a loop over something of unknown length. */
function turn(walk: Walk, node: Comprehension, iterable: Value, scope: Scope): void {
  assign(walk, node.target, element(walk, iterable), scope);
  node.ifs.forEach(test => evaluate(walk, test, scope));
}
