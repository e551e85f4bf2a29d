/** Operators (language reference 6.5 to 6.13). */
import type { Expression } from '../ast';
import type { SyntaxNode } from '../tree';
import type { Context } from './context';
import { one, outOfStar } from './expressions';

/** Chains of operators lean to the left, thousands of terms long in generated code: no recursion. */
export function binary(node: SyntaxNode, cx: Context): Expression {
  const chain: SyntaxNode[] = [];
  let left = node;
  while (left.type === 'binary_operator') {
    chain.push(left);
    left = cx.children(left)[0];
  }
  cx.expectChain(chain.length, node);
  let value = one(left, cx);
  for (const link of chain.reverse()) {
    const op = link.children[1].type;
    const right = one(link.children[2], cx);
    const start = cx.start(link);
    const end = cx.end(link);
    value =
      value.kind === 'Starred'
        ? outOfStar(value, { kind: 'BinOp', left: value.value, op, right, start, end })
        : { kind: 'BinOp', left: value, op, right, start, end };
  }
  return value;
}

/** `a or b or c` is one operation of three values, as in CPython. */
export function boolean(node: SyntaxNode, cx: Context): Expression {
  const op = cx.children(node)[1].type as 'and' | 'or';
  const right: SyntaxNode[] = [];
  let left = node;
  while (left.type === 'boolean_operator' && cx.children(left)[1].type === op) {
    right.push(left.children[2]);
    left = left.children[0];
  }
  const values = [left, ...right.reverse()].map(value => one(value, cx));
  return { kind: 'BoolOp', op, values, start: cx.start(node), end: cx.end(node) };
}

export function unary(node: SyntaxNode, cx: Context): Expression {
  const [op, operand] = cx.children(node);
  return {
    kind: 'UnaryOp',
    op: op.type,
    operand: one(operand, cx),
    start: cx.start(node),
    end: cx.end(node)
  };
}

export function compare(node: SyntaxNode, cx: Context): Expression {
  const children = cx.children(node);
  const operands = children.filter((_, i) => i % 2 === 0).map(child => one(child, cx));
  const ops = children.filter((_, i) => i % 2).map(child => child.type);
  if (ops.includes('<>')) {
    cx.fault('"<>" is written "!=" in Python 3', node);
  }
  return {
    kind: 'Compare',
    left: operands[0],
    ops,
    comparators: operands.slice(1),
    start: cx.start(node),
    end: cx.end(node)
  };
}

export function conditional(node: SyntaxNode, cx: Context): Expression {
  const [body, test, orelse] = cx.named(node).map(child => one(child, cx));
  return { kind: 'IfExp', test, body, orelse, start: cx.start(node), end: cx.end(node) };
}
