/** Held against needed: how little would do if each value were dropped after its last use. */
import type { FlowCell, PageFlow } from '../flow/dataflow';
import { liveness } from '../flow/slice';
import { heldByChildren, heldNow } from './held';
import { Holdings } from './holdings';
import { lastRuns } from './history';
import type { Ledger, RunMemory } from './ledger';

/** What the page needs, as far as its cells have run. All sizes are bytes. */
export interface Needed {
  /** What the kernel holds now, its other processes included. */
  readonly held: number;
  /** The most that must be alive at once; the other processes count as they are. */
  readonly bytes: number;
  /** The cell at which it is. */
  readonly at: string | null;
  /** The most that must be alive while each cell runs. */
  readonly cells: ReadonlyMap<string, number>;
  /** Cells that have not run in this kernel, which cannot be reckoned. */
  readonly notRun: number;
}

/**
 * Follows the page from top to bottom with what was measured.
 *
 * While a cell runs there must be: the process without values (its modules, its allocator), the
 * values from above that this cell or one below still reads, and what the cell itself takes at
 * its peak beyond what it found. The last is measured; the values have the sizes of now, or, where
 * they are gone by now, what their cell left behind when it ran.
 *
 * @returns null while nothing is measured.
 */
export function needed(flow: PageFlow, ledger: Ledger): Needed | null {
  const runs = lastRuns(ledger.runs);
  const last = ledger.runs.at(-1);
  const held = heldNow(ledger);
  if (!ledger.sizes || !last || held === null) {
    return null;
  }
  const page = new Page(flow, ledger, runs, held);
  const cells = new Map<string, number>();
  for (const cell of flow.cells) {
    const bytes = page.step(cell);
    if (bytes !== null) {
      cells.set(cell.id, bytes);
    }
  }
  const most = [...cells].reduce<[string, number] | null>(
    (best, entry) => (best && best[1] >= entry[1] ? best : entry),
    null
  );
  const children = heldByChildren(ledger);
  return {
    held: held + children,
    bytes: (most?.[1] ?? held) + children,
    at: most?.[0] ?? null,
    cells,
    notRun: flow.cells.filter(cell => !runs.has(cell.id) && hasCode(cell)).length
  };
}

/**
 * What the process holds of memory that nothing uses: no more than is free in its C library, nor
 * than the values, and what there was before them, leave of what is held. 0 where nobody tells.
 */
export function spare(ledger: Ledger): number {
  const held = heldNow(ledger);
  const free = ledger.sizes?.free ?? 0;
  if (held === null || !free || !ledger.runs.length) {
    return 0;
  }
  const first = Math.min(...ledger.runs.map(run => run.before));
  return Math.max(0, Math.min(free, held - first - new Holdings(ledger.sizes).total));
}

class Page {
  constructor(
    flow: PageFlow,
    ledger: Ledger,
    private readonly runs: ReadonlyMap<string, RunMemory>,
    held: number
  ) {
    this.holdings = new Holdings(ledger.sizes);
    this.alive = liveness(flow);
    const made = new Set(flow.cells.flatMap(cell => (runs.has(cell.id) ? [...cell.binds] : [])));
    const lowest = Math.min(...ledger.runs.map(run => run.before));
    const others = [...this.holdings.variables.keys()].filter(name => !made.has(name));
    // What is more than the process held at first came later: from a cell that runs at present.
    this.earlier = this.holdings.together(others) < lowest ? others : [];
    this.floor = lowest - this.holdings.together(this.earlier);
    this.base = Math.max(this.floor, held - this.holdings.total);
    this.existing = this.existingAt(flow);
    this.given = new Map(
      flow.cells.flatMap(cell =>
        [...cell.inputs]
          .filter(([name, from]) => from === null && this.holdings.variables.has(name))
          .map(([name]) => [name, cell.index] as const)
      )
    );
  }

  /** What must be alive while this cell runs; null where its run was not measured. */
  step(cell: FlowCell): number | null {
    const run = this.runs.get(cell.id);
    const names = [...this.below, ...this.givenUntil(cell.index)];
    const values = this.size(names);
    const bytes = run
      ? this.without(run) + values + Math.max(run.peak, run.after) - run.before
      : null;
    this.below = this.alive.get(cell.id) ?? new Set();
    cell.binds.forEach(name => this.source.set(name, cell.id));
    return bytes;
  }

  /**
   * The process without the values that are on the page, when this run began. Modules that came
   * later are not in it: no more than it held then without the values that it held then.
   */
  private without(run: RunMemory): number {
    const then = run.before - (this.existing.get(run) ?? 0);
    return Math.max(this.floor, Math.min(this.base, then));
  }

  /** For each run the bytes of the values that were there when it began, by one walk in time. */
  private existingAt(flow: PageFlow): ReadonlyMap<RunMemory, number> {
    const there = this.holdings.gather();
    this.earlier.forEach(name => there.add(name));
    const ran = flow.cells.flatMap(cell => {
      const run = this.runs.get(cell.id);
      return run ? [{ run, binds: cell.binds }] : [];
    });
    const ended = [...ran].sort((a, b) => a.run.end - b.run.end);
    let next = 0;
    const found = new Map<RunMemory, number>();
    for (const { run } of ran.sort((a, b) => a.run.start - b.run.start)) {
      for (; next < ended.length && ended[next].run.end <= run.start; next++) {
        ended[next].binds.forEach(name => there.add(name));
      }
      found.set(run, there.bytes);
    }
    return found;
  }

  private size(names: readonly string[]): number {
    const gone = new Set<string>();
    for (const name of names) {
      const source = this.source.get(name);
      if (!this.holdings.variables.has(name) && source) {
        gone.add(source);
      }
    }
    const left = [...gone].map(id => this.runs.get(id)).map(r => (r ? r.after - r.before : 0));
    return this.holdings.together(names) + left.reduce((sum, n) => sum + Math.max(0, n), 0);
  }

  /** Names that no cell sets and that this cell or one below reads. */
  private givenUntil(index: number): string[] {
    return [...this.given].filter(([, last]) => last >= index).map(([name]) => name);
  }

  private readonly holdings: Holdings;
  private readonly alive: ReadonlyMap<string, ReadonlySet<string>>;
  /** Values that no run of the page made: from a console, or from before anyone watched. */
  private readonly earlier: readonly string[];
  private readonly existing: ReadonlyMap<RunMemory, number>;
  private readonly base: number;
  private readonly floor: number;
  private readonly given: ReadonlyMap<string, number>;
  private readonly source = new Map<string, string>();
  private below: ReadonlySet<string> = new Set();
}

function hasCode(cell: FlowCell): boolean {
  return cell.reading.source.trim() !== '';
}
