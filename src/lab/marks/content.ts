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
 * @param ran - ids of cells that ran in this kernel.
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

function isMuted(finding: Finding, muted: ReadonlySet<string>): boolean {
  return (
    muted.has(`cell:${finding.cell}`) ||
    (finding.names.length > 0 && finding.names.every(name => muted.has(`name:${name}`)))
  );
}
