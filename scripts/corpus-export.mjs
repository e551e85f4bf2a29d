/**
 * Exports the runnable notebooks of ../shared/corpus and compares each package with its notebook:
 * imports, ruff, tests, values, prints. A table, one row a notebook.
 *
 * EXE is the environment that the notebooks run in; default: python3.
 *
 *   node scripts/corpus-export.mjs [--python EXE] [--only TEXT] [--work FOLDER] [--cli SCRIPT] [--corpus FOLDER]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    only: { type: 'string', default: '' },
    work: { type: 'string', default: join(tmpdir(), 'corpus-export') },
    cli: { type: 'string', default: join(root, 'scripts/shipshape.mjs') },
    corpus: { type: 'string', default: join(root, '..', 'shared', 'corpus') }
  }
});
if (!existsSync(join(options.corpus, 'MANIFEST.json'))) {
  process.stderr.write(`${options.corpus}: there is no corpus here; name one with --corpus.\n`);
  process.exit(2);
}
const env = {
  ...process.env,
  MPLBACKEND: 'Agg',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONHASHSEED: '0'
};
const scaffold = `[project]
name = "NAME"
version = "0.1.0"
requires-python = "PYTHON"
[tool.pytest]
minversion = "9.0"
addopts = ["-ra", "--showlocals"]
strict = true
filterwarnings = ["error", "ignore::DeprecationWarning", "ignore::PendingDeprecationWarning", "ignore::FutureWarning"]
testpaths = ["tests"]
pythonpath = ["src"]
markers = ["slow: runs the whole package on its data"]
[tool.ruff]
extend-exclude = ["notebooks"]
[tool.ruff.lint]
select = ["E4", "E7", "E9", "F", "B", "I", "UP"]
`;
const { notebooks } = JSON.parse(readFileSync(join(options.corpus, 'MANIFEST.json'), 'utf8'));
const counts = { ok: 0, refused: 0, wrong: 0, failed: 0, 'no data': 0 };
for (const notebook of notebooks.filter(n => n.runnable && n.file.includes(options.only))) {
  const row = check(notebook);
  counts[row.state]++;
  process.stdout.write(
    `${row.state.padEnd(8)}${notebook.deterministic ? '  ' : '~ '}${notebook.file}${row.note ? `\n          ${row.note.replace(/\n/g, '\n          ')}` : ''}\n`
  );
}
process.stdout.write(`${JSON.stringify(counts)}\n`);

function check(notebook) {
  const slug = notebook.file.replace(/[^\w]+/g, '_');
  const file = join(options.corpus, notebook.file);
  const planned = spawnSync(
    process.execPath,
    [options.cli, 'plan', file, '--python', options.python],
    { maxBuffer: 1 << 28, encoding: 'utf8', env }
  );
  if (planned.status > 1 || !planned.stdout) {
    return { state: 'failed', note: planned.stderr.slice(-600) };
  }
  const plan = JSON.parse(planned.stdout);
  if (plan.refusals.length) {
    const why = plan.refusals.map(
      r => `${r.cell}:${r.line} ${r.reason.map(p => p.text ?? p.code ?? p.cell).join('')}`
    );
    return { state: 'refused', note: why.join('\n') };
  }
  const target = join(options.work, 'packages', slug);
  rmSync(target, { recursive: true, force: true });
  for (const { path, text } of plan.files) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  writeFileSync(
    join(target, 'pyproject.toml'),
    scaffold.replace('NAME', plan.distribution).replace('PYTHON', plan.requiresPython)
  );
  const notes = [];
  const ruff = join(dirname(options.python), 'ruff');
  for (const args of [['check'], ['format', '--check']]) {
    const run = spawnSync(ruff, [...args, '--no-cache', '.'], { cwd: target, encoding: 'utf8' });
    if (run.status) {
      notes.push(`ruff ${args[0]}: ${run.stdout.trim().slice(0, 300)}`);
    }
  }
  const truth = truthOf(notebook, slug);
  const folder = copyOf(notebook, slug, 'run');
  const compared = spawnSync(
    options.python,
    [join(root, 'scripts/corpus/compare.py'), join(target, 'src'), plan.module, folder, truth],
    { encoding: 'utf8', env, maxBuffer: 1 << 26, timeout: 600000 }
  );
  let report;
  try {
    report = JSON.parse(compared.stdout.trim().split('\n').at(-1));
  } catch {
    return { state: 'failed', note: `${compared.stderr.slice(-400)}` };
  }
  if (report.run.includes('FileNotFoundError') && notebook.data_too_big?.length) {
    return { state: 'no data', note: `${notebook.data_too_big.join(', ')} is not in the corpus` };
  }
  if (report.run) {
    notes.push(`run: ${report.run}`);
  }
  if (report.missing.length) {
    notes.push(`missing: ${report.missing.join(', ')}`);
  }
  if (report.wrong.length && notebook.deterministic) {
    notes.push(`wrong: ${report.wrong.join('\n  ')}`);
  }
  if (!report.printed && notebook.deterministic) {
    notes.push(`printed: ${report.difference}`);
  }
  if (existsSync(join(target, 'tests'))) {
    const run = spawnSync(
      options.python,
      ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '-m', 'not slow'],
      {
        cwd: target,
        encoding: 'utf8',
        env
      }
    );
    // 5: nothing but slow tests.
    if (run.status && run.status !== 5) {
      notes.push(`pytest: ${run.stdout.slice(-500)}`);
    }
  }
  const wrong = notes.some(note => /^(wrong|missing|printed)/.test(note));
  return { state: wrong ? 'wrong' : notes.length ? 'failed' : 'ok', note: notes.join('\n') };
}

/** Runs the notebook once and keeps what it gave. */
function truthOf(notebook, slug) {
  const out = join(options.work, 'truth', `${slug}.pickle`);
  if (!existsSync(out)) {
    mkdirSync(dirname(out), { recursive: true });
    const folder = copyOf(notebook, slug, 'truth');
    execFileSync(
      options.python,
      [join(root, 'scripts/corpus/truth.py'), join(options.corpus, notebook.file), folder, out],
      { env, stdio: ['ignore', 'ignore', 'pipe'] }
    );
  }
  return resolve(out);
}

/** A copy of the repository around the notebook; gives the notebook's folder in it. */
function copyOf(notebook, slug, kind) {
  const [repository, ...rest] = notebook.file.split('/');
  const copy = join(options.work, 'folders', kind, slug);
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(options.corpus, repository), copy, { recursive: true });
  return join(copy, dirname(rest.join('/')));
}
