/** The reader for specs, with the WebAssembly files of `node_modules`. */
import { readFile } from 'node:fs/promises';

import { Reader } from '../reader';

export const loadReader = (): Promise<Reader> =>
  Reader.load({
    engine: () => readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    grammar: () => readFile(require.resolve('tree-sitter-python/tree-sitter-python.wasm'))
  });
