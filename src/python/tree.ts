/** The concrete tree as plain objects, and how it is put together. */

/** A node of the concrete tree. Comments and line continuations are left out. */
export interface SyntaxNode {
  /** As the grammar calls it; of punctuation and keywords: their text. `ERROR` for unreadable text. */
  readonly type: string;
  /** False for punctuation and keywords; these have no position of their own. */
  readonly named: boolean;
  /** Invented by the parser to go on behind a fault. */
  readonly missing: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
  /** The children without punctuation and keywords; the same list where there are none. */
  readonly parts: readonly SyntaxNode[];
}

/** A tree; `broken` where it has `ERROR` or missing nodes. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly broken: boolean;
}

/** What a symbol becomes in a copy. */
export interface Kind {
  readonly type: string;
  /** Punctuation: one node for all of a kind. */
  readonly token: SyntaxNode | null;
  readonly missing: SyntaxNode;
  readonly skipped: boolean;
  readonly string: boolean;
}

export interface Growing extends SyntaxNode {
  children: SyntaxNode[];
  parts: SyntaxNode[];
}

const NONE: SyntaxNode[] = [];

export function grown({ type }: Kind, missing: boolean, start: number, end: number): Growing {
  return { type, named: true, missing, start, end, children: NONE, parts: NONE };
}

export function addPart(node: Growing, part: SyntaxNode): void {
  if (node.children === NONE) {
    node.children = node.parts = [part];
    return;
  }
  if (node.parts === NONE) {
    node.parts = [part];
  } else {
    node.parts.push(part);
  }
  if (node.children !== node.parts) {
    node.children.push(part);
  }
}

export function addToken(node: Growing, token: SyntaxNode): void {
  if (node.children === node.parts) {
    node.children = [...node.parts, token];
  } else {
    node.children.push(token);
  }
}

const SKIPPED = new Set(['comment', 'line_continuation']);

export function kindOf(type: string, named: boolean): Kind {
  const token = { ...grown({ type } as Kind, false, -1, -1), named: false };
  return {
    type,
    token: named || type === 'ERROR' ? null : token,
    missing: { ...token, missing: true },
    skipped: SKIPPED.has(type),
    string: type === 'string'
  };
}

export const ERROR = kindOf('ERROR', true);

/** A string literal without `f` or `t` in its prefix has nothing in it that could be code. */
export function isPlain(text: string, start: number): boolean {
  for (let i = start; i < start + 3; i++) {
    const letter = text[i];
    if (letter === '"' || letter === "'") {
      return true;
    }
    if (letter === 'f' || letter === 'F' || letter === 't' || letter === 'T') {
      return false;
    }
  }
  return true;
}
