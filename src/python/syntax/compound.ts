/** Statements with blocks in them (language reference 8), but for definitions. */
import type {
  ExceptHandler,
  Expression,
  If,
  MatchCase,
  Pattern,
  Statement,
  Try,
  WithItem
} from '../ast';
import type { SyntaxNode } from '../tree';
import { type Context, Unbuildable } from './context';
import { expression, identifier, tupled } from './expressions';
import { pattern } from './patterns';
import { bodyOf, endOf } from './statements';

/** @throws Unbuildable where the node is no compound statement or is broken. */
export function compound(node: SyntaxNode, cx: Context): Statement {
  switch (node.type) {
    case 'if_statement':
      return ifStatement(node, cx);
    case 'for_statement':
      return forStatement(node, cx);
    case 'while_statement': {
      const [test, body, otherwise] = cx.named(node);
      const orelse = elseOf(otherwise, cx);
      const built = block(node, body, cx);
      return {
        kind: 'While',
        test: cx.deeper(test, expression),
        body: built,
        orelse,
        start: cx.place(node.start),
        end: endOf(orelse.length ? orelse : built)
      };
    }
    case 'with_statement':
      return withStatement(node, cx);
    case 'try_statement':
      return tryStatement(node, cx);
    case 'match_statement':
      return matchStatement(node, cx);
    default:
      throw new Unbuildable();
  }
}

/** The statements of a block. @param header - the statement or clause that it belongs to. */
function block(header: SyntaxNode, node: SyntaxNode | undefined, cx: Context): Statement[] {
  if (node?.children.length) {
    cx.expectLines(header, node.start, 1);
  }
  const body = node?.type === 'block' ? bodyOf(node, cx) : [];
  if (!body.length) {
    if (node) {
      cx.fault('expected an indented block', node);
    }
    throw new Unbuildable();
  }
  return body;
}

const elseOf = (node: SyntaxNode | undefined, cx: Context): Statement[] =>
  node ? block(node, cx.named(node)[0], cx) : [];

function ifStatement(node: SyntaxNode, cx: Context): If {
  const [test, body, ...clauses] = cx.named(node);
  const first = { clause: node, test, body };
  const branches = [first];
  let orelse: Statement[] = [];
  for (const clause of clauses) {
    const inner = cx.named(clause);
    if (clause.type === 'elif_clause') {
      branches.push({ clause, test: inner[0], body: inner[1] });
    } else {
      orelse = block(clause, inner[0], cx);
    }
  }
  cx.expectChain(branches.length, node);
  const built = branches.map(branch => ({
    start: cx.place(branch.clause.start),
    test: cx.deeper(branch.test, expression),
    body: block(branch.clause, branch.body, cx)
  }));
  let result: If | null = null;
  for (const branch of built.reverse()) {
    if (result) {
      orelse = [result];
    }
    result = { kind: 'If', ...branch, orelse, end: endOf(orelse.length ? orelse : branch.body) };
  }
  return result as If;
}

function forStatement(node: SyntaxNode, cx: Context): Statement {
  const [target, iter, body, otherwise] = cx.named(node);
  const built = block(node, body, cx);
  const orelse = elseOf(otherwise, cx);
  return {
    kind: node.children[0].type === 'async' ? 'AsyncFor' : 'For',
    target: cx.deeper(target, expression),
    iter: cx.deeper(iter, expression),
    body: built,
    orelse,
    start: cx.place(node.start),
    end: endOf(orelse.length ? orelse : built)
  };
}

function withStatement(node: SyntaxNode, cx: Context): Statement {
  const [clause, body] = cx.named(node);
  const built = block(node, body, cx);
  if (clause.children[clause.children.length - 1].type === ',') {
    cx.fault('trailing comma not allowed without surrounding brackets', clause);
  }
  return {
    kind: node.children[0].type === 'async' ? 'AsyncWith' : 'With',
    items: cx.named(clause).map(item => withItem(cx.named(item)[0], cx)),
    body: built,
    start: cx.place(node.start),
    end: endOf(built)
  };
}

function withItem(node: SyntaxNode, cx: Context): WithItem {
  if (node.type === 'parenthesized_expression' && cx.named(node)[0].type === 'as_pattern') {
    return withItem(cx.named(node)[0], cx);
  }
  if (node.type !== 'as_pattern') {
    return { context: cx.deeper(node, expression), target: null };
  }
  const [context, target] = cx.named(node).map(one => cx.deeper(one, expression));
  return { context, target };
}

function tryStatement(node: SyntaxNode, cx: Context): Try {
  const clauses = cx.named(node);
  const handlers: ExceptHandler[] = [];
  const body = block(node, clauses[0], cx);
  let orelse: Statement[] = [];
  let finalbody: Statement[] = [];
  let groups = 0;
  for (const clause of clauses.slice(1)) {
    const inner = cx.named(clause);
    if (clause.type === 'else_clause') {
      orelse = block(clause, inner[0], cx);
    } else if (clause.type === 'finally_clause') {
      finalbody = block(clause, inner[0], cx);
    } else {
      groups += Number(clause.children.some(child => child.type === '*'));
      handlers.push(handler(clause, cx));
    }
  }
  if (!handlers.length && !finalbody.length) {
    cx.fault('expected "except" or "finally" block', node);
  }
  if (orelse.length && !handlers.length) {
    cx.fault('"else" needs an "except" before it', node);
  }
  if (groups && groups < handlers.length) {
    cx.fault('cannot have both "except" and "except*" on the same "try"', node);
  }
  const last = [finalbody, orelse, handlers[handlers.length - 1]?.body, body].find(b => b?.length);
  return {
    kind: groups ? 'TryStar' : 'Try',
    body,
    handlers,
    orelse,
    finalbody,
    start: cx.place(node.start),
    end: endOf(last ?? [])
  };
}

function handler(node: SyntaxNode, cx: Context): ExceptHandler {
  const inner = cx.named(node);
  const body = block(node, inner[inner.length - 1], cx);
  const values = inner.slice(0, -1);
  const place = { start: cx.place(node.start), end: endOf(body) };
  if (!values.length) {
    return { type: null, name: null, body, ...place };
  }
  const last = values[values.length - 1];
  if (last.type === 'as_pattern') {
    const [type, target] = cx.named(last);
    const name = cx.named(target)[0];
    if (values.length > 1 || name.type !== 'identifier') {
      cx.fault('invalid syntax', last);
      throw new Unbuildable();
    }
    return { type: cx.deeper(type, expression), name: identifier(name, cx), body, ...place };
  }
  // Python 3.14 allows `except A, B:` (PEP 758); in Python 2 the second was the name to bind.
  if (values.length === 2 && last.type === 'identifier' && /^[a-z_]/.test(cx.text(last))) {
    cx.fault('multiple exception types must be parenthesized', last);
  }
  const type: Expression = tupled(values, false, cx);
  return { type, name: null, body, ...place };
}

function matchStatement(node: SyntaxNode, cx: Context): Statement {
  const inner = cx.named(node);
  const body = inner[inner.length - 1];
  const cases = cx.named(body).map(clause => matchCase(clause, cx));
  const last = cases[cases.length - 1];
  if (!last) {
    cx.fault('expected an indented block', node);
    throw new Unbuildable();
  }
  const comma = node.children.some(child => child.type === ',');
  return {
    kind: 'Match',
    subject: tupled(inner.slice(0, -1), comma, cx),
    cases,
    start: cx.place(node.start),
    end: last.end
  };
}

function matchCase(node: SyntaxNode, cx: Context): MatchCase {
  const inner = cx.named(node);
  const patterns = inner.filter(child => child.type === 'case_pattern');
  const guard = inner.find(child => child.type === 'if_clause');
  const body = block(node, inner[inner.length - 1], cx);
  const comma = node.children.some(child => child.type === ',');
  const built = patterns.map(one => cx.deeper(one, pattern));
  const whole: Pattern =
    built.length === 1 && !comma
      ? built[0]
      : {
          kind: 'MatchSequence',
          patterns: built,
          ...cx.span(patterns[0].start, patterns[patterns.length - 1].end)
        };
  return {
    pattern: whole,
    guard: guard ? cx.deeper(cx.named(guard)[0], expression) : null,
    body,
    start: cx.place(node.start),
    end: endOf(body)
  };
}
