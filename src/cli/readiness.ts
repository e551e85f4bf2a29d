/** The readiness of a notebook file: the rows that the panel shows, as far as a file can tell. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { checkNotebook } from '../lint/check';
import { NOTEBOOK_DEFAULTS } from '../lint/rules';
import { Ruff, type RuffSettings } from '../lint/ruff';
import { SETTINGS_FILES, settingsIn } from '../lint/settings';
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
  const cells = code.map(({ index, source }) => ({ id: String(index), reading: read(source) }));
  const ruff = await Ruff.load(ruffWasm, await settingsFor(notebook.path));
  const found = checkNotebook(ruff, cells);
  const counts = new Map<string, number>();
  found.forEach(({ code: rule }) => counts.set(rule, (counts.get(rule) ?? 0) + 1));
  return { counts, fixable: found.filter(({ fix }) => fix?.safe).length };
}

/** The nearest configuration above the notebook, else the defaults for notebooks. */
async function settingsFor(path: string): Promise<RuffSettings> {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    for (const name of SETTINGS_FILES) {
      const file = join(folder, name);
      const settings = existsSync(file) ? await settingsAt(name, file) : null;
      if (settings) {
        return settings;
      }
    }
    if (dirname(folder) === folder) {
      return NOTEBOOK_DEFAULTS;
    }
  }
}

async function settingsAt(name: string, file: string): Promise<RuffSettings | null> {
  try {
    return settingsIn(name, await readFile(file, 'utf8'), file);
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
}

async function isInRepository(path: string): Promise<boolean> {
  try {
    await promisify(execFile)('git', ['rev-parse', '--git-dir'], { cwd: dirname(resolve(path)) });
    return true;
  } catch {
    return false; // not in one, or no git to ask
  }
}
