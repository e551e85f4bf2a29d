/** How the parser's trees are copied: out of its memory, if that is laid out as is known; else by its cursor. */
import type { Language, Parser, Tree } from 'web-tree-sitter';

import { copyByCursor } from './cursor';
import { type Memory, MemoryCopier } from './parserMemory';
import type { SyntaxTree } from './tree';

/** @param text - what was parsed. */
export type Copy = (tree: Tree, text: string) => SyntaxTree;

/**
 * The faster way that gives right trees with this version of the parser.
 *
 * @param parser - set to the language.
 * @param memory - that of the engine which the parser runs in.
 */
export function copying(parser: Parser, language: Language, memory: Memory): Copy {
  const copier = new MemoryCopier(memory, {
    address: addressOf(language),
    types: language.types,
    isNamed: id => language.nodeTypeIsNamed(id)
  });
  const byMemory = (tree: Tree, text: string, most?: number): SyntaxTree =>
    copier.copy(addressOf(tree), text, most);
  return agree(parser, byMemory) ? byMemory : copyByCursor;
}

/** Every kind of subtree: small and large, renamed, hidden, missing, unreadable, beyond the Latin letters. */
const SAMPLES = [
  'def f(a, *b: c[0], d=1, **e) -> g:\n    """text"""\n    return a.b if (x := 1) else f"{y!r:>{w}}"  # z\n',
  'match type:\n    case P(x=-1, **k) | [*_, 2]:\n        print(exec)\n    case _: pass\n',
  '\n\ny = "\u00e9\u{1f600}" + \u00e9 \\\n  @ z\n',
  `long = [${'123456789, '.repeat(60)}]`,
  'x = (1,\nclass\n  $ ?'
];

/** Subtrees for each letter, far more than the grammar makes. */
const MOST = 100;

function agree(
  parser: Parser,
  byMemory: (tree: Tree, text: string, most: number) => SyntaxTree
): boolean {
  return SAMPLES.every(text => {
    const tree = parser.parse(text);
    try {
      return (
        tree !== null &&
        JSON.stringify(byMemory(tree, text, MOST * text.length)) ===
          JSON.stringify(copyByCursor(tree, text))
      );
    } catch {
      return false;
    } finally {
      tree?.delete();
    }
  });
}

/** Where something stands in the engine's memory: tree-sitter's objects hold it under 0. */
function addressOf(held: object): number {
  return (held as { readonly 0: number })[0];
}
