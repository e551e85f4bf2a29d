import type { PageFlow } from '../../flow/dataflow';
import { english, plain } from '../../phrase';
import { advise } from '../advice';
import type { Ledger } from '../ledger';
import { GB, ledger, MB, page, run, variable } from './fixture';

const FLOW = page('1: -> raw', '2: raw -> df', '3: df -> mean', '4: mean -> text');
const RUNS = ['1', '2', '3', '4'].map((cell, i) => run(cell, i, 3 * GB, 3 * GB));

function said(memory: Ledger, flow = FLOW): [string, number | null][] {
  return advise(flow, memory, english).map(({ message, givesBack }) => [
    plain(message, cell => cell),
    givesBack
  ]);
}

test('what no cell below reads is said with what it gives back, the most first', () => {
  const memory = ledger(RUNS, [
    variable('df', 100 * MB),
    variable('raw', 2.1 * GB),
    variable('mean', 8)
  ]);
  expect(said(memory)).toEqual([
    ['`raw` holds 2.1 GB and is not read below cell 2.', 2.1 * GB],
    ['`df` holds 100 MB and is not read below cell 3.', 100 * MB]
  ]);
  expect(advise(FLOW, memory, english)[0].mends).toEqual([
    { kind: 'free', names: ['raw'], own: [], bytes: 2.1 * GB },
    { kind: 'insert', cell: '2', line: 'del raw' },
    { kind: 'copy', line: 'del raw' }
  ]);
});

test('nothing is said of what a cell below may still read: none has run, or one cannot be read', () => {
  const memory = ledger(RUNS.slice(0, 2), [variable('raw', 2 * GB)]);
  expect(said(memory)).toEqual([]);
  const opaque = page('1: -> raw', '2: raw -> df', '3: df -> mean', '4: mean -> text!');
  expect(said(ledger(RUNS, [variable('raw', 2 * GB)]), opaque)).toEqual([]);
});

test('a line that is there already is not offered once more', () => {
  const cells = FLOW.cells.map(cell =>
    cell.id === '2' ? { ...cell, deletes: new Set(['raw']) } : cell
  );
  const kinds = (flow: PageFlow) =>
    advise(flow, ledger(RUNS, [variable('raw', 2 * GB)]), english).map(({ mends }) =>
      mends.map(({ kind }) => kind)
    );
  expect(kinds(FLOW)).toEqual([['free', 'insert', 'copy']]);
  expect(kinds({ ...FLOW, cells })).toEqual([['free']]);
});

test('names that share memory are freed together, with what IPython keeps', () => {
  const all = ['raw', 'part', 'Out[2]'];
  const others = (name: string) => ({ bytes: GB, sharedWith: all.filter(other => other !== name) });
  const memory = ledger(
    RUNS,
    [
      variable('raw', 0, others('raw')),
      variable('part', 0, others('part')),
      variable('Out[2]', 0, { ...others('Out[2]'), holder: 'output' })
    ],
    { shared: [{ bytes: GB, names: all }] }
  );
  const flow = page('1: -> raw', '2: raw -> part', '3: -> mean', '4: mean -> text');
  const [first, ...rest] = advise(flow, memory, english);
  expect(rest).toEqual([]);
  expect(first.givesBack).toBe(GB);
  expect(first.mends[0]).toEqual({
    kind: 'free',
    names: ['raw', 'part'],
    own: ['Out[2]'],
    bytes: GB
  });
  // A line that deletes the names alone would give nothing back.
  expect(first.mends).toHaveLength(1);
  expect(plain(first.message, c => c)).toContain('Kept by `Out[2]` too.');
});

test('frames that have only their index in common are freed each by itself', () => {
  const both = { sharedWith: ['raw', 'part'] };
  const memory = ledger(RUNS, [variable('raw', 300 * MB, both), variable('part', 200 * MB, both)], {
    shared: [{ bytes: 20 * MB, names: ['raw', 'part'] }]
  });
  const flow = page('1: -> raw', '2: raw -> part', '3: -> mean', '4: mean -> text');
  expect(advise(flow, memory, english).map(({ names, givesBack }) => [names, givesBack])).toEqual([
    [['raw'], 300 * MB],
    [['part'], 200 * MB]
  ]);
});

test('a view of what is still read gives nothing back and is not said', () => {
  const memory = ledger(
    RUNS,
    [
      variable('mean', 0, { bytes: GB, sharedWith: ['raw'] }),
      variable('raw', 0, { bytes: GB, sharedWith: ['mean'] })
    ],
    { shared: [{ bytes: GB, names: ['mean', 'raw'] }] }
  );
  expect(said(memory)).toEqual([]);
});

test('ghosts, outputs, tracebacks and twins are said as such', () => {
  const memory = ledger(
    RUNS,
    [
      variable('old', 180 * MB),
      variable('Out[7]', 90 * MB, { holder: 'output' }),
      variable('last error', 80 * MB, { holder: 'traceback' })
    ],
    { twins: [{ bytes: 70 * MB, names: ['raw', 'df'] }] }
  );
  expect(said(memory).map(([text]) => text)).toEqual([
    '`old` holds 180 MB and no cell sets it.',
    'IPython keeps 90 MB for `Out[7]`, an earlier output.',
    'The last error keeps 80 MB: what its functions had in hand.',
    '`raw` and `df` look like the same data twice.'
  ]);
});

test('figures left open are one finding, closed by one click', () => {
  const figure = (number: number) => variable(`Figure ${number}`, 30 * MB, { holder: 'figures' });
  const [found] = advise(FLOW, ledger(RUNS, [figure(1), figure(2)]), english);
  expect(plain(found.message, String)).toBe(
    '`Figure 1`, `Figure 2` are still open and keep 60 MB together.'
  );
  const own = ['Figure 1', 'Figure 2'];
  expect(found.mends).toEqual([{ kind: 'free', names: [], own, bytes: 60 * MB }]);
});

test('a cell that goes far above its result is said, with no promise of giving back', () => {
  const memory = ledger(
    [run('1', 1, GB, GB + 40 * MB, 3 * GB), run('2', 2, GB, 2 * GB, 2.2 * GB)],
    []
  );
  expect(said(memory)).toEqual([['Cell 1 peaks at 3.0 GB for a result of 40 MB.', null]]);
});

test('what is small is not said', () => {
  expect(said(ledger(RUNS, [variable('raw', 20 * MB), variable('old', 9 * MB)]))).toEqual([]);
});

test('what the C library keeps of values that are gone is said, as far as it can be resident', () => {
  const grown = [run('1', 1, 100 * MB, 900 * MB)];
  const said = (free: number | null): (number | null)[] =>
    advise(FLOW, ledger(grown, [variable('text', 300 * MB)], { free }), english)
      .filter(({ kind }) => kind === 'spare')
      .map(({ givesBack }) => givesBack);
  expect(said(400 * MB)).toEqual([400 * MB]);
  expect(said(4 * GB)).toEqual([500 * MB]);
  expect(said(0)).toEqual([]);
  expect(said(null)).toEqual([]);
});
