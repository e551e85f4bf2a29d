/** Long histories in bounded space: samples are thinned, runs forgotten, what matters is kept. */
import { total } from './ledger';
import type { BareRun, RunMemory, Sample } from './ledger';

/** Samples kept at the most; a chart has no more pixels than this. */
export const MAX_SAMPLES = 4000;
/** Runs kept at the most. */
export const MAX_RUNS = 2000;
/** Runs with the highest peaks, kept as long as any. */
const HIGHEST = 50;

/**
 * The samples with one more; beyond {@link MAX_SAMPLES} the older half is thinned to a half.
 *
 * A sample that comes late is put in its place in time.
 */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const at = placeFor(samples, sample.time, s => s.time);
  const next = [...samples.slice(0, at), sample, ...samples.slice(at)];
  return next.length > MAX_SAMPLES ? thinned(next) : next;
}

/** Of every four old samples the lowest and the highest stay, so that no peak is lost; and the first. */
function thinned(samples: readonly Sample[]): readonly Sample[] {
  const half = Math.floor(samples.length / 2);
  const kept: Sample[] = [];
  for (let i = 0; i < half; i += 4) {
    const four = samples.slice(i, Math.min(i + 4, half));
    const low = four.reduce((a, b) => (total(b) < total(a) ? b : a));
    const high = four.reduce((a, b) => (total(b) > total(a) ? b : a));
    kept.push(...four.filter(s => s === low || s === high || s === samples[0]));
  }
  return [...kept, ...samples.slice(half)];
}

/** The runs with one more, in the order of their ends; the same run told twice replaces itself. */
export function withRun(runs: readonly RunMemory[], run: RunMemory): readonly RunMemory[] {
  const others = runs.some(r => same(r, run)) ? runs.filter(r => !same(r, run)) : runs;
  const at = placeFor(others, run.end, r => r.end);
  const next = [...others.slice(0, at), run, ...others.slice(at)];
  return next.length > MAX_RUNS ? remembered(next) : next;
}

/** The same for a run that is not measured; of these the newest are kept. */
export function withBareRun(runs: readonly BareRun[], run: BareRun): readonly BareRun[] {
  return [...runs.filter(r => !same(r, run)), run].slice(-MAX_RUNS);
}

function same(a: BareRun, b: BareRun): boolean {
  return a.cell === b.cell && a.start === b.start && a.count === b.count;
}

/**
 * All but some places: the run that began with the least, from which all is reckoned, the last run
 * of each cell, then the highest peaks, then the newest.
 */
function remembered(runs: readonly RunMemory[]): readonly RunMemory[] {
  const newest = [...runs].reverse();
  const seen = new Set<string>();
  const last = newest.filter(r => r.cell !== null && !seen.has(r.cell) && seen.add(r.cell));
  const highest = [...runs].sort((a, b) => b.peak - a.peak).slice(0, HIGHEST);
  const kept = new Set([runs.reduce((a, b) => (b.before < a.before ? b : a))]);
  for (const run of [...last.slice(0, MAX_RUNS - 2 * HIGHEST), ...highest, ...newest]) {
    if (kept.size >= MAX_RUNS - HIGHEST) {
      break;
    }
    kept.add(run);
  }
  return runs.filter(r => kept.has(r));
}

/** Where to put a time in an ordered list, from the end, as most come in order. */
function placeFor<T>(items: readonly T[], time: number, of: (item: T) => number): number {
  let at = items.length;
  while (at > 0 && of(items[at - 1]) > time) {
    at--;
  }
  return at;
}

/** The last run of each cell. */
export function lastRuns(runs: readonly RunMemory[]): ReadonlyMap<string, RunMemory> {
  return new Map(runs.flatMap(run => (run.cell === null ? [] : [[run.cell, run] as const])));
}
