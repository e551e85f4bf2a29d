/**
 * How often the verdicts are right: sessions of random acts whose truth is known because they
 * were executed. Needs the simulator beside the checkout; without it, says so and ends.
 *
 *   npm run bench -- flow-accuracy      seeds and their number: SEEDS=901,902 SESSIONS=1000
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonWasm } from '../src/cli/wasm';
import { Session, type SessionEvent, type SessionFile, type Verdict } from '../src/flow/index';
import { Reader } from '../src/python/index';

const SIMULATOR = '../shared/tools/simulate.py';
const SEEDS = (process.env.SEEDS ?? '901,902').split(',');
const SESSIONS = process.env.SESSIONS ?? '1000';
const FIRST_MISSES = 5;

interface Line {
  readonly session: SessionFile;
  readonly truth: Readonly<
    Record<string, { readonly ran: boolean; readonly current: boolean; readonly sound: boolean }>
  >;
}

const GOALS = {
  'with evidence': { recall: 99.9, precision: 99, unknown: 2 },
  'without evidence': { recall: 99.5, precision: 97.5, unknown: 3 }
} as const;

if (!existsSync(SIMULATOR)) {
  console.log(`There is no ${SIMULATOR} beside the checkout: accuracy is not measured.`);
} else {
  const { read } = await Reader.load(pythonWasm);
  const folder = mkdtempSync(join(tmpdir(), 'shipshape-accuracy-'));
  try {
    const lines = SEEDS.flatMap(seed => {
      const file = join(folder, `${seed}.jsonl`);
      execFileSync('python3', [SIMULATOR, SESSIONS, seed, file]);
      return readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line, i) => ({ place: `seed ${seed}, session ${i}`, ...(JSON.parse(line) as Line) }));
    });
    let met = true;
    for (const mode of Object.keys(GOALS) as (keyof typeof GOALS)[]) {
      met = measure(mode, lines, read) && met;
    }
    process.exitCode = met ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(
  mode: keyof typeof GOALS,
  lines: readonly (Line & { readonly place: string })[],
  read: Reader['read']
): boolean {
  const matrix = {
    suspect: { unsound: 0, sound: 0 },
    sound: { unsound: 0, sound: 0 },
    unknown: { unsound: 0, sound: 0 }
  };
  const misses: string[] = [];
  for (const { place, session: file, truth } of lines) {
    const session = new Session({ read });
    file.events.forEach(event => session.apply(mode === 'with evidence' ? event : bare(event)));
    const { cells } = session.judgement;
    for (const [id, { ran, current, sound }] of Object.entries(truth)) {
      const verdict: Verdict = cells.get(id)?.verdict ?? 'not-run';
      if (ran && current) {
        const row = verdict === 'not-run' ? 'unknown' : verdict;
        matrix[row][sound ? 'sound' : 'unsound'] += 1;
        if (row !== 'unknown' && (row === 'sound') !== sound) {
          misses.push(`${place}, cell ${id}: said ${row}, is ${sound ? 'sound' : 'not'}`);
        }
      }
    }
  }
  const { suspect, sound, unknown } = matrix;
  const unsure = unknown.unsound + unknown.sound;
  const told = suspect.unsound + suspect.sound + sound.unsound + sound.sound;
  const recall = (100 * suspect.unsound) / (suspect.unsound + sound.unsound);
  const precision = (100 * suspect.unsound) / (suspect.unsound + suspect.sound);
  const share = (100 * unsure) / (told + unsure);
  const goal = GOALS[mode];
  console.log(`${mode}: ${told + unsure} cells of ${lines.length} sessions`);
  console.table(matrix);
  console.log(
    `recall ${recall.toFixed(2)} % (goal ${goal.recall}), precision ${precision.toFixed(2)} % ` +
      `(goal ${goal.precision}), unknown ${share.toFixed(2)} % (goal ${goal.unknown} at the most)`
  );
  misses.slice(0, FIRST_MISSES).forEach(miss => console.log(`  ${miss}`));
  return recall >= goal.recall && precision >= goal.precision && share <= goal.unknown;
}

/** The event as a page sees it that has no recorder. */
function bare(event: SessionEvent): SessionEvent {
  if (event.type !== 'run' && event.type !== 'console') {
    return event;
  }
  const { bound: _b, deleted: _d, changed: _c, ...rest } = event;
  return rest;
}
