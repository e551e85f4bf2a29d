/**
 * Copies the parser's trees out of its memory into plain objects.
 *
 * To ask the parser node by node takes several calls into WebAssembly each, which together cost more
 * than the parsing. The tree stands in the parser's memory, so it is read there, as tree-sitter lays
 * it out for 32 bits (`lib/src/subtree.h`, `tree.h`, `parser.h`, `language.h`). That layout is no
 * promise of tree-sitter's: `copying.ts` has it looked at before it is relied on, and a spec compares
 * the copies with what the cursor tells.
 */
import {
  addPart,
  addToken,
  ERROR,
  grown,
  type Growing,
  isPlain,
  type Kind,
  kindOf,
  type SyntaxTree
} from './tree';

/** The parser's memory; new views take the place of these when it grows. */
export interface Memory {
  readonly HEAPU16: Uint16Array;
  readonly HEAPU32: Uint32Array;
}

/** The symbols of a grammar, by their numbers. */
export interface Symbols {
  /** Where the grammar's tables stand in the memory. */
  readonly address: number;
  readonly types: readonly (string | null)[];
  isNamed(symbol: number): boolean;
}

/** `TSLanguage`: offsets in words of four bytes. */
const LANGUAGE = { aliasLength: 9, publicSymbols: 19, aliases: 21 };
/** `SubtreeHeapData`: offsets in words. Its children stand before it, two words each. */
const HEAP = { padding: 1, size: 4, error: 8, count: 9, symbol: 10, flags: 11, production: 16 };
const HEAP_FLAG = { visible: 1, extra: 4, missing: 1 << 9 };
/** `SubtreeInlineData`: a leaf that is small enough to stand in its own two words. */
const INLINE = { is: 1, visible: 2, extra: 8, missing: 32 };
const ERROR_SYMBOL = 0xffff;

/** What is left to do for a node whose children are being copied. */
interface Open {
  readonly node: Growing;
  readonly child: number;
  readonly left: number;
  readonly alias: number;
}

/** Copies trees of one grammar. */
export class MemoryCopier {
  private readonly _kinds: readonly Kind[];

  constructor(
    private readonly _memory: Memory,
    private readonly _symbols: Symbols
  ) {
    this._kinds = _symbols.types.map((type, id) => kindOf(type ?? 'ERROR', _symbols.isNamed(id)));
  }

  /**
   * @param address - where the tree stands in the memory.
   * @param text - what was parsed.
   * @param most - subtrees that the tree has at the most.
   * @throws Error where there are more: what stands there is no tree.
   */
  copy(address: number, text: string, most = Infinity): SyntaxTree {
    const { HEAPU16: halves, HEAPU32: words } = this._memory;
    const language = this._symbols.address >> 2;
    const publicSymbols = words[language + LANGUAGE.publicSymbols] >> 1;
    const aliases = words[language + LANGUAGE.aliases] >> 1;
    const aliasLength = halves[(language + LANGUAGE.aliasLength) << 1];
    const top = grown(ERROR, false, 0, 0);
    const open: Open[] = [];
    let node = top;
    // Where the next child stands, how many are left, and the other names that the rule gives them.
    let child = address >> 2;
    let left = 1;
    let alias = 0;
    // Where the next child begins in the text, in bytes; a first child begins where its parent does.
    let at = 0;
    let first = false;
    let seen = 0;
    for (;;) {
      if (++seen > most) {
        throw new Error('This is no tree.');
      }
      if (!left) {
        const outer = open.pop();
        if (!outer) {
          const broken = words[(words[address >> 2] >> 2) + HEAP.error] > 0;
          return { root: top.parts[0], broken };
        }
        ({ node, child, left, alias } = outer);
        first = false;
        continue;
      }
      const head = words[child];
      const inline = (head & INLINE.is) !== 0;
      const heap = inline ? 0 : head >> 2;
      const tail = inline ? words[child + 1] : words[heap + HEAP.flags];
      const flags = inline ? head : tail;
      const size = inline ? tail >>> 24 : words[heap + HEAP.size];
      const count = inline ? 0 : words[heap + HEAP.count];
      let symbol = inline ? (head >> 8) & 0xff : words[heap + HEAP.symbol] & 0xffff;
      let visible = (flags & (inline ? INLINE.visible : HEAP_FLAG.visible)) !== 0;
      if (!first) {
        at += inline ? (tail >> 16) & 0xff : words[heap + HEAP.padding];
      }
      if (alias && !(flags & (inline ? INLINE.extra : HEAP_FLAG.extra))) {
        const renamed = halves[alias++];
        symbol = renamed || symbol;
        visible ||= renamed > 0;
      }
      child += 2;
      left--;
      // Children of an invisible subtree are children of the node around it.
      let inner: Growing | null = node;
      if (visible) {
        const kind = symbol === ERROR_SYMBOL ? ERROR : this._kinds[halves[publicSymbols + symbol]];
        const missing = (flags & (inline ? INLINE.missing : HEAP_FLAG.missing)) !== 0;
        inner = null;
        if (kind.token) {
          addToken(node, missing ? kind.missing : kind.token);
        } else if (!kind.skipped) {
          inner = grown(kind, missing, at >> 1, (at + size) >> 1);
          addPart(node, inner);
          if (kind.string && isPlain(text, inner.start)) {
            inner = null;
          }
        }
      }
      first = inner !== null && count > 0;
      if (inner && first) {
        open.push({ node, child, left, alias });
        node = inner;
        child = heap - 2 * count;
        left = count;
        const production = words[heap + HEAP.production] >>> 16;
        alias = production && aliases + production * aliasLength;
      } else {
        at += size;
      }
    }
  }
}
