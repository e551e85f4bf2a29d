/** Finds the WebAssembly files that the layers need: beside the bundle, or in `node_modules`. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

import type { WasmSource } from '../python/index';
import { BadInput } from './command';

/** For {@link Reader.load}. */
export const pythonWasm: WasmSource = {
  engine: () => wasm('web-tree-sitter/web-tree-sitter.wasm'),
  grammar: () => wasm('tree-sitter-python/tree-sitter-python.wasm')
};

/** For `Ruff.load`. */
export function ruffWasm(): Promise<Uint8Array> {
  // A command formats some files and ends. V8 would take longer to optimise ruff for that than all
  // else together takes (2 s of a core for one function), and the exit would wait for it.
  setFlagsFromString('--wasm-tiering-budget=2147483647');
  return wasm('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm');
}

/**
 * @param file - as in `node_modules`; in a bundle only its last part counts.
 * @throws BadInput where it is in neither place.
 */
async function wasm(file: string): Promise<Uint8Array> {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, file.slice(file.lastIndexOf('/') + 1));
  if (existsSync(beside)) {
    return readFile(beside);
  }
  for (let folder = here; ; folder = dirname(folder)) {
    const installed = join(folder, 'node_modules', file);
    if (existsSync(installed)) {
      return readFile(installed);
    }
    if (dirname(folder) === folder) {
      throw new BadInput(
        `${beside} is missing: install Shipshape again, or run "npm ci" in the checkout.`
      );
    }
  }
}
