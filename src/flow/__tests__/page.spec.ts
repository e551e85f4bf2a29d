import { loadReader } from '../../python/__tests__/reader';
import {
  backwardSlice,
  lastReaders,
  liveness,
  obstacles,
  pageFlow,
  savedCounts,
  SavedSentences
} from '../index';
import type { PageFlow, Reader } from '../index';
import { english, plain } from '../../phrase';
import { type Counts, Summary } from '../summary';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

function flowOf(...sources: string[]): PageFlow {
  return pageFlow(
    sources.map((source, i) => ({ id: `c${i + 1}`, source })),
    read
  );
}

describe('the flow of a page', () => {
  it('brings along what functions read when they are called, through others too', () => {
    const flow = flowOf('k = 1', 'def g(x): return x * k', 'def f(x): return g(x)', 'y = f(2)');
    expect(Object.fromEntries(flow.cells[3].inputs)).toEqual({ f: 'c3', g: 'c2', k: 'c1' });
    expect(flow.cells[1].inputs.size).toBe(0);
  });

  it('makes a bind on some paths a need where the name is read below', () => {
    const flow = flowOf('a = 1', 'if a:\n    b = 2', 'b = 3', 'if a:\n    b = 4', 'print(b)');
    expect(flow.cells[3].inputs.get('b')).toBe('c3');
    expect(flowOf('for i in x: pass', 'for i in y: pass').cells[1].inputs.has('i')).toBe(false);
  });

  it('tells names that nothing above sets', () => {
    expect(Object.fromEntries(flowOf('print(n)').cells[0].inputs)).toEqual({ n: null });
  });

  it('slices back through changes in place and names that are bound again', () => {
    const flow = flowOf('a = []', 'b = 0', 'a.append(1)', 'b = 5', 'c = len(a)', 'c');
    expect(backwardSlice(flow, 'c6')).toEqual(['c1', 'c3', 'c5', 'c6']);
    expect(backwardSlice(flow, 'c6', 'b')).toEqual(['c4']);
    expect(backwardSlice(flow, 'nowhere')).toEqual([]);
  });

  it('knows the last reader and what is alive', () => {
    const flow = flowOf('a = 1\nb = 2', 'c = a', 'print(b)');
    expect(lastReaders(flow).get('a')).toBe('c2');
    expect([...(liveness(flow).get('c1') ?? [])].sort()).toEqual(['a', 'b']);
    expect([...(liveness(flow).get('c2') ?? [])]).toEqual(['b']);
  });
});

describe('a saved page', () => {
  const found = (...cells: [string, number | null][]): string[] =>
    obstacles(
      cells.map(([source, count], i) => ({ id: String(i + 1), source, count })),
      read,
      new SavedSentences(english)
    ).map(each => `${each.kind}: ${plain(each.message, id => id)}`);

  const counted = (...counts: (number | null)[]): string =>
    plain(
      new SavedSentences(english).counts(
        savedCounts(counts.map((count, i) => ({ id: String(i + 1), source: 'x = 1', count })))
      ),
      id => id
    );

  it('tells by its counts what ran in another order or not at all', () => {
    expect(counted(1, 2, 3)).toContain('every cell ran, from top to bottom');
    expect(counted(2, 1, 5, 4, null)).toContain('cells 2 4 ran out of order, cell 5 did not run');
    expect(counted(null, null)).toBe('The file holds no counts of runs.');
  });

  it('that runs from top to bottom has nothing in its way', () => {
    expect(found(['a = 1', 1], ['print(a)', 2])).toEqual([]);
  });

  it('may hold what IPython runs and Python would refuse', () => {
    const late = 'import os\nfrom __future__ import annotations\nn = 1';
    expect(found(['pip install x', 1], ['pwd', 2], [late, 3], ['print(n)', 4])).toEqual([]);
    expect(found(['pwd = 1', 1], ['pwd x', 2])).toHaveLength(1);
  });

  it('is told of each missing name once, by all cells that miss it', () => {
    const uses = (name: string): [string, null] => [`print(${name})`, null];
    expect(found(uses('n'), uses('m'), uses('n'), ['m = 1', null], uses('m'))).toEqual([
      'undefined name: Cells 1 3 use `n`, which no cell sets.',
      'used before set: Cell 2 uses `m`, which only cell 4 below it sets.'
    ]);
  });

  it('is stopped by names that no cell, or only a cell below, sets', () => {
    expect(found(['print(n)', null], ['b = m', null], ['m = 1', null], ['b + 1', null])).toEqual([
      'undefined name: Cell 1 uses `n`, which no cell sets.',
      'used before set: Cell 2 uses `m`, which only cell 3 below it sets.'
    ]);
  });

  it('names a missing name where it is used by a function that is called', () => {
    expect(found(['def f(): return q', 1], ['f()', 2])).toEqual([
      'undefined name: Cell 2 uses `q`, which no cell sets.'
    ]);
  });

  it('tells of text that is no Python, and of counts in another order', () => {
    const [invalid, order] = found(['a = (', 2], ['b = 1', 1]);
    expect(invalid).toMatch(/^not Python: Cell 1 is not valid Python/);
    expect(order).toBe('run order: Cell 2 ran as [1], before cell 1 above it, which ran as [2].');
  });
});

describe('the words under the verdict', () => {
  const words = (more: Partial<Counts>): string =>
    plain(
      new Summary(english).detail({
        all: 4,
        ran: 2,
        sound: 0,
        differ: 0,
        unknown: 0,
        notRun: 2,
        earlier: 0,
        fails: [],
        unset: [],
        ...more
      }),
      id => id
    );

  it('name the fresh run where the headline does not', () => {
    expect(words({ unset: ['3'] })).toBe(
      'A fresh run would stop at cell 3, where a name is not set.'
    );
    expect(words({ differ: 2, unset: ['3'] })).toMatch(/^It would stop at cell 3/);
  });

  it('tell of cells that fail', () => {
    expect(words({ differ: 2, fails: ['2'] })).toMatch(/^Cell 2 fails, in a fresh run too\. /);
  });

  it('count what comes out as shown only where something does', () => {
    expect(words({ differ: 2 })).toBe('2 have not run.');
    expect(words({ differ: 1, sound: 1 })).toBe('1 comes out as shown. 2 have not run.');
  });
});
