/** Where a run from top to bottom would stop, and why. */
import type { Trace } from '../provenance/trace';
import { isUndecided } from '../provenance/value';
import type { PageCell } from '../record';

/** Ids of cells, in page order. */
export interface Stops {
  /** Cells that fail on these inputs, as they did when they ran. */
  readonly fails: readonly string[];
  /** Cells that want a name that nothing above sets; not those for which a failing cell is the reason. */
  readonly unset: readonly string[];
}

/** @param reads - the trace of each cell as read. */
export function stopsOf(cells: readonly PageCell[], reads: (index: number) => Trace): Stops {
  const fails: string[] = [];
  const unset: string[] = [];
  /** What the cells that fail, and those that fail for want of it, do not come to bind. */
  const lost = new Set<string>();
  cells.forEach((cell, index) => {
    const { outcome, loads, stored, input } = reads(index);
    if (isUndecided(outcome) || outcome.failure === null) {
      return;
    }
    const missing = [...loads].filter(([, load]) => load.missing).map(([name]) => name);
    if (outcome.failure !== 'NameError') {
      fails.push(cell.id);
    } else if (!missing.some(name => lost.has(name))) {
      unset.push(cell.id);
      return;
    }
    for (const name of input.unit.reading.facts.binds) {
      if (!stored.has(name)) {
        lost.add(name);
      }
    }
  });
  return { fails, unset };
}
