/** Expressions of the grammar's tree as Python's (language reference 6). */
import type { Expression, Name, Sequence, Starred } from '../ast';
import type { SyntaxNode } from '../tree';
import { call } from './calls';
import { comprehension, dictComprehension } from './comprehensions';
import { type Context, Unbuildable } from './context';
import { argumentsOf } from './definitions';
import { float, integer, string } from './literals';
import { binary, boolean, compare, conditional, unary } from './operators';
import { annotation } from './types';

/** The expression or assignment target that a node stands for. @throws Unbuildable */
export function expression(node: SyntaxNode, cx: Context): Expression {
  const build = BUILDERS[node.type];
  if (!build) {
    cx.fault('invalid syntax', node);
    throw new Unbuildable();
  }
  return build(node, cx);
}

/** A name as Python compares it (NFKC, language reference 2.3). */
export function identifier(node: SyntaxNode, cx: Context): string {
  const written = cx.text(node);
  if (written === 'async' || written === 'await') {
    cx.fault(`"${written}" is a keyword`, node);
  }
  return cx.ascii ? written : written.normalize('NFKC');
}

/** Several expressions parted by commas where a single one is meant: a tuple without brackets. */
export function tupled(nodes: readonly SyntaxNode[], comma: boolean, cx: Context): Expression {
  if (nodes.length === 1 && !comma) {
    return cx.deeper(nodes[0], expression);
  }
  return {
    kind: 'Tuple',
    elts: nodes.map(node => cx.deeper(node, expression)),
    ...cx.span(nodes[0].start, nodes[nodes.length - 1].end)
  };
}

/** The expression that a node inside another stands for. @throws Unbuildable where there is none. */
export const one = (node: SyntaxNode | undefined, cx: Context): Expression => {
  if (!node) {
    throw new Unbuildable();
  }
  return cx.deeper(node, expression);
};

/** The same where no assignment expression may stand without brackets (PEP 572). */
export const unnamed = (node: SyntaxNode | undefined, cx: Context): Expression => {
  if (node?.type === 'named_expression') {
    cx.fault('an assignment expression needs brackets here', node);
  }
  return one(node, cx);
};

type Builder = (node: SyntaxNode, cx: Context) => Expression;

const name: Builder = (node, cx): Name => ({
  kind: 'Name',
  id: identifier(node, cx),
  start: cx.start(node),
  end: cx.end(node)
});

const sequence =
  (kind: Sequence['kind']): Builder =>
  (node, cx) => {
    const inner = cx.named(node);
    const bare = inner.find(child => child.type === 'yield');
    if (bare) {
      cx.fault('a yield expression among others needs brackets', bare);
    }
    return {
      kind,
      elts: inner.map(child => one(child, cx)),
      start: cx.start(node),
      end: cx.end(node)
    };
  };

/** `(a, b)` as a target; with neither comma nor emptiness the brackets only group. */
const tuplePattern: Builder = (node, cx) => {
  const inner = cx.named(node);
  return inner.length === 1 && !node.children.some(child => child.type === ',')
    ? one(inner[0], cx)
    : sequence('Tuple')(node, cx);
};

/** Brackets that only group. */
const grouped: Builder = (node, cx) => {
  const [inner] = cx.named(node);
  if (inner?.type === 'list_splat') {
    cx.fault('cannot use starred expression here', inner);
  }
  return one(inner, cx);
};

const list: Builder = (node, cx) => ({
  kind: 'Tuple',
  elts: cx.named(node).map(child => one(child, cx)),
  start: cx.start(node),
  end: cx.end(node)
});

const starred: Builder = (node, cx) => ({
  kind: 'Starred',
  value: one(cx.named(node)[0], cx),
  start: cx.start(node),
  end: cx.end(node)
});

/**
 * In `[*a.b()]` the grammar may bind the star more tightly than the call; to Python it stands
 * outside of everything.
 */
export function outOfStar(star: Starred, within: Expression): Starred {
  const value = { ...within, start: star.value.start };
  return { kind: 'Starred', value, start: star.start, end: value.end };
}

const lambda: Builder = (node, cx) => {
  const inner = cx.named(node);
  const parameters = inner.length > 1 ? inner[0] : null;
  return {
    kind: 'Lambda',
    args: argumentsOf(parameters, cx),
    body: unnamed(inner[inner.length - 1], cx),
    start: cx.start(node),
    end: cx.end(node)
  };
};

const namedExpression: Builder = (node, cx) => {
  const [target, value] = cx.named(node);
  return {
    kind: 'NamedExpr',
    target: name(target, cx) as Name,
    value: one(value, cx),
    start: cx.start(node),
    end: cx.end(node)
  };
};

const attribute: Builder = (node, cx) => {
  const [object, name] = cx.named(node);
  const value = one(object, cx);
  const attr = identifier(name, cx);
  const start = cx.start(node);
  const end = cx.end(node);
  return value.kind === 'Starred'
    ? outOfStar(value, { kind: 'Attribute', value: value.value, attr, start, end })
    : { kind: 'Attribute', value, attr, start, end };
};

const subscript: Builder = (node, cx) => {
  const [object, ...inner] = cx.named(node);
  const comma = node.children.some(child => child.type === ',');
  const slice = tupled(inner, comma || inner[0]?.type === 'list_splat', cx);
  const value = one(object, cx);
  const start = cx.start(node);
  const end = cx.end(node);
  return value.kind === 'Starred'
    ? outOfStar(value, { kind: 'Subscript', value: value.value, slice, start, end })
    : { kind: 'Subscript', value, slice, start, end };
};

const slice: Builder = (node, cx) => {
  const parts: (Expression | null)[] = [null, null, null];
  let place = 0;
  for (const child of cx.children(node)) {
    if (child.type === ':') {
      place++;
    } else {
      parts[place] = one(child, cx);
    }
  }
  const [lower, upper, step] = parts;
  return { kind: 'Slice', lower, upper, step, start: cx.start(node), end: cx.end(node) };
};

const dictionary: Builder = (node, cx) => {
  const keys: (Expression | null)[] = [];
  const values: Expression[] = [];
  for (const child of cx.named(node)) {
    const inner = cx.named(child);
    keys.push(child.type === 'pair' ? unnamed(inner[0], cx) : null);
    values.push(unnamed(inner[inner.length - 1], cx));
  }
  if (!values.length && node.children.length > 2) {
    cx.fault('invalid syntax', node);
  }
  return { kind: 'Dict', keys, values, start: cx.start(node), end: cx.end(node) };
};

const awaited: Builder = (node, cx) => ({
  kind: 'Await',
  value: one(cx.named(node)[0], cx),
  start: cx.start(node),
  end: cx.end(node)
});

const yielded: Builder = (node, cx) => {
  const inner = cx.named(node);
  if (node.children.some(child => child.type === 'from')) {
    return {
      kind: 'YieldFrom',
      value: one(inner[0], cx),
      start: cx.start(node),
      end: cx.end(node)
    };
  }
  return {
    kind: 'Yield',
    value: inner.length ? one(inner[0], cx) : null,
    start: cx.start(node),
    end: cx.end(node)
  };
};

const constant =
  (type: 'bool' | 'None' | 'Ellipsis', value: boolean | null | undefined): Builder =>
  (node, cx) => ({ kind: 'Constant', type, value, start: cx.start(node), end: cx.end(node) });

const BUILDERS: Readonly<Record<string, Builder | undefined>> = {
  identifier: name,
  integer: (node, cx) => cx.magic(node) ?? integer(node, cx),
  float,
  string,
  concatenated_string: string,
  true: constant('bool', true),
  false: constant('bool', false),
  none: constant('None', null),
  ellipsis: constant('Ellipsis', undefined),
  parenthesized_expression: grouped,
  tuple: (node, cx) => (node.children[2]?.type === ')' ? grouped : sequence('Tuple'))(node, cx),
  list: sequence('List'),
  set: sequence('Set'),
  expression_list: list,
  pattern_list: list,
  tuple_pattern: tuplePattern,
  list_pattern: sequence('List'),
  list_splat: starred,
  list_splat_pattern: starred,
  binary_operator: binary,
  boolean_operator: boolean,
  unary_operator: unary,
  not_operator: unary,
  comparison_operator: compare,
  conditional_expression: conditional,
  lambda,
  named_expression: namedExpression,
  attribute,
  subscript,
  slice,
  call,
  dictionary,
  list_comprehension: comprehension('ListComp'),
  set_comprehension: comprehension('SetComp'),
  generator_expression: comprehension('GeneratorExp'),
  dictionary_comprehension: dictComprehension,
  await: awaited,
  yield: yielded,
  as_pattern_target: (node, cx) => one(cx.named(node)[0], cx),
  type: annotation,
  generic_type: annotation,
  union_type: annotation,
  member_type: annotation,
  splat_type: annotation
};
