/** Comprehensions and generator expressions (language reference 6.2.4). */
import type { Comprehension, ComprehensionExpr, DictComp, Expression } from '../ast';
import type { SyntaxNode } from '../tree';
import type { Context } from './context';
import { one, unnamed } from './expressions';

/** A builder for the comprehensions of one value. */
export function comprehension(
  kind: ComprehensionExpr['kind']
): (node: SyntaxNode, cx: Context) => ComprehensionExpr {
  return (node, cx) => {
    const [elt, ...clauses] = cx.named(node);
    return {
      kind,
      elt: one(elt, cx),
      generators: generators(clauses, cx),
      start: cx.start(node),
      end: cx.end(node)
    };
  };
}

/** @throws Unbuildable */
export function dictComprehension(node: SyntaxNode, cx: Context): DictComp {
  const [pair, ...clauses] = cx.named(node);
  const [key, value] = cx.named(pair).map(child => unnamed(child, cx));
  return {
    kind: 'DictComp',
    key,
    value,
    generators: generators(clauses, cx),
    start: cx.start(node),
    end: cx.end(node)
  };
}

function generators(clauses: readonly SyntaxNode[], cx: Context): Comprehension[] {
  const found: (Comprehension & { readonly ifs: Expression[] })[] = [];
  for (const clause of clauses) {
    if (clause.type === 'if_clause') {
      found[found.length - 1].ifs.push(unnamed(cx.named(clause)[0], cx));
    } else {
      const [target, iter, ...more] = cx.named(clause);
      if (more.length || clause.children[clause.children.length - 1].type === ',') {
        cx.fault('a comprehension goes through one iterable: put the tuple in brackets', clause);
      }
      found.push({
        target: one(target, cx),
        iter: one(iter, cx),
        ifs: [],
        isAsync: clause.children[0].type === 'async'
      });
    }
  }
  return found;
}
