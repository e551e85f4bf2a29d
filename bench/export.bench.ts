/**
 * An export of the example from end to end, as a person meets it without the proof: reading,
 * asking the interpreter, planning, formatting, rendering, comparing, writing.
 *
 *   npm run bench -- export
 */
import { execFileSync } from 'node:child_process';
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
  execFileSync(process.execPath, ['scripts/build-cli.mjs']);
  const cold: number[] = [];
  const warm: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    cold.push(await timed(() => inTerminal(join(folder, `cold-${run}`))));
    const target = join(folder, `warm-${run}`);
    warm.push(await timed(() => inProcess(target)));
    again.push(await timed(() => inProcess(target)));
  }
  const whole = middle(cold);
  console.log(
    `export of ${NOTEBOOK} in a terminal: ${whole.toFixed(0)} ms, ${(whole / GOAL).toFixed(2)} × the goal (${GOAL} ms)`
  );
  console.log(`where all is loaded already: ${middle(warm).toFixed(0)} ms`);
  console.log(`the same again, nothing to change: ${middle(again).toFixed(0)} ms`);
  process.exitCode = whole <= GOAL ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The command as it is typed, from the start of Node to its end. */
function inTerminal(target: string): void {
  execFileSync(process.execPath, ['dist/cli/main.mjs', 'export', NOTEBOOK, target]);
}

async function inProcess(target: string): Promise<void> {
  await handOff({ plan: await planFile(NOTEBOOK, null), target });
}

/** In ms. */
async function timed(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
