/** Functions, classes and their parameters (language reference 8.7, 8.8). */
import type { Arg, Arguments, ClassDef, Expression, FunctionDef, Keyword, TypeParam } from '../ast';
import type { SyntaxNode } from '../tree';
import { type Context, Unbuildable } from './context';
import { readArguments } from './calls';
import { expression, identifier } from './expressions';
import { bodyOf, endOf } from './statements';
import { annotation, typeParams } from './types';

/**
 * `def` and `class`, decorated or not. As in CPython the span begins at `def`, `async` or `class`;
 * the decorators stand before it, each with its own.
 */
export function definition(node: SyntaxNode, cx: Context): FunctionDef | ClassDef {
  if (node.type !== 'decorated_definition') {
    return bare(node, [], cx);
  }
  const inner = cx.named(node);
  const decorators = inner
    .slice(0, -1)
    .map(decorator => cx.deeper(cx.named(decorator)[0], expression));
  return bare(inner[inner.length - 1], decorators, cx);
}

function bare(
  node: SyntaxNode,
  decorators: readonly Expression[],
  cx: Context
): FunctionDef | ClassDef {
  const parts = cx.named(node);
  const [name] = parts;
  const part = (type: string): SyntaxNode | undefined => parts.find(child => child.type === type);
  const block = part('block');
  if (!block) {
    throw new Unbuildable();
  }
  cx.expectLines(node, block.start, 1);
  const typed: TypeParam[] = typeParams(part('type_parameter'), cx);
  const common = {
    name: identifier(name, cx),
    nameSpan: cx.span(name.start, name.end),
    typeParams: typed,
    decorators
  };
  if (node.type === 'class_definition') {
    const bases: Expression[] = [];
    const keywords: Keyword[] = [];
    const given = part('argument_list');
    if (given) {
      readArguments(given, cx, bases, keywords);
    }
    const body = bodyOf(block, cx);
    const start = cx.place(node.start);
    return { kind: 'ClassDef', ...common, bases, keywords, body, start, end: endOf(body) };
  }
  const returns = part('type');
  const args = argumentsOf(part('parameters') ?? null, cx);
  const body = bodyOf(block, cx);
  return {
    kind: node.children[0].type === 'async' ? 'AsyncFunctionDef' : 'FunctionDef',
    ...common,
    args,
    body,
    returns: returns ? annotation(returns, cx) : null,
    start: cx.place(node.start),
    end: endOf(body)
  };
}

type Mutable = { -readonly [Part in keyof Arguments]: Arguments[Part] } & {
  posonly: Arg[];
  args: Arg[];
  kwonly: Arg[];
};

/** The parameters of a function or lambda, with what Python wants of their order. */
export function argumentsOf(node: SyntaxNode | null, cx: Context): Arguments {
  const found: Mutable = { posonly: [], args: [], vararg: null, kwonly: [], kwarg: null };
  let keywordOnly = false;
  let open: SyntaxNode | null = null;
  for (const child of node ? cx.named(node) : []) {
    if (found.kwarg) {
      cx.fault('arguments cannot follow var-keyword argument', child);
    }
    if (child.type === 'positional_separator') {
      if (found.posonly.length || keywordOnly || !found.args.length) {
        cx.fault('"/" must stand once, behind an argument and before "*"', child);
      }
      found.posonly = found.args;
      found.args = [];
      continue;
    }
    if (child.type === 'keyword_separator') {
      if (keywordOnly) {
        cx.fault('"*" may appear only once', child);
      }
      keywordOnly = true;
      open = child;
      continue;
    }
    const { sign, arg } = parameter(child, cx);
    if (sign === '*') {
      if (keywordOnly) {
        cx.fault('"*" may appear only once', child);
      }
      keywordOnly = true;
      found.vararg = arg;
    } else if (sign === '**') {
      found.kwarg = arg;
    } else if (keywordOnly) {
      open = null;
      found.kwonly.push(arg);
    } else {
      const before = found.args[found.args.length - 1] ?? found.posonly[found.posonly.length - 1];
      if (before?.default && !arg.default) {
        cx.fault('parameter without a default follows parameter with a default', child);
      }
      found.args.push(arg);
    }
  }
  if (open) {
    cx.fault('named arguments must follow bare *', open);
  }
  return found;
}

/** One parameter, with its sign `*` or `**`. @throws Unbuildable for Python 2's tuples. */
function parameter(node: SyntaxNode, cx: Context): { sign: string; arg: Arg } {
  const inner = cx.named(node);
  let named = node;
  let type: SyntaxNode | null = null;
  let value: SyntaxNode | null = null;
  switch (node.type) {
    case 'default_parameter':
      [named, value] = inner;
      break;
    case 'typed_parameter':
      [named, type] = inner;
      break;
    case 'typed_default_parameter':
      [named, type, value] = inner;
      break;
  }
  let sign = '';
  if (named.type === 'list_splat_pattern' || named.type === 'dictionary_splat_pattern') {
    sign = named.children[0].type;
    named = cx.named(named)[0];
  }
  if (named.type !== 'identifier') {
    cx.fault('a parameter must be a name', named);
    throw new Unbuildable();
  }
  return {
    sign,
    arg: {
      name: identifier(named, cx),
      annotation: type && annotation(type, cx),
      default: value && cx.deeper(value, expression),
      ...cx.span(node.start, node.end)
    }
  };
}
