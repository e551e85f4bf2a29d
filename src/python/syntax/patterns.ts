/** What stands after `case` (PEP 634; language reference 8.6.4). */
import type { Expression, Pattern } from '../ast';
import type { SyntaxNode } from '../tree';
import { type Context, Unbuildable } from './context';
import { expression, identifier } from './expressions';
import { float, integer } from './literals';

/** The pattern that a `case_pattern`, or what stands in one, means. @throws Unbuildable */
export function pattern(node: SyntaxNode, cx: Context): Pattern {
  const span = cx.span(node.start, node.end);
  const inner = cx.named(node);
  switch (node.type) {
    case 'case_pattern':
      return inCase(node, inner, cx);
    case 'as_pattern':
      if (cx.text(inner[1]) === '_') {
        cx.fault('cannot use "_" as a target', inner[1]);
      }
      return {
        kind: 'MatchAs',
        pattern: cx.deeper(inner[0], pattern),
        name: identifier(inner[1], cx),
        ...span
      };
    case 'union_pattern':
      return { kind: 'MatchOr', patterns: alternatives(node, cx), ...span };
    case 'tuple_pattern':
      if (inner.length === 1 && !node.children.some(child => child.type === ',')) {
        return cx.deeper(inner[0], pattern);
      }
      return {
        kind: 'MatchSequence',
        patterns: inner.map(one => cx.deeper(one, pattern)),
        ...span
      };
    case 'list_pattern':
      return {
        kind: 'MatchSequence',
        patterns: inner.map(one => cx.deeper(one, pattern)),
        ...span
      };
    case 'splat_pattern':
      return { kind: 'MatchStar', name: captured(inner[0], cx), ...span };
    case 'dict_pattern':
      return mapping(node, cx);
    case 'class_pattern':
      return classPattern(node, cx);
    case 'dotted_name':
      return inner.length === 1
        ? { kind: 'MatchAs', pattern: null, name: captured(inner[0], cx), ...span }
        : { kind: 'MatchValue', value: dotted(node, cx), ...span };
    case 'true':
    case 'false':
    case 'none':
      return {
        kind: 'MatchSingleton',
        value: node.type === 'none' ? null : node.type === 'true',
        ...span
      };
    case '_':
      return { kind: 'MatchAs', pattern: null, name: null, ...span };
    default:
      return { kind: 'MatchValue', value: value(node, cx), ...span };
  }
}

/** Where a `case_pattern` holds a sign and a number, or only `_`. */
function inCase(node: SyntaxNode, inner: readonly SyntaxNode[], cx: Context): Pattern {
  const span = cx.span(node.start, node.end);
  if (!inner.length) {
    return { kind: 'MatchAs', pattern: null, name: null, ...span };
  }
  if (node.children[0].type === '-') {
    return { kind: 'MatchValue', value: negative(inner[0], span, cx), ...span };
  }
  return cx.deeper(inner[0], pattern);
}

function alternatives(node: SyntaxNode, cx: Context): Pattern[] {
  const found: Pattern[] = [];
  let minus = false;
  for (const child of cx.children(node)) {
    if (child.type === '-') {
      minus = true;
    } else if (child.type === '_') {
      found.push({ kind: 'MatchAs', pattern: null, name: null, ...cx.span(node.start, node.end) });
    } else if (child.named) {
      const span = cx.span(child.start, child.end);
      found.push(
        minus
          ? { kind: 'MatchValue', value: negative(child, span, cx), ...span }
          : cx.deeper(child, pattern)
      );
      minus = false;
    }
  }
  return found;
}

/** The name that a capture binds; null for `_`. */
function captured(node: SyntaxNode | undefined, cx: Context): string | null {
  const name = node ? identifier(node, cx) : '_';
  return name === '_' ? null : name;
}

function negative(node: SyntaxNode, span: { start: number; end: number }, cx: Context): Expression {
  return { kind: 'UnaryOp', op: '-', operand: value(node, cx), ...span };
}

/** A value to compare with: a literal or a dotted name. @throws Unbuildable */
function value(node: SyntaxNode, cx: Context): Expression {
  switch (node.type) {
    case 'integer':
      return integer(node, cx);
    case 'float':
      return float(node, cx);
    case 'complex_pattern':
      return {
        kind: 'Constant',
        type: 'complex',
        value: undefined,
        ...cx.span(node.start, node.end)
      };
    case 'dotted_name':
      return dotted(node, cx);
    case 'string':
    case 'concatenated_string': {
      const text = expression(node, cx);
      if (text.kind === 'JoinedStr') {
        cx.fault('a pattern may only match literals and attribute lookups', node);
      }
      return text;
    }
    case 'true':
    case 'false':
    case 'none':
      return expression(node, cx);
    default:
      cx.fault('invalid syntax', node);
      throw new Unbuildable();
  }
}

function dotted(node: SyntaxNode, cx: Context): Expression {
  const [first, ...rest] = cx.named(node);
  let built: Expression = {
    kind: 'Name',
    id: identifier(first, cx),
    ...cx.span(first.start, first.end)
  };
  for (const part of rest) {
    const span = cx.span(node.start, part.end);
    built = { kind: 'Attribute', value: built, attr: identifier(part, cx), ...span };
  }
  return built;
}

function mapping(node: SyntaxNode, cx: Context): Pattern {
  const keys: Expression[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  let key: SyntaxNode | null = null;
  let minus = false;
  let last: SyntaxNode | null = null;
  for (const child of cx.children(node)) {
    if (child.named && last) {
      cx.fault('"**" must be the last in a mapping pattern', last);
    }
    if (child.type === '-') {
      minus = true;
    } else if (child.type === 'splat_pattern') {
      rest = captured(cx.named(child)[0], cx);
      last = child;
      if (!rest) {
        cx.fault('"**" needs a name', child);
      }
    } else if (child.named && child.type !== 'case_pattern') {
      key = child;
    } else if (child.type === 'case_pattern' && key) {
      const span = cx.span(key.start, key.end);
      keys.push(minus ? negative(key, span, cx) : value(key, cx));
      patterns.push(cx.deeper(child, pattern));
      key = null;
      minus = false;
    }
  }
  return { kind: 'MatchMapping', keys, patterns, rest, ...cx.span(node.start, node.end) };
}

function classPattern(node: SyntaxNode, cx: Context): Pattern {
  const [cls, ...given] = cx.named(node);
  const patterns: Pattern[] = [];
  const kwdAttrs: string[] = [];
  const kwdPatterns: Pattern[] = [];
  for (const one of given) {
    // `x=1 as y` is to the grammar a capture of `x=1`.
    const renamed = one.parts[0]?.type === 'as_pattern' ? cx.named(one.parts[0]) : [one];
    const keyword = renamed[0].parts[0];
    if (keyword?.type === 'keyword_pattern') {
      const [attr] = cx.named(keyword);
      const value = keywordValue(keyword, cx);
      kwdAttrs.push(identifier(attr, cx));
      kwdPatterns.push(
        renamed.length > 1
          ? {
              kind: 'MatchAs',
              pattern: value,
              name: captured(renamed[1], cx),
              start: value.start,
              end: cx.end(renamed[1])
            }
          : value
      );
    } else {
      if (kwdAttrs.length) {
        cx.fault('positional patterns follow keyword patterns', one);
      }
      patterns.push(cx.deeper(one, pattern));
    }
  }
  return {
    kind: 'MatchClass',
    cls: dotted(cls, cx),
    patterns,
    kwdAttrs,
    kwdPatterns,
    ...cx.span(node.start, node.end)
  };
}

/** What stands behind `=` in `Point(x=…)`, where the grammar gives signs and `_` no node. */
function keywordValue(node: SyntaxNode, cx: Context): Pattern {
  const [, , ...rest] = cx.children(node);
  const child = rest[rest.length - 1];
  if (child.type === '_') {
    const span = cx.span(node.end - 1, node.end);
    return { kind: 'MatchAs', pattern: null, name: null, ...span };
  }
  if (rest[0].type === '-') {
    const span = cx.span(child.start, child.end);
    return { kind: 'MatchValue', value: negative(child, span, cx), ...span };
  }
  return cx.deeper(child, pattern);
}
