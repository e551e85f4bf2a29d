/** The proof of a page: what running it from top to bottom in a fresh kernel gave. */
import { type CellOutput, compareOutputs, type OutputDifference } from './outputs';

/**
 * `same`: the outputs are those on the page. `differs`: they are not. `error`: the cell failed,
 * and on the page it did not fail so. `not-run`: an error above stopped the run, or it was stopped.
 */
export type ProofVerdict = 'same' | 'differs' | 'error' | 'not-run';

/** A cell to be proved. */
export interface ProofCell {
  readonly id: string;
  /** Among all cells of the notebook. */
  readonly index: number;
  readonly source: string;
  readonly outputs: readonly CellOutput[];
  /** Has the tag `raises-exception`: the run goes on past its error. */
  readonly mayFail: boolean;
}

/** What one run of a cell gave. Sizes in bytes, null where nothing measured them. */
export interface FreshRun {
  readonly outputs: readonly CellOutput[];
  /** The outputs where nothing shows widgets, which then take none of them; null where none did. */
  readonly bare: readonly CellOutput[] | null;
  readonly error: FreshError | null;
  readonly seconds: number;
  readonly rssBefore: number | null;
  readonly rssAfter: number | null;
  readonly peak: number | null;
  /** How the peak was measured. */
  readonly method: string | null;
  /** Names that the run stored; null where nothing was watching. */
  readonly bound: readonly string[] | null;
}

export interface FreshError {
  readonly name: string;
  readonly value: string;
  /** 1-based line of the cell, where known. */
  readonly line: number | null;
}

export interface CellProof {
  readonly id: string;
  readonly index: number;
  readonly verdict: ProofVerdict;
  readonly difference: OutputDifference | null;
  /** Two fresh runs differ too: the difference is chance, not change. */
  readonly chance: boolean;
  /** What the page showed when it was compared. */
  readonly page: readonly CellOutput[];
  /** Null where the cell did not run. */
  readonly run: FreshRun | null;
}

export interface Proof {
  /** Of the code cells, in page order. */
  readonly cells: readonly CellProof[];
  /** ms since 1970. */
  readonly startedAt: number;
  readonly seconds: number;
  /** Of all cells, in bytes; null where nothing measured it. */
  readonly peak: number | null;
}

/** What an empty cell gives: nothing is asked of the kernel. */
export const NOTHING: FreshRun = {
  outputs: [],
  bare: null,
  error: null,
  seconds: 0,
  rssBefore: null,
  rssAfter: null,
  peak: null,
  method: null,
  bound: []
};

/** @param run - null where the cell did not run. */
export function prove(cell: ProofCell, run: FreshRun | null): CellProof {
  const { id, index, outputs: page } = cell;
  if (!run) {
    return { id, index, verdict: 'not-run', difference: null, chance: false, page, run };
  }
  const difference = differenceOf(page, run);
  const verdict = !difference ? 'same' : run.error && !cell.mayFail ? 'error' : 'differs';
  return { id, index, verdict, difference, chance: false, page, run };
}

/** The page may have been saved where widgets are shown, or where they are not. */
function differenceOf(
  page: readonly CellOutput[],
  { outputs, bare }: FreshRun
): OutputDifference | null {
  const difference = compareOutputs(page, outputs);
  return difference && bare && !compareOutputs(page, bare) ? null : difference;
}

/** The same proof, where what differs between two fresh runs too is called chance. */
export function withSecondRun(
  cells: readonly CellProof[],
  again: ReadonlyMap<string, FreshRun>
): readonly CellProof[] {
  return cells.map(cell => {
    const second = again.get(cell.id);
    const chance =
      cell.verdict === 'differs' && cell.run && second
        ? compareOutputs(cell.run.outputs, second.outputs) !== null
        : false;
    return chance ? { ...cell, chance } : cell;
  });
}
