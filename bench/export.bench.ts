/**
 * An export of the example from end to end, as a person meets it without the proof: reading,
 * asking the interpreter, planning, formatting, rendering, comparing, writing.
 *
 *   npm run bench -- export
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handOff } from '../src/cli/handoff';
import { planFile } from '../src/cli/planning';

const NOTEBOOK = 'examples/late-deliveries.ipynb';
const RUNS = 5;
/** At the most, in ms. */
const GOAL = 3_000;

const folder = mkdtempSync(join(tmpdir(), 'shipshape-export-'));
try {
  const whole: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const target = join(folder, `run-${run}`);
    whole.push(await once(target));
    again.push(await once(target));
  }
  const first = middle(whole);
  console.log(
    `export of ${NOTEBOOK}: ${first.toFixed(0)} ms, ${(first / GOAL).toFixed(2)} × the goal (${GOAL} ms)`
  );
  console.log(`the same again, nothing to change: ${middle(again).toFixed(0)} ms`);
  process.exitCode = first <= GOAL ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function once(target: string): Promise<number> {
  const start = performance.now();
  await handOff({ plan: await planFile(NOTEBOOK, null), target });
  return performance.now() - start;
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
