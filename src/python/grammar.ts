/** Python's grammar: tree-sitter's parser, whose trees are copied at once into plain objects. */
import { Language, Parser } from 'web-tree-sitter';

import { type Copy, copying } from './copying';
import type { Memory } from './parserMemory';
import type { SyntaxTree } from './tree';

/** Where the bytes of the two WebAssembly modules come from; each is called at most once. */
export interface WasmSource {
  /** `web-tree-sitter/web-tree-sitter.wasm` */
  engine(): Promise<Uint8Array>;
  /** `tree-sitter-python/tree-sitter-python.wasm` */
  grammar(): Promise<Uint8Array>;
}

/** Reads Python text. One is enough for all; reading is synchronous. */
export class Grammar {
  private constructor(
    private readonly _parser: Parser,
    private readonly _copy: Copy
  ) {}

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
      const [wasmBinary, grammar] = await Promise.all([source.engine(), source.grammar()]);
      // What starts the engine becomes the engine, with its memory; later ones are not looked at.
      const engine = { wasmBinary };
      await Parser.init(engine);
      memory ??= engine as unknown as Memory;
      const language = await Language.load(grammar);
      const parser = new Parser().setLanguage(language);
      return new Grammar(parser, copying(parser, language, memory));
    }
  }

  /** The concrete tree of a text; never throws for its contents. */
  parse(text: string): SyntaxTree {
    const tree = this._parser.parse(text);
    if (!tree) {
      throw new Error('The Python parser gave no tree.');
    }
    try {
      return this._copy(tree, text);
    } finally {
      tree.delete();
    }
  }
}

let loading: Promise<Grammar> | null = null;
let memory: Memory | null = null;
