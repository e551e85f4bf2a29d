/** A notebook file to its plan, as `plan` and `export` need it. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  environmentOf,
  plan,
  planOutput,
  type Choices,
  type PackagePlan,
  type PlanCell,
  type PlanNotebook
} from '../package/index';
import { formatPlan } from '../lint/plan';
import { Reader } from '../python/index';
import { askEnvironment } from './environment';
import { planId } from './cellNumbers';
import { BadInput } from './command';
import type { Extras } from './choices';
import { goldenValues } from './goldenValues';
import { interpreter } from './interpreter';
import { lockOf } from './pins';
import { readNotebook, type FileCell, type FileNotebook } from './notebook';
import { pythonWasm, ruffWasm } from './wasm';

/** {@link planOf} the notebook file at a path. */
export async function planFile(path: string, python: string | null): Promise<PackagePlan> {
  return planOf(await readNotebook(path), python);
}

/**
 * The plan of a notebook file, formatted by ruff.
 *
 * @param python - the interpreter that the notebook runs in; null: the checkout's, or `python3`.
 * @throws BadInput where the notebook or the interpreter cannot be used.
 */
export async function planOf(
  file: FileNotebook,
  python: string | null,
  choices: Choices = {},
  { golden, lock }: Extras = { golden: null, lock: false }
): Promise<PackagePlan> {
  const { path } = file;
  const notebook = planNotebook(file);
  if (notebook.language !== 'python') {
    throw new BadInput(
      `${path}: is a notebook in ${notebook.language}; a package can be made of Python notebooks only.`
    );
  }
  const { read } = await Reader.load(pythonWasm);
  const exe = python ? interpreter(python) : defaultPython();
  const environment = await environmentOf(
    notebook,
    read,
    request => askEnvironment(exe, dirname(resolve(path)), request),
    choices.data
  );
  let planned = plan({ notebook, read, environment, choices });
  const notTaken = choices.data?.find(one => !planned.data.some(d => d.path === one));
  if (notTaken !== undefined) {
    const could = planned.data.map(d => d.path).join(', ');
    throw new BadInput(
      `--take-data ${notTaken}: the notebook reads no such small file.${could ? ` It reads ${could}.` : ''}`
    );
  }
  const found: { -readonly [K in keyof Choices]: Choices[K] } = { ...choices };
  if (golden && !planned.refusals.length) {
    const named = python && interpreter(python);
    const { values, loaded } = await goldenValues(file, named, planned.values, golden);
    Object.assign(found, { golden: values, loaded });
  }
  if (lock && !planned.refusals.length) {
    found.lock = await lockOf(planned, exe);
  }
  if (found.golden || found.lock) {
    planned = plan({ notebook, read, environment, choices: found });
  }
  return formatPlan(planned, ruffWasm, read);
}

/** The interpreter where none is named. */
function defaultPython(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const own = [join(here, '..', '..', '.venv', 'bin', 'python')].find(existsSync);
  return process.env.SHIPSHAPE_PYTHON ?? own ?? 'python3';
}

/** A notebook file as the plan reads it. */
export function planNotebook(file: FileNotebook): PlanNotebook {
  return {
    name: basename(file.path).replace(/\.ipynb$/, ''),
    language: file.language,
    cells: file.cells.map(planCell)
  };
}

function planCell(cell: FileCell): PlanCell {
  const { tags, vscode } = cell.metadata;
  const language = (vscode as { languageId?: string } | undefined)?.languageId;
  return {
    id: planId(cell),
    type: cell.type === 'heading' ? 'markdown' : cell.type,
    source: cell.source,
    tags: Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string') : [],
    outputs: cell.outputs.map(planOutput),
    ...(typeof language === 'string' ? { language } : {})
  };
}
