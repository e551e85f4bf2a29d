/** Statements of the grammar's tree as Python's (language reference 7 and 8). */
import type { Alias, Assign, Expression, Statement } from '../ast';
import type { SyntaxNode } from '../tree';
import { compound } from './compound';
import { type Context, Unbuildable } from './context';
import { definition } from './definitions';
import { expression, identifier, tupled, unnamed } from './expressions';
import { annotation, typeParams } from './types';

/** The statements of a module or block. What cannot be built is `Unreadable`; never throws. */
export function bodyOf(node: SyntaxNode, cx: Context): Statement[] {
  const found: Statement[] = [];
  for (const child of node.children) {
    if (child.named) {
      found.push(statementOrUnreadable(child, cx));
    } else if (child.missing) {
      cx.fault(`expected "${child.type}"`, node);
    }
  }
  return found;
}

/** Where the last statement of a block ends; comments behind it do not count. */
export function endOf(body: readonly Statement[]): number {
  const last = body[body.length - 1];
  if (!last) {
    throw new Unbuildable();
  }
  return last.end;
}

function statementOrUnreadable(node: SyntaxNode, cx: Context): Statement {
  if (node.type === 'ERROR') {
    cx.fault('invalid syntax', node);
    return cx.unreadable(node);
  }
  return cx.attempt(
    () => cx.deeper(node, statement),
    () => {
      cx.fault('invalid syntax', node);
      return cx.unreadable(node);
    }
  );
}

const COMPOUND = new Set([
  'if_statement',
  'for_statement',
  'while_statement',
  'try_statement',
  'with_statement',
  'match_statement',
  'function_definition',
  'class_definition',
  'decorated_definition'
]);

/** @throws Unbuildable */
function statement(node: SyntaxNode, cx: Context): Statement {
  const span = cx.span(node.start, node.end);
  const inner = cx.named(node);
  if (!COMPOUND.has(node.type)) {
    cx.expectLines(node, node.end, 0);
  }
  const optional = (): Expression | null => (inner.length ? cx.deeper(inner[0], expression) : null);
  switch (node.type) {
    case 'expression_statement':
      return expressionStatement(node, cx);
    case 'pass_statement':
      return { kind: 'Pass', ...span };
    case 'break_statement':
      return { kind: 'Break', ...span };
    case 'continue_statement':
      return { kind: 'Continue', ...span };
    case 'return_statement':
      return { kind: 'Return', value: optional(), ...span };
    case 'delete_statement': {
      const [all] = inner;
      const targets = all.type === 'expression_list' ? cx.named(all) : [all];
      return { kind: 'Delete', targets: targets.map(one => cx.deeper(one, expression)), ...span };
    }
    case 'raise_statement': {
      const caused = node.children.some(child => child.type === 'from');
      const cause = caused ? cx.deeper(inner[inner.length - 1], expression) : null;
      if ((caused && inner.length < 2) || inner[0]?.type === 'expression_list') {
        cx.fault('invalid syntax', node);
      }
      return { kind: 'Raise', exc: optional(), cause, ...span };
    }
    case 'assert_statement': {
      if (inner.length > 2) {
        cx.fault('invalid syntax', node);
      }
      const [test, msg] = inner.map(one => unnamed(one, cx));
      return { kind: 'Assert', test, msg: msg ?? null, ...span };
    }
    case 'global_statement':
    case 'nonlocal_statement':
      return {
        kind: node.type === 'global_statement' ? 'Global' : 'Nonlocal',
        names: inner.map(one => identifier(one, cx)),
        ...span
      };
    case 'import_statement':
      if (node.children[node.children.length - 1].type === ',') {
        cx.fault('trailing comma not allowed', node);
      }
      return { kind: 'Import', names: inner.map(one => alias(one, cx)), ...span };
    case 'future_import_statement': {
      const names = inner.map(one => alias(one, cx));
      return { kind: 'ImportFrom', module: '__future__', names, level: 0, ...span };
    }
    case 'import_from_statement':
      return importFrom(node, cx);
    case 'type_alias_statement': {
      const [left, right] = inner;
      const head = cx.named(left)[0];
      const [name, params] = head.type === 'generic_type' ? cx.named(head) : [head, undefined];
      if (name.type !== 'identifier') {
        throw new Unbuildable();
      }
      return {
        kind: 'TypeAlias',
        name: { kind: 'Name', id: identifier(name, cx), ...cx.span(name.start, name.end) },
        typeParams: typeParams(params, cx),
        value: annotation(right, cx),
        ...span
      };
    }
    case 'print_statement':
      if (inner[0]?.type === 'chevron') {
        return printTo(node, inner, cx);
      }
      return python2(node, cx);
    case 'exec_statement':
      return python2(node, cx);
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
      return definition(node, cx);
    default:
      return compound(node, cx);
  }
}

function python2(node: SyntaxNode, cx: Context): Statement {
  const name = node.type.replace('_statement', '');
  cx.fault(`"${name}" is a function in Python 3: its arguments stand in brackets`, node);
  return cx.unreadable(node);
}

/** Python 2's `print >>file, text` is still Python: a shift, and a tuple. */
function printTo(node: SyntaxNode, parts: readonly SyntaxNode[], cx: Context): Statement {
  const span = cx.span(node.start, node.end);
  const [chevron, ...rest] = parts;
  const shift: Expression = {
    kind: 'BinOp',
    left: { kind: 'Name', id: 'print', ...cx.span(node.start, node.start + 'print'.length) },
    op: '>>',
    right: cx.deeper(cx.named(chevron)[0], expression),
    ...cx.span(node.start, chevron.end)
  };
  const elts = [shift, ...rest.map(one => cx.deeper(one, expression))];
  const comma = node.children.some(child => child.type === ',');
  return { kind: 'Expr', value: comma ? { kind: 'Tuple', elts, ...span } : shift, ...span };
}

function expressionStatement(node: SyntaxNode, cx: Context): Statement {
  const inner = cx.named(node);
  const span = cx.span(node.start, node.end);
  const [only] = inner;
  if (only.type === 'assignment') {
    return assignment(only, cx);
  }
  if (only.type === 'augmented_assignment') {
    const [left, op, right] = cx.children(only);
    const target = cx.deeper(left, expression);
    const value = cx.deeper(right, expression);
    return { kind: 'AugAssign', target, op: op.type.slice(0, -1), value, ...span };
  }
  const magic = only.type === 'integer' ? cx.magic(only) : undefined;
  if (magic) {
    return magic;
  }
  if (only.type === 'named_expression') {
    cx.fault('an assignment expression that is a statement needs brackets', only);
  }
  const comma = node.children.some(child => child.type === ',');
  const value = tupled(inner, comma, cx);
  return { kind: 'Expr', value, ...span };
}

/** `a = b = value`, `a: T`, `a: T = value`. */
function assignment(node: SyntaxNode, cx: Context): Statement {
  const span = cx.span(node.start, node.end);
  const targets: Expression[] = [];
  let rest = node;
  for (;;) {
    const parts = cx.children(rest);
    const target = cx.deeper(parts[0], expression);
    if (parts[1].type === ':') {
      if (targets.length) {
        cx.fault('only single targets can be annotated', rest);
      }
      const value = parts.length > 4 ? cx.deeper(parts[4], expression) : null;
      const simple = parts[0].type === 'identifier';
      return {
        kind: 'AnnAssign',
        simple,
        target,
        annotation: annotation(parts[2], cx),
        value,
        ...span
      };
    }
    targets.push(target);
    const value = parts[2];
    if (value.type === 'augmented_assignment') {
      cx.fault('invalid syntax', value);
      throw new Unbuildable();
    }
    if (value.type !== 'assignment') {
      const built: Assign = {
        kind: 'Assign',
        targets,
        value: unnamed(value, cx),
        ...span
      };
      return built;
    }
    rest = value;
  }
}

function alias(node: SyntaxNode, cx: Context): Alias {
  const span = cx.span(node.start, node.end);
  if (node.type === 'aliased_import') {
    const [name, asname] = cx.named(node);
    return { name: dottedName(name, cx), asname: identifier(asname, cx), ...span };
  }
  return { name: dottedName(node, cx), asname: null, ...span };
}

const dottedName = (node: SyntaxNode, cx: Context): string =>
  cx
    .named(node)
    .map(part => identifier(part, cx))
    .join('.');

function importFrom(node: SyntaxNode, cx: Context): Statement {
  const [from, ...names] = cx.named(node);
  const [prefix, relative] =
    from.type === 'relative_import' ? cx.named(from) : [null, from as SyntaxNode | undefined];
  const star = names[0]?.type === 'wildcard_import';
  if (!star && !node.children.some(child => child.type === '(')) {
    if (node.children[node.children.length - 1].type === ',') {
      cx.fault('trailing comma not allowed without surrounding brackets', node);
    }
  }
  for (const one of names) {
    const name = one.type === 'aliased_import' ? cx.named(one)[0] : one;
    if (name.type === 'dotted_name' && cx.named(name).length > 1) {
      cx.fault('invalid syntax', name);
    }
  }
  return {
    kind: 'ImportFrom',
    module: relative ? dottedName(relative, cx) : null,
    names: star
      ? [{ name: '*', asname: null, ...cx.span(names[0].start, names[0].end) }]
      : names.map(one => alias(one, cx)),
    level: prefix ? cx.text(prefix).replace(/[^.]/g, '').length : 0,
    start: cx.start(node),
    end: cx.end(node)
  };
}
