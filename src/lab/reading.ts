/** Loads the parser in the browser, when it is first needed. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { clock } from '../panel/format';
import type { Reader } from '../python';
import type { Reading } from './verdicts';

/**
 * The reader of cells. Where WebAssembly is refused, for example by a content security policy,
 * the order of runs is judged all the same, and the notice says what is off.
 */
export async function loadReading(trans: TranslationBundle): Promise<Reading> {
  try {
    const { read } = await loadReader();
    return { read, trans, clock, notice: '' };
  } catch (reason) {
    console.error('Shipshape cannot read Python here:', reason);
    const notice = trans.__(
      'Names cannot be followed: this browser does not allow WebAssembly. The order of runs is followed all the same.'
    );
    return { read: null, trans, clock, notice };
  }
}

/** @throws Error where WebAssembly is refused or its bytes cannot be had. */
export async function loadReader(): Promise<Reader> {
  const { Reader } = await import('../python');
  return Reader.load({
    engine: () => bytes(new URL('web-tree-sitter/web-tree-sitter.wasm', import.meta.url)),
    grammar: () => bytes(new URL('tree-sitter-python/tree-sitter-python.wasm', import.meta.url))
  });
}

async function bytes(address: URL): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address.href}: ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
