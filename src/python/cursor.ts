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
  // The nodes around the one that the cursor is at; trees may be deeper than calls can be.
  const around: Growing[] = [top];
  try {
    for (;;) {
      const inner = add(around[around.length - 1]);
      if (inner && cursor.gotoFirstChild()) {
        around.push(inner);
        continue;
      }
      while (around.length > 1 && !cursor.gotoNextSibling()) {
        cursor.gotoParent();
        around.pop();
      }
      if (around.length === 1) {
        return { root: top.parts[0], broken: tree.rootNode.hasError };
      }
    }
  } finally {
    cursor.delete();
  }

  /** Adds the node at the cursor; gives it where its children are wanted. */
  function add(parent: Growing): Growing | null {
    const kind = kindAt(cursor);
    if (kind.token) {
      addToken(parent, cursor.nodeIsMissing ? kind.missing : kind.token);
      return null;
    }
    if (kind.skipped) {
      return null;
    }
    const node = grown(kind, cursor.nodeIsMissing, cursor.startIndex, cursor.endIndex);
    addPart(parent, node);
    return kind.string && isPlain(text, node.start) ? null : node;
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
