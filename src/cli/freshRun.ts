/** Runs a notebook file in a fresh kernel, on a server that is there for as long as that takes. */
import { basename, dirname, resolve } from 'node:path';

import type { Proof } from '../flow/proof';
import { proofCells } from '../flow/proof-cells';
import { verify, type VerifyOptions } from '../kernel/verify';
import { connect, type ServerLink } from '../kernel/verify/server';
import { BadInput } from './command';
import type { FileNotebook } from './notebook';
import { NAMED_KERNEL, startServer } from './server';

/** How a file is run. */
export interface FreshOptions {
  /** Once more where a cell differs; see `VerifyOptions.again`. */
  readonly again?: boolean;
  /** Looks at the kernel that has run the whole page, before it ends. */
  readonly look?: VerifyOptions['look'];
}

/**
 * Runs a notebook file from top to bottom in a fresh kernel of a server of its own.
 *
 * @param python - the interpreter that the notebook runs in; null: as its kernel spec says.
 * @throws BadInput where it cannot be run.
 */
export async function proveFile(
  notebook: FileNotebook,
  python: string | null,
  { again = false, look }: FreshOptions = {}
): Promise<Proof> {
  // JupyterLab's services tell of their sockets on the console, which is not theirs here.
  console.debug = () => undefined;
  console.warn = () => undefined;
  const path = resolve(notebook.path);
  const server = await startServer(dirname(path), python);
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  STOPS.forEach(signal => process.once(signal, interrupt));
  const cells = proofCells({
    cells: notebook.cells.map(cell => ({ ...cell, cell_type: cell.type }))
  });
  let link: ServerLink | null = null;
  try {
    link = await connect(server.address, server.token);
    return await verify({
      sessions: link.sessions,
      path: basename(path),
      kernel: kernelOf(notebook, link, python),
      cells,
      again,
      signal: abort.signal,
      onBegin: (cell, round) => progress(cells.indexOf(cell) + 1, cells.length, round),
      ...(look ? { look } : {})
    });
  } catch (error) {
    throw error instanceof BadInput
      ? error
      : new BadInput(`${notebook.path}: ${(error as Error).message}`);
  } finally {
    STOPS.forEach(signal => process.off(signal, interrupt));
    link?.dispose();
    await server.stop();
    progress(null);
  }
}

/** Signals that end the kernel and the server before the command. */
const STOPS = ['SIGINT', 'SIGTERM'] as const;

/** Tells a person at a terminal how far it is, on a line that is taken back in the end. */
function progress(at: number | null, all = 0, round: 1 | 2 = 1): void {
  if (process.stderr.isTTY) {
    const text = at === null ? '' : `Cell ${at} of ${all}${round === 2 ? ', once more' : ''} …`;
    process.stderr.write(`\r\x1b[K${text}`);
  }
}

/** The spec that the notebook names, else one of its language. */
function kernelOf(notebook: FileNotebook, link: ServerLink, python: string | null): string {
  if (python) {
    return NAMED_KERNEL;
  }
  const { kernelspec } = notebook.metadata as { kernelspec?: { name?: unknown } };
  const named = typeof kernelspec?.name === 'string' ? kernelspec.name : '';
  if (link.kernels.has(named)) {
    return named;
  }
  const { language } = notebook;
  if (link.kernels.get(link.defaultKernel) === language) {
    return link.defaultKernel;
  }
  const same = [...link.kernels].find(([, spoken]) => spoken === language);
  if (!same) {
    throw new BadInput(
      `${notebook.path}: no kernel for ${language} is installed beside ${[...link.kernels.keys()].join(', ') || 'the server'}.`
    );
  }
  return same[0];
}
