/**
 * Python's grammar: tree-sitter's parser, copied at once into plain objects.
 *
 * Each call from JavaScript into WebAssembly costs more than the work that it asks for, so the
 * tree is walked with one cursor, text is left where it is, and punctuation is shared.
 */
import { Language, Parser, type Tree } from 'web-tree-sitter';

/** Where the bytes of the two WebAssembly modules come from; each is called at most once. */
export interface WasmSource {
  /** `web-tree-sitter/web-tree-sitter.wasm` */
  engine(): Promise<Uint8Array>;
  /** `tree-sitter-python/tree-sitter-python.wasm` */
  grammar(): Promise<Uint8Array>;
}

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
}

/** A tree; `broken` where it has `ERROR` or missing nodes. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly broken: boolean;
}

interface MutableNode extends SyntaxNode {
  children: SyntaxNode[];
}

/** `missing` tells apart what the parser invented. */
type Token = SyntaxNode;

const NONE: SyntaxNode[] = [];
const ERROR_ID = 65535;
const SKIPPED = new Set(['comment', 'line_continuation']);
const LEAVES = new Set([
  'identifier',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'ellipsis',
  'string_start',
  'string_content',
  'string_end',
  'type_conversion',
  'pass_statement',
  'break_statement',
  'continue_statement',
  'wildcard_import',
  'import_prefix'
]);

/** Reads Python text. One is enough for all; reading is synchronous. */
export class Grammar {
  private readonly _kinds: (NodeKind | undefined)[];

  private constructor(
    private readonly _parser: Parser,
    language: Language
  ) {
    this._kinds = language.types.map((type, id) => kindOf(type, language.nodeTypeIsNamed(id)));
  }

  /**
   * Loads the parser, once for all callers.
   *
   * @throws Error where WebAssembly is refused or the bytes cannot be had; a later call tries again.
   */
  static load(wasm: WasmSource): Promise<Grammar> {
    loading ??= start(wasm).catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;

    async function start(source: WasmSource): Promise<Grammar> {
      const [engine, grammar] = await Promise.all([source.engine(), source.grammar()]);
      await Parser.init({ wasmBinary: engine });
      const language = await Language.load(grammar);
      return new Grammar(new Parser().setLanguage(language), language);
    }
  }

  /** The concrete tree of a text; never throws for its contents. */
  parse(text: string): SyntaxTree {
    const tree = this._parser.parse(text);
    if (!tree) {
      throw new Error('The Python parser gave no tree.');
    }
    try {
      const broken = tree.rootNode.hasError;
      return { root: this._copy(tree, text, broken), broken };
    } finally {
      tree.delete();
    }
  }

  private _copy(tree: Tree, text: string, broken: boolean): SyntaxNode {
    const cursor = tree.walk();
    const top: MutableNode = { ...ERROR.missing, children: [] };
    const open: MutableNode[] = [];
    let parent = top;
    let first = false;
    for (;;) {
      const id = cursor.nodeTypeId;
      const kind = id === ERROR_ID ? ERROR : (this._kinds[id] ?? ERROR);
      let inner: MutableNode | null = null;
      if (kind.token) {
        parent.children.push(broken && cursor.nodeIsMissing ? kind.missing : kind.token);
      } else if (!kind.skipped) {
        // A node begins where its first child does, but for blocks, which hold their indentation.
        const known = first && !broken && parent.type !== 'block';
        const start: number = known ? parent.start : cursor.startIndex;
        const node: MutableNode = {
          type: kind.type,
          named: true,
          missing: broken && cursor.nodeIsMissing,
          start,
          end: (kind.word && !broken && wordEnd(text, start)) || cursor.endIndex,
          children: NONE
        };
        parent.children.push(node);
        inner = kind.leaf || (kind.type === 'string' && isPlain(text, start)) ? null : node;
      }
      first = inner !== null && cursor.gotoFirstChild();
      if (inner && first) {
        open.push(parent);
        parent = inner;
        parent.children = [];
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        const outer = open.pop();
        if (!outer) {
          cursor.delete();
          return top.children[0];
        }
        cursor.gotoParent();
        parent = outer;
      }
    }
  }
}

let loading: Promise<Grammar> | null = null;

interface NodeKind {
  readonly type: string;
  readonly skipped: boolean;
  readonly leaf: boolean;
  /** A name: where it ends can be seen in the text. */
  readonly word: boolean;
  /** The shared node of punctuation; null for named nodes. */
  readonly token: Token | null;
  readonly missing: Token;
}

function kindOf(type: string, named: boolean): NodeKind {
  const token = { type, named: false, missing: false, start: -1, end: -1, children: NONE };
  return {
    type,
    skipped: SKIPPED.has(type),
    leaf: LEAVES.has(type),
    word: type === 'identifier',
    token: named || type === 'ERROR' ? null : token,
    missing: { ...token, missing: true }
  };
}

const ERROR = kindOf('ERROR', true);

const WORD = /[A-Za-z0-9_]+/y;

/** Where a name of plain letters ends; 0 where the grammar must be asked. */
function wordEnd(text: string, start: number): number {
  WORD.lastIndex = start;
  return WORD.test(text) && !(text.charCodeAt(WORD.lastIndex) > 127) ? WORD.lastIndex : 0;
}

/** A string literal without `f` or `t` in its prefix has nothing in it that could be code. */
function isPlain(text: string, start: number): boolean {
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
