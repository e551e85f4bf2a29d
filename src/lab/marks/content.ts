/** Which mark each cell gets: one a cell, the gravest. */
import type { Finding, FindingKind, Judgement } from '../../flow/finding';

/** What a mark says. */
export interface MarkContent {
  readonly cell: string;
  readonly kind: FindingKind;
  /** False for what follows from another cell, and for what only waits: then it is faint. */
  readonly strong: boolean;
  /** Gravest first; those that the person put aside are left out. */
  readonly findings: readonly Finding[];
}

/** Kinds that never get a strong mark: the cell did nothing wrong. */
const FAINT: ReadonlySet<FindingKind> = new Set(['would change', 'not run', 'previous kernel']);
/** Kinds of cells that have not run in this kernel. */
const WAITING: ReadonlySet<FindingKind> = new Set(['not run', 'previous kernel']);

/**
 * The marks of a page, by cell.
 *
 * A cell that has not run is marked only where a cell below it has: whoever works from the top
 * down has simply not come to the rest yet, and opening a notebook or restarting marks nothing.
 *
 * @param order - ids of the code cells in page order.
 * @param ran - ids of cells that had run in this kernel when the judgement was made: what runs since
 * must not change a mark in mid-queue.
 */
export function markContents(
  judgement: Judgement | null,
  order: readonly string[],
  ran: ReadonlySet<string>,
  muted: ReadonlySet<string>
): ReadonlyMap<string, MarkContent> {
  const marks = new Map<string, MarkContent>();
  const reached = order.reduce((last, id, i) => (ran.has(id) ? i : last), -1);
  order.forEach((cell, index) => {
    const findings = (judgement?.cells.get(cell)?.findings ?? []).filter(
      finding => !isMuted(finding, muted) && !(WAITING.has(finding.kind) && index > reached)
    );
    if (findings.length) {
      const { kind, follows } = findings[0];
      marks.set(cell, { cell, kind, strong: !follows && !FAINT.has(kind), findings });
    }
  });
  return marks;
}

/**
 * The next cell that is suspect or unknown, from a cell on; from the other end where there is none.
 *
 * @param step - 1: down the page, -1: up.
 * @returns null where no cell of the page is.
 */
export function findingFrom(
  judgement: Judgement | null,
  order: readonly string[],
  muted: ReadonlySet<string>,
  from: string | null,
  step: 1 | -1
): string | null {
  const here = from === null ? -1 : order.indexOf(from);
  const start = here < 0 && step < 0 ? 0 : here;
  for (let i = 1; i <= order.length; i++) {
    const cell = order[(start + i * step + 2 * order.length) % order.length];
    const { verdict, findings } = judgement?.cells.get(cell) ?? { verdict: 'sound', findings: [] };
    const differs = verdict === 'suspect' || verdict === 'unknown';
    if (differs && findings.some(finding => !isMuted(finding, muted))) {
      return cell;
    }
  }
  return null;
}

function isMuted(finding: Finding, muted: ReadonlySet<string>): boolean {
  return (
    muted.has(`cell:${finding.cell}`) ||
    (finding.names.length > 0 && finding.names.every(name => muted.has(`name:${name}`)))
  );
}
