/** The picture of run order beside page order, as data: runs to the right, the page downwards. */
import type { Finding, Judgement } from '../../../flow/finding';
import type { IPageCell, IRun } from '../../../tokens';

/** What a run's mark says. Only the last run of a cell is judged. */
export type PointKind = 'earlier' | 'last' | 'differs' | 'failed' | 'would change';

export interface IPoint {
  /** Position among the runs drawn. */
  readonly run: number;
  /** Position among the code cells of the page. */
  readonly row: number;
  readonly cell: string;
  readonly kind: PointKind;
  /** Start, ms since 1970, where known. */
  readonly time: number | null;
}

/** Cells below one heading. */
export interface IBand {
  readonly heading: string;
  readonly first: number;
  /** Of the last cell, included. */
  readonly last: number;
}

/** A cell that used what a cell below it gives: drawn as a curve between their runs. */
export interface ICurve {
  readonly from: IPoint;
  readonly to: IPoint;
}

export interface IOrder {
  readonly rows: number;
  readonly runs: number;
  readonly points: readonly IPoint[];
  readonly bands: readonly IBand[];
  readonly curves: readonly ICurve[];
  /** Times of the first and the last run, ms since 1970, where known. */
  readonly from: number | null;
  readonly to: number | null;
  /** How often a run stands higher on the page than the run before it, or repeats it. */
  readonly breaks: number;
}

/** Kinds that say nothing against the result on the page. */
const MILD = new Set<Finding['kind']>(['would change', 'not run', 'previous kernel', 'unknown']);

/**
 * @param runs - of this kernel, oldest first; runs of what is no cell of the page are left out.
 */
export function layOut(
  cells: readonly IPageCell[],
  runs: readonly IRun[],
  judgement: Judgement | null
): IOrder {
  const rowOf = new Map(cells.map((cell, row) => [cell.id, row]));
  const drawn = runs.flatMap(run => {
    const row = run.cell === null ? undefined : rowOf.get(run.cell);
    return run.cell === null || row === undefined ? [] : [{ run, row, cell: run.cell }];
  });
  const lastRun = new Map(drawn.map(({ cell }, i) => [cell, i]));
  const points = drawn.map(({ run, row, cell }, i): IPoint => {
    const last = lastRun.get(cell) === i;
    const kind = last ? kindOf(cell, run.ok, judgement) : 'earlier';
    return { run: i, row, cell, kind, time: run.time };
  });
  const times = drawn.flatMap(({ run }) => (run.time === null ? [] : [run.time]));
  return {
    rows: cells.length,
    runs: drawn.length,
    points,
    bands: bandsOf(cells),
    curves: curvesOf(points, lastRun, rowOf, judgement),
    from: times[0] ?? null,
    to: times.at(-1) ?? null,
    breaks: points.filter((point, i) => i > 0 && point.row <= points[i - 1].row).length
  };
}

function kindOf(cell: string, ok: boolean, judgement: Judgement | null): PointKind {
  const findings = judgement?.cells.get(cell)?.findings ?? [];
  if (findings.some(f => f.kind === 'failed midway') || (!ok && findings.length)) {
    return 'failed';
  }
  if (findings.some(f => !MILD.has(f.kind))) {
    return 'differs';
  }
  return findings.some(f => f.kind === 'would change') ? 'would change' : 'last';
}

function bandsOf(cells: readonly IPageCell[]): IBand[] {
  const bands: IBand[] = [];
  cells.forEach(({ heading }, row) => {
    const open = bands.at(-1);
    if (open && open.heading === heading) {
      bands[bands.length - 1] = { ...open, last: row };
    } else {
      bands.push({ heading, first: row, last: row });
    }
  });
  return bands;
}

function curvesOf(
  points: readonly IPoint[],
  lastRun: ReadonlyMap<string, number>,
  rowOf: ReadonlyMap<string, number>,
  judgement: Judgement | null
): ICurve[] {
  const curves: ICurve[] = [];
  for (const [cell, { findings }] of judgement?.cells ?? []) {
    const to = points[lastRun.get(cell) ?? -1];
    for (const { kind, because, follows } of findings) {
      if (kind !== 'out of order' || because.kind !== 'cell' || follows || !to) {
        continue;
      }
      const source = because.cell;
      const below = (rowOf.get(source) ?? -1) > to.row;
      const from = points.filter(p => p.cell === source && p.run < to.run).at(-1);
      if (below && from) {
        curves.push({ from, to });
      }
    }
  }
  return curves;
}
