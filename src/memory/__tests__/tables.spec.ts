import { EMPTY } from '../ledger';
import { cellRows, deviceRows, variableRows } from '../rows';
import { highest, timeline } from '../timeline';
import { ledger, MB, page, run, variable } from './fixture';

test('cells by their last run, in the order that is asked for', () => {
  const memory = ledger(
    [run('a', 1, 1, 9, 90), run('b', 2, 9, 10, 50), run('a', 3, 10, 12, 20), run('gone', 4, 1, 1)],
    []
  );
  const order = (by: 'peak' | 'left' | 'page') =>
    cellRows(['b', 'a', 'c'], memory, by).map(({ cell }) => cell);
  expect(order('peak')).toEqual(['b', 'a']);
  expect(order('left')).toEqual(['a', 'b']);
  expect(order('page')).toEqual(['b', 'a']);
  const [row] = cellRows(['a'], memory, 'page');
  expect(row).toMatchObject({ left: 2, runs: 2, earlierPeak: 90 });
});

test('a variable names the cell that made it last and the one that reads it last', () => {
  const flow = page('1: -> df', '2: df -> df', '3: df -> x', '4: -> unread');
  const memory = ledger(
    [run('2', 1, 0, 0), run('1', 2, 0, 0)],
    [variable('df', 9), variable('unread', 5), variable('old', 3)]
  );
  expect(variableRows(flow, memory).map(({ setIn, lastRead }) => [setIn, lastRead])).toEqual([
    ['1', '3'],
    ['4', null],
    [null, null]
  ]);
});

test('a view is shown as the one of whose memory it is', () => {
  const memory = ledger(
    [],
    [
      variable('df', 1 * MB, { bytes: 9 * MB, sharedWith: ['view'] }),
      variable('view', 10, { bytes: 8 * MB, sharedWith: ['df'] })
    ]
  );
  expect(variableRows(null, memory).map(({ sharedOf }) => sharedOf)).toEqual([null, 'df']);
});

test('the line has samples and runs in the order of time, children as last known', () => {
  const line = timeline({
    ...EMPTY,
    samples: [{ time: 0, rss: 10, children: 5, method: 'server' }],
    runs: [run('a', 2, 10, 20, 40), run(null, 5, 20, 20)]
  });
  expect(line.times).toEqual([0, 2, 2.5, 3, 5, 6]);
  expect(line.totals).toEqual([15, 15, 45, 25, 25, 25]);
  expect(line.spans.map(({ cell }) => cell)).toEqual(['a']);
});

test('the highest peaks are of different cells', () => {
  const { spans } = timeline({
    ...EMPTY,
    runs: [run('a', 1, 0, 0, 9), run('a', 3, 0, 0, 8), run('b', 5, 0, 0, 7)]
  });
  expect(highest(spans, 2).map(({ cell, peak }) => [cell, peak])).toEqual([
    ['a', 9],
    ['b', 7]
  ]);
});

test('an accelerator has what is allocated now, and the cell that took most of it', () => {
  const on = (before: number, after: number, peak: number | null) => ({
    devices: [{ name: 'cuda:0', library: 'torch', before, after, peak }]
  });
  const runs = [
    { ...run('a', 1, 0, 0), ...on(0, 300, 500) },
    { ...run('b', 3, 0, 0), ...on(300, 200, null) }
  ];
  expect(deviceRows({ ...EMPTY, runs })).toEqual([
    { name: 'cuda:0', library: 'torch', allocated: 200, peak: 500, peakIn: 'a' }
  ]);
  const device = { name: 'cuda:0', library: 'torch', allocated: 100, peak: 900 };
  expect(deviceRows(ledger(runs, [], { devices: [device] }))).toEqual([
    { ...device, peakIn: null }
  ]);
});
