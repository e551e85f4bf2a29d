/** Timing for benchmarks: the median of repeated runs, after warming up. */

/** In ms. */
export function median(work: () => void, { warm = 2, runs = 7 } = {}): number {
  for (let i = 0; i < warm; i++) {
    work();
  }
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

/** Like {@link median}, in ms that this process really computed: other processes count less. */
export function medianCpu(work: () => void, { warm = 2, runs = 7 } = {}): number {
  for (let i = 0; i < warm; i++) {
    work();
  }
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

/** One row: a time, and how it compares with what it is measured against. */
export function print(what: string, ms: number, against: { what: string; ms: number }): void {
  const ratio = (ms / against.ms).toFixed(ms < against.ms ? 3 : 1);
  console.log(
    `${what}: ${ms.toFixed(1)} ms, ${ratio} × ${against.what} (${against.ms.toFixed(1)} ms)`
  );
}
