/** What a person can do about a finding. */
import type { Mend } from '../finding';
import type { PageCell, Record } from '../record';
import type { Draft } from './findings';
import type { Rehearsal } from './rehearsal';

export function mendsOf(
  record: Record,
  rehearsal: Rehearsal,
  cell: PageCell,
  draft: Draft
): Mend[] {
  const { because } = draft;
  const found: Mend[] = [];
  const run = draft.kind === 'unknown' ? null : rehearsal.mend([cell.key]);
  if (run) {
    found.push(run);
  }
  if (because.kind === 'deleted') {
    const own = record.cells.indexOf(cell);
    const index = Math.min(record.graves.get(because.cell)?.index ?? own, own);
    found.push({ kind: 'restore', cell: because.cell, source: because.source, index });
  }
  if (draft.kind === 'ghost' && because.kind === 'console' && because.source.trim()) {
    found.push({ kind: 'insert', source: because.source, index: record.cells.indexOf(cell) });
  }
  if (draft.kind === 'out of order' && because.kind === 'cell') {
    const at = record.cells.findIndex(each => each.id === because.cell);
    if (at > record.cells.indexOf(cell)) {
      found.push({ kind: 'move', cell: because.cell, before: cell.id });
    }
  }
  return found.length ? found : [{ kind: 'verify' }];
}

/** What running can do for several cells at once. */
export function mendTogether(record: Record, rehearsal: Rehearsal, ids: readonly string[]): Mend[] {
  const keys = record.cells.filter(cell => ids.includes(cell.id)).map(cell => cell.key);
  const run = rehearsal.mend(keys);
  return run ? [run] : [];
}
