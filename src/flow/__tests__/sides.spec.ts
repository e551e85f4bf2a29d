/** Both sides of a difference, as the tip of a mark shows them. */
import { loadReader } from '../../python/__tests__/reader';
import { plain } from '../../phrase';
import type { Reader } from '../index';
import { Session } from '../index';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

/** Runs are told as `A:1`: the cell, and the count that is its minute past noon too. */
function sidesOf(cell: string, page: Record<string, string>, acts: (session: Session) => void) {
  const session = new Session({ read, clock: time => `12:0${time}` });
  const cells = Object.entries(page).map(([id, source]) => ({ id, source }));
  session.apply({ type: 'open', cells });
  acts(session);
  const sides = session.judgement.cells.get(cell)?.findings[0]?.sides;
  return sides && [plain(sides.shown, id => id), plain(sides.fresh, id => id)];
}

const run = (cell: string, source: string, count: number) =>
  ({ type: 'run', cell, source, count, ok: true, time: count }) as const;

describe('the sides of a finding', () => {
  const page = { A: 'a = 1', B: 'print(a)' };

  it('are two runs of a cell where one is stale', () => {
    const said = sidesOf('B', page, session => {
      session.apply(run('A', 'a = 0', 1));
      session.apply(run('B', 'print(a)', 2));
      session.apply(run('A', 'a = 1', 3));
    });
    expect(said).toEqual([
      'cell A as it ran in [1], 12:01',
      'cell A as it reads now, run in [3], 12:03'
    ]);
  });

  it('are the text that ran and the text as it is where a cell was edited', () => {
    const said = sidesOf('A', page, session => session.apply(run('A', 'a = 0', 1)));
    expect(said).toEqual(['the text that ran in [1], 12:01', 'the text as it reads now']);
  });

  it('end at nothing where no cell sets the name', () => {
    const said = sidesOf('B', { B: 'print(a)' }, session => {
      session.apply({
        type: 'console',
        client: 'console',
        source: 'a = 1',
        count: 1,
        ok: true,
        time: 1
      });
      session.apply(run('B', 'print(a)', 2));
    });
    expect(said).toEqual(['a console at 12:01', 'no cell above sets it: the run stops here']);
  });

  it('tell a deleted cell, and one whose text has not run yet', () => {
    const said = sidesOf('B', page, session => {
      session.apply(run('gone', 'a = 9', 1));
      session.apply(run('B', 'print(a)', 2));
    });
    expect(said).toEqual(['a deleted cell, run in [1], 12:01', 'cell A as it reads now']);
  });
});
