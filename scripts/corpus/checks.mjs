/** The five checks of an exported package against its notebook; see ../corpus-export.mjs. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const env = {
  ...process.env,
  MPLBACKEND: 'Agg',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONHASHSEED: '0'
};
/** Milliseconds that any one command may take. */
const PATIENCE = 900_000;

/**
 * Exports a notebook with the real command and checks what came out.
 *
 * @param notebook - a row of the MANIFEST: `file`, `deterministic`, `data_too_big`.
 * @param options - `corpus`, `work` (a scratch folder), `cli` (the command line's script), `python`.
 * @returns `state` (ok, refused, wrong, failed, no data), `notes`, and the checks passed.
 */
export async function check(notebook, options) {
  const slug = notebook.file.replace(/[^\w]+/g, '_');
  const target = join(options.work, 'packages', slug);
  rmSync(target, { recursive: true, force: true });
  const exported = await command(
    process.execPath,
    [options.cli, 'export', join(options.corpus, notebook.file), target].concat([
      '--python',
      options.python,
      '--json'
    ])
  );
  if (exported.status > 1 || !exported.out) {
    return { state: 'failed', notes: [`export: ${exported.err.slice(-600)}`] };
  }
  const plan = JSON.parse(exported.out);
  if (plan.refusals.length) {
    const why = plan.refusals.map(
      r => `${r.cell}:${r.line} ${r.reason.map(p => p.text ?? p.code ?? p.cell).join('')}`
    );
    return { state: 'refused', notes: why };
  }
  const site = join(options.work, 'sites', slug);
  const notes = [
    ...(await buildsWheel(target, site, options)),
    ...(await isClean(target, options))
  ];
  if (!existsSync(site)) {
    return { state: 'failed', notes };
  }
  const ran = await runsAsShown(plan, site, notebook, slug, options);
  if (ran.noData) {
    return {
      state: 'no data',
      notes: [`${notebook.data_too_big.join(', ')} is not in the corpus`]
    };
  }
  notes.push(...ran.notes, ...(await passesTests(target, site, notebook, slug, options)));
  const wrong = notes.some(note => /^(wrong|missing|printed)/.test(note));
  return { state: wrong ? 'wrong' : notes.length ? 'failed' : 'ok', notes };
}

/** 1. The wheel, unpacked into `site`. */
async function buildsWheel(target, site, { python }) {
  const dist = join(target, 'dist');
  const built = await command(python, [
    '-m',
    'build',
    '--wheel',
    '--no-isolation',
    '--outdir',
    dist,
    target
  ]);
  rmSync(site, { recursive: true, force: true });
  const wheel = existsSync(dist) && readdirSync(dist).find(name => name.endsWith('.whl'));
  if (built.status || !wheel) {
    return [`wheel: ${(built.out + built.err).slice(-500)}`];
  }
  await command(python, ['-m', 'zipfile', '-e', join(dist, wheel), site]);
  rmSync(dist, { recursive: true, force: true });
  return [];
}

/** 3. Clean under the configuration that the package brings. */
async function isClean(target, { python }) {
  const notes = [];
  const ruff = join(dirname(python), 'ruff');
  for (const args of [['check'], ['format', '--check']]) {
    const run = await command(ruff, [...args, '--no-cache', '.'], { cwd: target });
    if (run.status) {
      notes.push(`ruff ${args[0]}: ${(run.out + run.err).trim().slice(0, 400)}`);
    }
  }
  return notes;
}

/** 2 and 5. Imports, and `run()` in the notebook's folder gives what the notebook gave. */
async function runsAsShown(plan, site, notebook, slug, options) {
  const truth = await truthOf(notebook, slug, 'truth', options);
  let report = await compared(plan, site, notebook, slug, [truth], options);
  if (report.wrong?.length || report.printed === false) {
    // Is it the notebook's own doing? It is run once more.
    const again = await truthOf(notebook, slug, 'again', options);
    report = await compared(plan, site, notebook, slug, [truth, again], options);
  }
  if (report.run?.includes('FileNotFoundError') && notebook.data_too_big?.length) {
    return { noData: true, notes: [] };
  }
  if (report.run) {
    return { notes: [`${report.import ? 'run' : 'import'}: ${report.run}`] };
  }
  return {
    notes: [
      ...(report.missing.length ? [`missing: ${report.missing.join(', ')}`] : []),
      ...(report.wrong.length ? [`wrong: ${report.wrong.join('\n  ')}`] : []),
      ...(report.printed ? [] : [`printed: ${report.difference}`])
    ]
  };
}

async function compared(plan, site, notebook, slug, truths, options) {
  const folder = copyOf(notebook, slug, 'run', options);
  const script = join(here, 'compare.py');
  const run = await command(options.python, [script, site, plan.module, folder, ...truths]);
  try {
    return JSON.parse(run.out.trim().split('\n').at(-1));
  } catch {
    return { import: true, run: run.err.slice(-400) };
  }
}

/** 4. Its own tests, in its root, and in the notebook's folder where the data is. */
async function passesTests(target, site, notebook, slug, { python, ...options }) {
  const notes = [];
  const pytest = [
    '-m',
    'pytest',
    '-q',
    '-p',
    'no:cacheprovider',
    '-c',
    join(target, 'pyproject.toml')
  ];
  for (const cwd of [target, copyOf(notebook, slug, 'tests', options)]) {
    const run = await command(python, [...pytest, join(target, 'tests')], {
      cwd,
      env: { ...env, PYTHONPATH: site }
    });
    if (run.status) {
      notes.push(`pytest: ${run.out.slice(-700)}`);
    }
    if (run.status || !run.out.includes('its data is not here')) {
      break;
    }
  }
  return notes;
}

/** Runs the notebook once and keeps what it gave, in the folder `kind`. */
async function truthOf(notebook, slug, kind, options) {
  const out = resolve(join(options.work, kind, `${slug}.pickle`));
  if (!existsSync(out)) {
    mkdirSync(dirname(out), { recursive: true });
    const folder = copyOf(notebook, slug, kind, options);
    const file = join(options.corpus, notebook.file);
    const run = await command(options.python, [join(here, 'truth.py'), file, folder, out]);
    if (run.status) {
      throw new Error(`${notebook.file}: ${run.err.slice(-600)}`);
    }
  }
  return out;
}

/** A copy of the repository around the notebook; gives the notebook's folder in it. */
function copyOf(notebook, slug, kind, { corpus, work }) {
  const [repository, ...rest] = notebook.file.split('/');
  const copy = join(work, 'folders', kind, slug);
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(corpus, repository), copy, { recursive: true });
  return join(copy, dirname(rest.join('/')));
}

/** Runs a command to its end: `status` (null: killed), `out`, `err`. */
function command(program, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { env, timeout: PATIENCE, ...options });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', text => (out += text));
    child.stderr.setEncoding('utf8').on('data', text => (err += text));
    child.on('error', fail);
    child.on('close', status => done({ status: status ?? 255, out, err }));
  });
}
