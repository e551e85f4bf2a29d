/** The tables: cells and variables. All sizes are bytes. */
import type { PageFlow } from '../flow/dataflow';
import { lastReaders } from '../flow/slice';
import { lastRuns } from './history';
import type { Ledger, RunMemory, VariableSize } from './ledger';
import { allRuns } from './readings';

/** A cell by its last run. */
export interface CellRow {
  readonly cell: string;
  readonly run: RunMemory;
  /** What the run left behind; negative where it gave back. */
  readonly left: number;
  /** How often it ran, as far as remembered. */
  readonly runs: number;
  /** Its peak the time before; null where it ran once. */
  readonly earlierPeak: number | null;
}

export type CellOrder = 'peak' | 'left' | 'page';

/** The cells of the page that have run. */
export function cellRows(
  page: readonly string[],
  ledger: Ledger,
  order: CellOrder
): readonly CellRow[] {
  const runs = allRuns(ledger);
  const last = lastRuns(runs);
  const all = new Map<string, RunMemory[]>();
  for (const run of runs) {
    if (run.cell !== null) {
      all.set(run.cell, [...(all.get(run.cell) ?? []), run]);
    }
  }
  const rows = page.flatMap((cell): CellRow[] => {
    const run = last.get(cell);
    const earlier = all.get(cell) ?? [];
    return run
      ? [
          {
            cell,
            run,
            left: run.after - run.before,
            runs: earlier.length,
            earlierPeak: earlier.at(-2)?.peak ?? null
          }
        ]
      : [];
  });
  switch (order) {
    case 'peak':
      return rows.sort((a, b) => b.run.peak - a.run.peak);
    case 'left':
      return rows.sort((a, b) => b.left - a.left);
    case 'page':
      return rows;
  }
}

/** A variable with the cells that made it and read it last. */
export interface VariableRow {
  readonly variable: VariableSize;
  /** Its memory is another name's, listed above. */
  readonly sharedOf: string | null;
  /** The cell that made it; null where none of the page does. */
  readonly setIn: string | null;
  /** The last cell of the page that reads it; null where none does. */
  readonly lastRead: string | null;
}

/** A variable is another's where less than this part of it is its own. */
const OWN_PART = 0.1;

/** The variables, the largest first. */
export function variableRows(flow: PageFlow | null, ledger: Ledger): readonly VariableRow[] {
  const runs = lastRuns(allRuns(ledger));
  const readers = flow ? lastReaders(flow) : new Map<string, string>();
  const reads = new Set(flow?.cells.flatMap(cell => [...cell.reads, ...cell.changes]));
  const listed = new Set<string>();
  return (ledger.sizes?.variables ?? []).map(variable => {
    const { name, bytes, own, sharedWith } = variable;
    const of = sharedWith.find(other => listed.has(other)) ?? null;
    const mostlyOthers = (own ?? 0) < OWN_PART * (bytes ?? 0);
    listed.add(name);
    return {
      variable,
      sharedOf: mostlyOthers ? of : null,
      setIn: variable.holder === 'name' ? maker(flow, runs, name) : null,
      lastRead: variable.holder === 'name' && reads.has(name) ? (readers.get(name) ?? null) : null
    };
  });
}

/** Of the cells that bind a name the one that ran last, else the lowest on the page. */
function maker(
  flow: PageFlow | null,
  runs: ReadonlyMap<string, RunMemory>,
  name: string
): string | null {
  let best: { id: string; end: number } | null = null;
  for (const { id, binds } of flow?.cells ?? []) {
    const end = runs.get(id)?.end ?? -Infinity;
    if (binds.has(name) && (!best || end >= best.end)) {
      best = { id, end };
    }
  }
  return best?.id ?? null;
}

/** An accelerator, and the cell that took most of it. */
export interface DeviceRow {
  readonly name: string;
  readonly library: string;
  /** Bytes now, as far as known. */
  readonly allocated: number;
  /** The most since the kernel began; null where it is not counted. */
  readonly peak: number | null;
  /** The cell in whose run it was; null where that is not known. */
  readonly peakIn: string | null;
}

/** The accelerators that the kernel uses, by the sizes and by the runs. */
export function deviceRows(ledger: Ledger): readonly DeviceRow[] {
  const found = new Map<string, DeviceRow>();
  for (const { cell, devices = [] } of ledger.runs) {
    for (const { name, library, after, peak } of devices) {
      const before = found.get(`${library} ${name}`);
      const higher = peak !== null && peak >= (before?.peak ?? 0);
      found.set(`${library} ${name}`, {
        name,
        library,
        allocated: after,
        peak: higher ? peak : (before?.peak ?? null),
        peakIn: higher ? cell : (before?.peakIn ?? null)
      });
    }
  }
  for (const { name, library, allocated, peak } of ledger.sizes?.devices ?? []) {
    const before = found.get(`${library} ${name}`);
    const same = before?.peak === peak;
    const peakIn = same ? (before?.peakIn ?? null) : null;
    found.set(`${library} ${name}`, { name, library, allocated, peak, peakIn });
  }
  return [...found.values()].sort((a, b) => b.allocated - a.allocated);
}
