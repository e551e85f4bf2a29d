/**
 * Compares what Shipshape says under the code of notebooks with `ruff check` of the same files. For
 * development: wants a ruff of the version that Shipshape brings, and folders of notebooks.
 *
 *   node scripts/corpus-lint.mjs RUFF RULES FOLDER…      RULES as for --select: E4,E7,E9,F
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadSource } from './load-source.mjs';

const [ruffExe, rules, ...folders] = process.argv.slice(2);
if (!folders.length) {
  process.stderr.write('Name a ruff, the rules to select, and folders of notebooks.\n');
  process.exit(2);
}
const { Reader, Ruff, checkNotebook, parseNotebook, pythonWasm, ruffWasm, withBuiltins } =
  await loadSource(
    'corpus-lint',
    `
  export { Reader } from './src/python/index';
  export { Ruff } from './src/lint/ruff';
  export { withBuiltins } from './src/lint/settings';
  export { checkNotebook } from './src/lint/check';
  export { parseNotebook } from './src/cli/notebook';
  export { pythonWasm, ruffWasm } from './src/cli/wasm';`
  );
const { read } = await Reader.load(pythonWasm);
const ruff = await Ruff.load(
  ruffWasm,
  withBuiltins({
    'line-length': 88,
    lint: { select: rules.split(',') }
  })
);

/** Stands behind a finding with a fix that keeps the meaning. */
const SAFE = ' (safe fix)';
const count = {
  notebooks: 0,
  equal: 0,
  skipped: 0,
  ours: 0,
  theirs: 0,
  onlyOurs: 0,
  onlyTheirs: 0,
  /** Fixes that Shipshape calls safe and ruff does not. */
  bold: 0
};
for (const folder of folders) {
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (name.endsWith('.ipynb')) {
      compare(path.join(folder, name));
    }
  }
}
process.stdout.write(`${JSON.stringify(count)}\n`);
process.exitCode = count.equal === count.notebooks ? 0 : 1;

function compare(file) {
  let notebook;
  try {
    notebook = parseNotebook(readFileSync(file, 'utf8'), file);
  } catch {
    return skip(file, 'no notebook');
  }
  const code = notebook.cells.filter(cell => cell.type === 'code');
  const cells = code.map(cell => ({ id: String(cell.index), reading: read(cell.source) }));
  const theirs = theirsOf(file);
  if (notebook.language !== 'python') {
    return skip(file, notebook.language);
  }
  if (theirs === null || theirs.some(row => row.startsWith('-1:'))) {
    return skip(file, 'ruff cannot read the file');
  }
  count.notebooks++;
  const ours = checkNotebook(ruff, cells).map(
    ({ cell, code, span, fix }) =>
      `${cell}:${at(notebook.cells[Number(cell)].source, span.start)} ${code}${fix?.safe ? SAFE : ''}`
  );
  const invalid = ours.filter(row => row.endsWith('invalid-syntax'));
  // ruff stops at the first faulty cell, and says nothing of the others.
  if (invalid.length) {
    if (theirs.some(row => row.endsWith('invalid-syntax'))) {
      count.equal++;
    } else {
      process.stdout.write(`${file}: invalid for Shipshape only: ${invalid}\n`);
    }
    return;
  }
  count.ours += ours.length;
  count.theirs += theirs.length;
  const bare = rows => rows.map(row => row.replace(SAFE, ''));
  const onlyOurs = minus(bare(ours), bare(theirs));
  const onlyTheirs = minus(bare(theirs), bare(ours));
  const bold = minus(
    ours.filter(row => row.endsWith(SAFE)),
    theirs
  ).filter(row => !onlyOurs.includes(row.replace(SAFE, '')));
  count.bold += bold.length;
  bold.forEach(row => process.stdout.write(`${file}: not safe for ruff: ${row}\n`));
  count.onlyOurs += onlyOurs.length;
  count.onlyTheirs += onlyTheirs.length;
  count.equal += Number(onlyOurs.length + onlyTheirs.length === 0);
  onlyOurs.forEach(row => process.stdout.write(`${file}: only Shipshape: ${row}\n`));
  onlyTheirs.forEach(row => process.stdout.write(`${file}: only ruff: ${row}\n`));
}

function skip(file, why) {
  count.skipped++;
  process.stdout.write(`${file}: skipped: ${why}\n`);
}

/** Null where ruff does not take the file for a notebook in Python. */
function theirsOf(file) {
  const args = ['check', '--isolated', '--no-cache', '--select', rules, '--output-format', 'json'];
  let text;
  try {
    text = execFileSync(ruffExe, [...args, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe']
    });
  } catch (error) {
    text = error.stdout;
    if (!text) {
      return null;
    }
  }
  const rows = JSON.parse(text);
  // Cells are counted from 1, among all.
  return rows.map(
    ({ cell, location, code, fix }) =>
      `${(cell ?? 0) - 1}:${location.row}:${location.column} ${code ?? 'invalid-syntax'}${fix?.applicability === 'safe' ? SAFE : ''}`
  );
}

function at(source, offset) {
  const before = source.slice(0, offset);
  const column = [...before.slice(before.lastIndexOf('\n') + 1)].length + 1;
  return `${before.split('\n').length}:${column}`;
}

function minus(some, others) {
  const left = [...others];
  return some.filter(row => {
    const i = left.indexOf(row);
    if (i >= 0) {
      left.splice(i, 1);
    }
    return i < 0;
  });
}
