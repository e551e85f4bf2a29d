/** Copies the parser's trees by its own cursor: slower than to read its memory, and promised by tree-sitter. */
import type { Tree, TreeCursor } from 'web-tree-sitter';

import {
  addPart,
  addToken,
  grown,
  type Growing,
  isPlain,
  type Kind,
  kindOf,
  type SyntaxTree
} from './tree';

/** @param text - what was parsed. */
export function copyByCursor(tree: Tree, text: string): SyntaxTree {
  const kinds = new Map<string, Kind>();
  const cursor = tree.walk();
  const top = grown(kindOf('', true), false, 0, 0);
  try {
    visit(cursor, top);
  } finally {
    cursor.delete();
  }
  return { root: top.parts[0], broken: tree.rootNode.hasError };

  function visit(at: TreeCursor, parent: Growing): void {
    const kind = kindAt(at);
    if (kind.token) {
      addToken(parent, at.nodeIsMissing ? kind.missing : kind.token);
      return;
    }
    if (kind.skipped) {
      return;
    }
    const node = grown(kind, at.nodeIsMissing, at.startIndex, at.endIndex);
    addPart(parent, node);
    if (!(kind.string && isPlain(text, node.start)) && at.gotoFirstChild()) {
      do {
        visit(at, node);
      } while (at.gotoNextSibling());
      at.gotoParent();
    }
  }

  function kindAt({ nodeType, nodeIsNamed }: TreeCursor): Kind {
    const key = `${nodeType} ${nodeIsNamed}`;
    let kind = kinds.get(key);
    if (!kind) {
      kind = kindOf(nodeType, nodeIsNamed);
      kinds.set(key, kind);
    }
    return kind;
  }
}
