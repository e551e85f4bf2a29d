/** Annotations and type parameters, for which the grammar has nodes of its own (PEP 484, PEP 695). */
import type { Expression, TypeParam } from '../ast';
import type { SyntaxNode } from '../tree';
import { type Context, Unbuildable } from './context';
import { expression, identifier } from './expressions';

/** An annotation as the expression that it is to Python. @throws Unbuildable */
export function annotation(node: SyntaxNode, cx: Context): Expression {
  const span = cx.span(node.start, node.end);
  const inner = cx.named(node);
  switch (node.type) {
    case 'type':
      return cx.deeper(inner[0], expression);
    case 'generic_type': {
      const value = cx.deeper(inner[0], expression);
      const index = cx.named(inner[1]);
      const comma = inner[1].children.some(child => child.type === ',');
      const elts = index.map(one => cx.deeper(one, expression));
      const slice: Expression =
        elts.length === 1 && !comma && elts[0].kind !== 'Starred'
          ? elts[0]
          : { kind: 'Tuple', elts, ...cx.span(index[0].start, index[index.length - 1].end) };
      return { kind: 'Subscript', value, slice, ...span };
    }
    case 'union_type': {
      const [left, right] = inner.map(one => cx.deeper(one, expression));
      return { kind: 'BinOp', left, op: '|', right, ...span };
    }
    case 'member_type':
      return {
        kind: 'Attribute',
        value: cx.deeper(inner[0], expression),
        attr: identifier(inner[1], cx),
        ...span
      };
    case 'splat_type':
      return { kind: 'Starred', value: cx.deeper(inner[0], expression), ...span };
    default:
      throw new Unbuildable();
  }
}

/** `[T: int, *Ts, **P]` after the name of a function, class or type alias. */
export function typeParams(node: SyntaxNode | undefined, cx: Context): TypeParam[] {
  const found = node ? cx.named(node).map(one => typeParam(cx.named(one)[0], cx)) : [];
  found.forEach((param, i) => {
    if (node && i && !param.default && found[i - 1].default) {
      cx.fault('a type parameter without a default follows one with a default', node);
    }
  });
  return found;
}

function typeParam(node: SyntaxNode, cx: Context): TypeParam {
  const span = cx.span(node.start, node.end);
  const inner = cx.named(node);
  switch (node.type) {
    case 'identifier':
      return {
        kind: 'TypeVar',
        name: identifier(node, cx),
        bound: null,
        default: cx.behind(node),
        ...span
      };
    case 'splat_type':
      return {
        kind: node.children[0].type === '**' ? 'ParamSpec' : 'TypeVarTuple',
        name: identifier(inner[0], cx),
        bound: null,
        default: cx.behind(node),
        ...span
      };
    case 'constrained_type':
      return {
        kind: 'TypeVar',
        name: identifier(inner[0], cx),
        bound: annotation(inner[1], cx),
        default: cx.behind(node),
        ...span
      };
    default:
      cx.fault('invalid syntax', node);
      throw new Unbuildable();
  }
}
