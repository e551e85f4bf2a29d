/** Time against memory, ready to be drawn. Times are ms since 1970, sizes bytes. */
import { EMPTY, type Ledger, type RunMemory } from './ledger';
import { allRuns } from './readings';
import { Ruler } from './ruler';

export interface Span {
  readonly cell: string;
  readonly start: number;
  readonly end: number;
  readonly before: number;
  readonly after: number;
  readonly peak: number;
}

export interface Timeline {
  /** Rising. */
  readonly times: readonly number[];
  /** Kernel and children, as far as these were known at the time. */
  readonly totals: readonly number[];
  /** Runs of cells, in the order of their ends. */
  readonly spans: readonly Span[];
  /** Where each moment stands on the axis. */
  readonly ruler: Ruler;
}

export interface TimelineOptions {
  /** ms since 1970; by default since all began. */
  readonly since?: number;
  /** What becomes of the time in which no cell ran. */
  readonly idle?: 'as it is' | 'shortened';
}

interface Point {
  readonly time: number;
  readonly rss: number;
  /** Null: not read at this point. */
  readonly children: number | null;
}

/**
 * Samples and runs as one line. A run has a point at its start, its end, and, where it rose above
 * both, its peak in the middle, as nobody knows when it was.
 */
export function timeline(
  ledger: Ledger,
  { since = -Infinity, idle = 'as it is' }: TimelineOptions = {}
): Timeline {
  const points: Point[] = [...ledger.samples, ...ledger.runs.flatMap(pointsOf)]
    .filter(point => point.time >= since)
    .sort((a, b) => a.time - b.time);
  let children = 0;
  const totals = points.map(point => {
    children = point.children ?? children;
    return point.rss + children;
  });
  const spans = allRuns(ledger).flatMap(({ cell, start, end, before, after, peak }): Span[] =>
    cell !== null && end >= since ? [{ cell, start, end, before, after, peak }] : []
  );
  const times = points.map(({ time }) => time);
  const [from, to] = [times.at(0) ?? 0, times.at(-1) ?? 0];
  const ruler = idle === 'shortened' ? Ruler.ofRuns(spans, from, to) : Ruler.toScale(from);
  return { times, totals, spans, ruler };
}

export const NO_TIMELINE: Timeline = timeline(EMPTY);

function pointsOf({ start, end, before, after, peak }: RunMemory): Point[] {
  const first = { time: start, rss: before, children: null };
  const last = { time: end, rss: after, children: null };
  return peak > Math.max(before, after)
    ? [first, { time: (start + end) / 2, rss: peak, children: null }, last]
    : [first, last];
}

/** The spans with the highest peaks, at the most `count`, one a cell. */
export function highest(spans: readonly Span[], count: number): readonly Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => b.peak - a.peak)) {
    if (found.length < count && !found.some(({ cell }) => cell === span.cell)) {
      found.push(span);
    }
  }
  return found;
}
