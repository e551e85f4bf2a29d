/** Verify in a fresh kernel: runs a page from top to bottom beside the person's kernel, and compares. */
import type { Kernel, Session } from '@jupyterlab/services';
import {
  type CellProof,
  type FreshRun,
  NOTHING,
  type Proof,
  type ProofCell,
  prove,
  withSecondRun
} from '../../flow/proof';
import { FreshKernel } from './fresh';

export interface VerifyOptions {
  readonly sessions: Session.IManager;
  /** Of the notebook, as the server knows it. */
  readonly path: string;
  /** Of the kernel's spec. */
  readonly kernel: string;
  readonly cells: readonly ProofCell[];
  /** Run the page a second time where a cell differs, to tell chance from change. */
  readonly again: boolean;
  /** Stops the proof: cells that did not run are told as such. */
  readonly signal?: AbortSignal;
  /** A cell begins to run. */
  onBegin?(cell: ProofCell, round: 1 | 2): void;
  /** A cell has run for the first time. */
  onCell?(cell: CellProof): void;
  /** All cells have run for the first time: a look at what the kernel holds, before it ends. */
  look?(kernel: Kernel.IKernelConnection): Promise<void>;
}

/** @throws Error in a sentence where no kernel can be started, or it dies. */
export async function verify(options: VerifyOptions): Promise<Proof> {
  const { cells, signal } = options;
  const startedAt = Date.now();
  const proofs: CellProof[] = [];
  await runPage(options, 1, cells, (cell, run) => {
    const proof = prove(cell, run);
    proofs.push(proof);
    options.onCell?.(proof);
  });
  const last = proofs.findLastIndex(proof => proof.verdict === 'differs');
  const second = new Map<string, FreshRun>();
  if (options.again && last >= 0 && !signal?.aborted) {
    await runPage(options, 2, cells.slice(0, last + 1), (cell, run) => second.set(cell.id, run));
  }
  const ran = withSecondRun(proofs, second);
  const peaks = ran.flatMap(({ run }) => run?.peak ?? []);
  return {
    cells: [...ran, ...cells.slice(ran.length).map(cell => prove(cell, null))],
    startedAt,
    seconds: (Date.now() - startedAt) / 1000,
    peak: peaks.length ? Math.max(...peaks) : null
  };
}

/** Runs cells until one fails that may not, or the proof is stopped. */
async function runPage(
  { sessions, path, kernel, signal, onBegin, look }: VerifyOptions,
  round: 1 | 2,
  cells: readonly ProofCell[],
  take: (cell: ProofCell, run: FreshRun) => void
): Promise<void> {
  const fresh = await FreshKernel.start(sessions, path, kernel);
  const stop = (): void => void fresh.shutdown();
  signal?.addEventListener('abort', stop);
  try {
    for (const cell of cells) {
      if (signal?.aborted) {
        return;
      }
      onBegin?.(cell, round);
      const run = cell.source.trim() ? await fresh.run(cell) : NOTHING;
      take(cell, run);
      if (run.error && !cell.mayFail) {
        return;
      }
    }
    if (round === 1) {
      await look?.(fresh.connection);
    }
  } catch (reason) {
    if (!signal?.aborted) {
      throw reason;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await fresh.shutdown();
  }
}
