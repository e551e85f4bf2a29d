/** Runs of kernels in which nothing measures: what the readings of the total tell of them. */
import { type BareRun, type Ledger, type RunMemory, type Sample, total } from './ledger';

/** All runs with their memory, in the order of their ends: measured, else by the readings. */
export function allRuns(ledger: Ledger): readonly RunMemory[] {
  const bare = ledger.bareRuns.filter(
    run => !ledger.runs.some(({ cell, count }) => cell === run.cell && count === run.count)
  );
  const read = bare.flatMap(run => byReadings(run, ledger.samples) ?? []);
  return read.length ? [...ledger.runs, ...read].sort((a, b) => a.end - b.end) : ledger.runs;
}

/**
 * The last reading before, the first after, and the highest of these and of those between. The
 * children of the kernel are in it, as often all is in these.
 *
 * @returns null where there was no reading before or none since.
 */
function byReadings(run: BareRun, samples: readonly Sample[]): RunMemory | null {
  const begin = samples.findLastIndex(({ time }) => time <= run.start);
  const end = samples.findIndex(({ time }) => time >= run.end);
  if (begin < 0 || end < 0) {
    return null;
  }
  const within = samples.slice(begin, end + 1).map(total);
  const [before, after] = [total(samples[begin]), total(samples[end])];
  return { ...run, before, after, peak: Math.max(...within), method: 'readings' };
}
