import fc from 'fast-check';
import type { SessionCell, SessionEvent } from '../../flow/session';
import { differences } from '../edits';

/** What the events make of a page, by their meaning alone. */
function applied(page: readonly SessionCell[], events: readonly SessionEvent[]): SessionCell[] {
  let cells = [...page];
  for (const event of events) {
    switch (event.type) {
      case 'delete':
        cells = cells.filter(cell => cell.id !== event.cell);
        break;
      case 'insert':
        cells.splice(event.index, 0, { id: event.cell, source: event.source });
        break;
      case 'edit':
        cells = cells.map(cell =>
          cell.id === event.cell ? { ...cell, source: event.source } : cell
        );
        break;
      case 'move': {
        const from = cells.findIndex(cell => cell.id === event.cell);
        const [cell] = cells.splice(from, 1);
        cells.splice(event.index, 0, cell);
      }
    }
  }
  return cells;
}

const page = fc
  .uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 })
  .chain(ids =>
    fc.tuple(...ids.map(id => fc.constantFrom('x = 1', 'x = 2').map(source => ({ id, source }))))
  );

describe('differences', () => {
  it('lead from any page to any other', () => {
    fc.assert(
      fc.property(page, page, (before, after) => {
        expect(applied(before, differences(before, after, 0))).toEqual(after);
      })
    );
  });

  it('are none between a page and itself', () => {
    fc.assert(
      fc.property(page, cells => {
        expect(differences(cells, cells, 0)).toEqual([]);
      })
    );
  });

  it('tell one cell dragged upwards as one move', () => {
    const cells = [...'abcd'].map(id => ({ id, source: id }));
    const [a, b, c, d] = cells;
    expect(differences(cells, [a, d, b, c], 0)).toEqual([{ type: 'move', cell: 'd', index: 1 }]);
  });

  it('tell typing as an edit, and a deletion with its time', () => {
    const before = [
      { id: 'a', source: '1' },
      { id: 'b', source: '2' }
    ];
    expect(differences(before, [{ id: 'a', source: '11' }, before[1]], 5)).toEqual([
      { type: 'edit', cell: 'a', source: '11' }
    ]);
    expect(differences(before, [before[0]], 5)).toEqual([{ type: 'delete', cell: 'b', time: 5 }]);
  });
});
