/** Loads what reads and judges cells in the browser: the parser and the flow engine, when there is a notebook. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { Session } from '../flow';
import { once } from '../once';
import { clock } from '../panel/format';
import type { Reader } from '../python';
import type { Reading } from './verdicts';

/**
 * What judges notebooks. Where WebAssembly is refused, for example by a content security policy,
 * the order of runs is judged all the same, and the notice says what is off.
 */
export async function loadReading(trans: TranslationBundle): Promise<Reading> {
  const [read, notice] = await loadReader().then(
    ({ read }) => [read, ''] as const,
    reason => {
      console.error('Shipshape cannot read Python here:', reason);
      return [null, cannotRead(trans)] as const;
    }
  );
  return {
    notice,
    begin: language =>
      new Session({ read: language === 'python' ? read : null, language, trans, clock })
  };
}

/** What is off where {@link loadReader} fails. */
export function cannotRead(trans: TranslationBundle): string {
  return trans.__(
    'Names cannot be followed: this browser does not allow WebAssembly. The order of runs is followed all the same.'
  );
}

/**
 * The reader of this page: one for all, so that each text is read once.
 *
 * @throws Error where WebAssembly is refused or its bytes cannot be had.
 */
export const loadReader: () => Promise<Reader> = once(async () => {
  const { Reader } = await import('../python');
  return Reader.load({
    engine: () => bytes(new URL('web-tree-sitter/web-tree-sitter.wasm', import.meta.url)),
    grammar: () => bytes(new URL('tree-sitter-python/tree-sitter-python.wasm', import.meta.url))
  });
});

async function bytes(address: URL): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address.href}: ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
