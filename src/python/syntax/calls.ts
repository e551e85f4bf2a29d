/** Calls and their arguments (language reference 6.3.4). */
import type { Expression, Keyword } from '../ast';
import type { SyntaxNode } from '../tree';
import { type Context, Unbuildable } from './context';
import { identifier, one, outOfStar, unnamed } from './expressions';

/** @throws Unbuildable */
export function call(node: SyntaxNode, cx: Context): Expression {
  const [called, given] = cx.named(node);
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  const func = one(called, cx);
  if (given?.type === 'generator_expression') {
    args.push(one(given, cx));
  } else if (given) {
    readArguments(given, cx, args, keywords);
  } else {
    throw new Unbuildable();
  }
  const start = cx.start(node);
  const end = cx.end(node);
  return func.kind === 'Starred'
    ? outOfStar(func, { kind: 'Call', func: func.value, args, keywords, start, end })
    : { kind: 'Call', func, args, keywords, start, end };
}

/** What stands in the brackets of a call or of a class statement, in its two kinds. */
export function readArguments(
  node: SyntaxNode,
  cx: Context,
  args: Expression[],
  keywords: Keyword[]
): void {
  if (node.children.length === 3 && node.children[1].type === ',') {
    cx.fault('invalid syntax', node);
  }
  for (const child of cx.named(node)) {
    if (child.type === 'keyword_argument') {
      const [arg, value] = cx.named(child);
      keywords.push({
        arg: identifier(arg, cx),
        value: unnamed(value, cx),
        start: cx.start(child),
        end: cx.end(child)
      });
    } else if (child.type === 'dictionary_splat') {
      keywords.push({
        arg: null,
        value: one(cx.named(child)[0], cx),
        start: cx.start(child),
        end: cx.end(child)
      });
    } else if (child.type !== 'list_splat' && keywords.length) {
      const after = keywords.some(keyword => keyword.arg === null)
        ? 'keyword argument unpacking'
        : 'keyword argument';
      cx.fault(`positional argument follows ${after}`, child);
      args.push(one(child, cx));
    } else {
      if (child.type === 'list_splat' && keywords.some(keyword => keyword.arg === null)) {
        cx.fault('iterable argument unpacking follows keyword argument unpacking', child);
      }
      args.push(one(child, cx));
    }
  }
}
