/** The readiness of a notebook file: the rows that the panel shows, as far as a file can tell. */
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

import { checkNotebook } from '../lint/check';
import { Ruff, type RuffSettings } from '../lint/ruff';
import { answerOf } from '../lint/summary';
import { type ProjectFiles, projectSettings, type ProjectSettings } from '../lint/settings';
import { type LintFacts, readiness, type ReadinessRow } from '../package/readiness';
import { fileFacts } from '../package/readiness/file';
import { english } from '../phrase';
import type { Reader } from '../python/index';
import { BadInput } from './command';
import type { FileNotebook } from './notebook';
import { planFile } from './planning';
import { ruffWasm } from './wasm';

/**
 * The rows that say what is missing, but for the state, which {@link stateRows} tells cell by cell.
 *
 * @param python - the interpreter that the notebook runs in; null: as for `plan`.
 * @throws BadInput where the file, the interpreter or the project's configuration cannot be used.
 */
export async function missingRows(
  notebook: FileNotebook,
  read: Reader['read'],
  python: string | null
): Promise<readonly ReadinessRow[]> {
  const { rows } = readiness(
    {
      judgement: null,
      proof: null,
      memory: null,
      lint: await lintFacts(notebook, read),
      file: fileFacts({
        cells: notebook.cells.map(cell => ({ cell_type: cell.type, outputs: cell.outputs }))
      }),
      plan: await planFile(notebook.path, python),
      versioning: { repository: await isInRepository(notebook.path), exported: null }
    },
    english
  );
  return rows.filter(row => row.status === 'missing');
}

async function lintFacts(notebook: FileNotebook, read: Reader['read']): Promise<LintFacts> {
  const code = notebook.cells.filter(cell => cell.type === 'code');
  // Numbers as the person counts: the first code cell is 1.
  const cells = code.map(({ source }, i) => ({ id: String(i + 1), reading: read(source) }));
  const { settings, excluded, file } = await settingsFor(notebook.path);
  if (excluded.lint && file) {
    return { state: 'excluded', file };
  }
  return answerOf(checkNotebook(await load(settings, file), cells));
}

/** @throws BadInput with ruff's words, and the file that they are about. */
async function load(settings: RuffSettings, file: string | null): Promise<Ruff> {
  try {
    return await Ruff.load(ruffWasm, settings);
  } catch (error) {
    throw file ? new BadInput(`${file}: ${(error as Error).message}`) : error;
  }
}

/** What the project says of ruff, for a notebook. */
async function settingsFor(path: string): Promise<ProjectSettings> {
  try {
    return await projectSettings(FILES, resolve(path).split(sep).join('/'));
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
}

const FILES: ProjectFiles = {
  names: async folder => new Set(await readdir(folder).catch(() => [])),
  text: file => readFile(file, 'utf8')
};

async function isInRepository(path: string): Promise<boolean> {
  try {
    await promisify(execFile)('git', ['rev-parse', '--git-dir'], { cwd: dirname(resolve(path)) });
    return true;
  } catch {
    return false; // not in one, or no git to ask
  }
}
