/** A long day of one kernel, simulated: what 10,000 runs and 8 hours of samples leave in the ledger. */
import { MemoryLedger } from '../src/memory/index';

export const RUNS = 10_000;
export const SAMPLES = (8 * 3600) / 2;
/** Cells of the page; they take turns. */
export const CELLS = 300;

export function longDay(): MemoryLedger {
  const keeper = new MemoryLedger();
  for (let i = 0; i < SAMPLES; i++) {
    keeper.sample({ time: i * 2000, rss: 1e9 + (i % 97) * 1e7, children: 0, method: 'server' });
  }
  for (let i = 0; i < RUNS; i++) {
    const start = i * 2880;
    const [before, after] = [1e9, 1e9 + (i % 7) * 1e6];
    keeper.add({
      cell: `c${i % CELLS}`,
      count: i,
      start,
      end: start + 2000,
      before,
      after,
      peak: after + (i % 13) * 1e7,
      method: 'recorder'
    });
  }
  return keeper;
}
