import * as fc from 'fast-check';
import { lastRuns, MAX_RUNS, MAX_SAMPLES, withRun, withSample } from '../history';
import { MemoryLedger } from '../keeper';
import type { RunMemory, Sample } from '../ledger';
import { run } from './fixture';

const sample = (time: number, rss: number): Sample => ({
  time,
  rss,
  children: null,
  method: 'server'
});

test('a long day of samples stays in bounds and loses no peak', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 30_000 }), (seed, n) => {
      let samples: readonly Sample[] = [];
      let highest = 0;
      for (let time = 0; time < n; time++) {
        const rss = Math.imul(seed + time, 0x9e3779b1) >>> 0;
        highest = Math.max(highest, rss);
        samples = withSample(samples, sample(time, rss));
      }
      expect(samples.length).toBeLessThanOrEqual(MAX_SAMPLES);
      expect(Math.max(...samples.map(s => s.rss))).toBe(highest);
      expect(samples.at(-1)?.time).toBe(n - 1);
      expect(samples[0].time).toBe(0);
      expect(samples.every((s, i) => i === 0 || samples[i - 1].time < s.time)).toBe(true);
    }),
    { numRuns: 5 }
  );
});

test('ten thousand runs stay in bounds: the last of each cell and the highest peaks are kept', () => {
  let runs: readonly RunMemory[] = [];
  for (let i = 0; i < 10_000; i++) {
    const peak = i === 77 ? 9e9 : 1000 + (i % 100);
    runs = withRun(runs, run(`c${i < 50 ? i : 50 + (i % 500)}`, i, i ? 2 : 1, 2, peak));
  }
  expect(runs.length).toBeLessThanOrEqual(MAX_RUNS);
  expect(lastRuns(runs).size).toBe(550);
  expect(runs.some(({ peak }) => peak === 9e9)).toBe(true);
  expect(Math.min(...runs.map(({ before }) => before))).toBe(1);
  expect(runs.at(-1)?.start).toBe(9999);
  expect(runs.every((r, i) => i === 0 || runs[i - 1].end <= r.end)).toBe(true);
});

test('runs told late or twice have their place once', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...Array(40).keys()]), fc.nat(39), (order, again) => {
      const told = [...order, ...order.filter(n => n >= again)];
      const runs = told.reduce<readonly RunMemory[]>(
        (all, n) => withRun(all, run('a', n, 1, 2)),
        []
      );
      expect(runs.map(({ start }) => start)).toEqual([...order].sort((a, b) => a - b));
    })
  );
});

test('a restart begins anew; the machine stays the same', () => {
  const keeper = new MemoryLedger();
  keeper.ceiling({ bytes: 8e9, source: 'cgroup2' });
  keeper.add(run('a', 1, 1, 2));
  keeper.sample(sample(1, 5));
  keeper.restart();
  expect(keeper.ledger.runs).toEqual([]);
  expect(keeper.ledger.samples).toEqual([]);
  expect(keeper.ledger.ceiling?.bytes).toBe(8e9);
});

test.each(['first', 'last'])('a kernel that dies by itself: what it held is told, %s', order => {
  const keeper = new MemoryLedger();
  keeper.sample(sample(1, 7e9));
  if (order === 'first') {
    keeper.died();
    keeper.restart();
  } else {
    keeper.restart();
    keeper.died();
  }
  expect(keeper.ledger.died).toBe(7e9);
  expect(keeper.ledger.samples).toEqual([]);
  keeper.sample(sample(2, 5e7));
  keeper.restart();
  expect(keeper.ledger.died).toBeNull();
});

test('a reading takes back that there is none', () => {
  const keeper = new MemoryLedger();
  keeper.unavailable('remote');
  expect(keeper.ledger.unavailable).toBe('remote');
  keeper.sample(sample(1, 5));
  expect(keeper.ledger.unavailable).toBeNull();
});
