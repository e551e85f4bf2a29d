import { EMPTY, type Ledger } from '../ledger';
import { allRuns } from '../readings';
import { cellRows } from '../rows';
import { timeline } from '../timeline';
import { run } from './fixture';

const sample = (time: number, rss: number, children = 0) =>
  ({ time, rss, children, method: 'server' }) as const;

/** A cell that ran from 10 to 20 with a worker for a while, in a kernel that measures nothing. */
const BARE: Ledger = {
  ...EMPTY,
  bareRuns: [{ cell: 'a', count: 1, start: 10, end: 20 }],
  samples: [sample(5, 100), sample(12, 100), sample(15, 100, 300), sample(22, 110)]
};

test('a run that nothing measured has what the readings in it tell, children too', () => {
  expect(allRuns(BARE)).toEqual([
    { ...BARE.bareRuns[0], before: 100, after: 110, peak: 400, method: 'readings' }
  ]);
  expect(cellRows(['a'], BARE, 'peak').map(({ run: { peak } }) => peak)).toEqual([400]);
});

test('it is a band on the line, which the readings draw', () => {
  const line = timeline(BARE);
  expect(line.totals).toEqual([100, 100, 400, 110]);
  expect(line.spans.map(({ cell, start, end }) => [cell, start, end])).toEqual([['a', 10, 20]]);
});

test('without a reading before it or since nothing is said', () => {
  expect(allRuns({ ...BARE, samples: BARE.samples.slice(1, 3) })).toEqual([]);
  expect(allRuns({ ...BARE, samples: [] })).toEqual([]);
});

test('what is measured after all counts, and once', () => {
  const measured = run('a', 1, 100, 100, 900);
  expect(allRuns({ ...BARE, runs: [measured] })).toEqual([measured]);
});
