/**
 * Exports the runnable notebooks of ../shared/corpus with the real command, and checks each package
 * against its notebook. A row a notebook, and how many pass all five checks:
 *
 * 1. its wheel builds;
 * 2. the module in the wheel imports;
 * 3. `ruff check` and `ruff format --check` have nothing to say under its own configuration;
 * 4. its tests pass, the slow ones too where the data is;
 * 5. `run()` in the notebook's folder gives the values that the notebook ends with, none left out,
 *    and prints what it printed; what a second run of the notebook gives otherwise is left out.
 *
 * EXE is the environment that the notebooks run in, with build, hatchling, pytest and ruff; default: python3.
 * --half takes every other notebook, so that what is mended on one half is verified on the other.
 *
 *   node scripts/corpus-export.mjs [--python EXE] [--only TEXT] [--half even|odd] [--jobs N] [--work FOLDER] [--cli SCRIPT] [--corpus FOLDER]
 */
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { check } from './corpus/checks.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    only: { type: 'string', default: '' },
    half: { type: 'string', default: '' },
    jobs: { type: 'string', default: '1' },
    work: { type: 'string', default: join(tmpdir(), 'corpus-export') },
    cli: { type: 'string', default: join(root, 'scripts/shipshape.mjs') },
    corpus: { type: 'string', default: join(root, '..', 'shared', 'corpus') }
  }
});
if (!existsSync(join(options.corpus, 'MANIFEST.json'))) {
  process.stderr.write(`${options.corpus}: there is no corpus here; name one with --corpus.\n`);
  process.exit(2);
}
const { notebooks } = JSON.parse(readFileSync(join(options.corpus, 'MANIFEST.json'), 'utf8'));
const half = { even: 0, odd: 1 }[options.half];
const rows = notebooks
  .filter(n => n.runnable)
  .filter((n, i) => half === undefined || i % 2 === half)
  .filter(n => n.file.includes(options.only));
const states = new Map();
const waiting = [...rows];
await Promise.all(Array.from({ length: Number(options.jobs) }, work));
report();

async function work() {
  for (let notebook = waiting.shift(); notebook; notebook = waiting.shift()) {
    const { state, notes } = await check(notebook, options).catch(error => ({
      state: 'failed',
      notes: [error.message]
    }));
    states.set(notebook, state);
    process.stdout.write(
      `${state.padEnd(8)}${notebook.deterministic ? '  ' : '~ '}${notebook.file}\n${notes.map(note => `          ${note.replace(/\n/g, '\n          ')}\n`).join('')}`
    );
  }
}

function report() {
  const measured = rows.filter(n => n.deterministic && states.get(n) !== 'no data');
  const passed = measured.filter(n => states.get(n) === 'ok').length;
  const counts = {};
  for (const state of states.values()) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  process.stdout.write(
    `all five: ${passed} of ${measured.length} deterministic (${((100 * passed) / measured.length).toFixed(1)} %); with the rest (~): ${JSON.stringify(counts)}\n`
  );
}
