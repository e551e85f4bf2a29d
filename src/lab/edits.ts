/** What turns one page into another, told as events. */
import type { SessionCell, SessionEvent } from '../flow/session';

/**
 * The events that lead from `before` to `after`: cells deleted, then inserted and moved from the
 * top to the bottom, then edited. Applied one by one they give exactly `after`.
 *
 * @param time - of the deletions, ms since 1970.
 */
export function differences(
  before: readonly SessionCell[],
  after: readonly SessionCell[],
  time: number
): readonly SessionEvent[] {
  if (samePlaces(before, after)) {
    return after
      .filter((cell, i) => cell.source !== before[i].source)
      .map(({ id, source }) => ({ type: 'edit', cell: id, source }));
  }
  const events: SessionEvent[] = [];
  const old = new Map(before.map(cell => [cell.id, cell.source]));
  const present = new Set(after.map(cell => cell.id));
  for (const { id } of before) {
    if (!present.has(id)) {
      events.push({ type: 'delete', cell: id, time });
    }
  }
  const order = before.map(cell => cell.id).filter(id => present.has(id));
  after.forEach(({ id, source }, index) => {
    const was = old.get(id);
    if (was === undefined) {
      order.splice(index, 0, id);
      events.push({ type: 'insert', cell: id, index, source });
      return;
    }
    const from = order.indexOf(id, index);
    if (from !== index) {
      order.splice(from, 1);
      order.splice(index, 0, id);
      events.push({ type: 'move', cell: id, index });
    }
    if (was !== source) {
      events.push({ type: 'edit', cell: id, source });
    }
  });
  return events;
}

function samePlaces(a: readonly SessionCell[], b: readonly SessionCell[]): boolean {
  return a.length === b.length && a.every((cell, i) => cell.id === b[i].id);
}
