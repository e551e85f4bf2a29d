/** Plans for tests: a page of cells, a small environment, no interpreter. */
import { plain } from '../../phrase';
import type { Reader } from '../../flow/page';
import { loadReader } from '../../python/__tests__/reader';
import { plan, type Choices, type Environment, type PackagePlan, type PlanCell } from '../index';

/** A cell by its text; markdown begins with `md:`. */
export type TestCell = string | (Partial<PlanCell> & { readonly source: string });

const STDLIB =
  'asyncio collections datetime functools getpass io json math os pathlib random re statistics string subprocess sys this typing test';

/** Distributions as `importlib.metadata` tells them. */
const INSTALLED = [
  ['numpy', '1.26.4', ['numpy'], []],
  ['pandas', '2.2.3', ['pandas'], ['numpy']],
  ['matplotlib', '3.10.9', ['matplotlib', 'pylab', 'mpl_toolkits'], ['numpy']],
  ['pyarrow', '25.0.1', ['pyarrow'], []],
  ['pyspark', '4.0.0', ['pyspark'], []],
  ['opencv-python-headless', '4.10.0', ['cv2'], []],
  ['google-cloud-bigquery', '3.25.0', ['google.cloud.bigquery'], []],
  ['PyYAML', '6.0.3', ['yaml'], []],
  ['cupy', '13.0.0', ['cupy'], []]
] as const;

export const ENVIRONMENT: Environment = {
  python: '3.11.7',
  stdlib: STDLIB.split(' '),
  distributions: INSTALLED.map(([name, version, imports, requires]) => ({
    name,
    version,
    imports,
    requires
  })),
  loaded: [],
  local: [],
  runs: [],
  stars: { 'pyspark.sql.functions': ['col', 'lit', 'max', 'sum'] },
  types: {},
  files: []
};

let reader: Reader;

/** The plan of a page; cells are called `c0`, `c1`, …. */
export async function planned(
  cells: readonly TestCell[],
  environment: Partial<Environment> = {},
  choices: Choices = {},
  name = 'report'
): Promise<PackagePlan> {
  reader ??= (await loadReader()).read;
  return plan({
    notebook: { name, language: 'python', cells: cells.map(cellOf) },
    read: reader,
    environment: { ...ENVIRONMENT, ...environment },
    choices
  });
}

function cellOf(cell: TestCell, i: number): PlanCell {
  const given = typeof cell === 'string' ? { source: cell } : cell;
  const markdown = given.source.startsWith('md:');
  return {
    id: `c${i}`,
    type: markdown ? 'markdown' : 'code',
    tags: [],
    outputs: [],
    ...given,
    source: given.source.replace(/^md:\s*/, '')
  };
}

/** The text of one file, by the end of its path. */
export function file(made: PackagePlan, ending: string): string {
  const found = made.files.find(one => one.path.endsWith(ending));
  if (!found) {
    throw new Error(
      `no ${ending} among ${made.files.map(one => one.path).join(', ') || 'no files'}; ${refusals(made).join('; ')}`
    );
  }
  return found.text;
}

/** `pipeline.py`, blanks made one. */
export function pipeline(made: PackagePlan): string {
  return file(made, 'pipeline.py');
}

/** Refusals as `cell:line sentence`. */
export function refusals(made: PackagePlan): string[] {
  return made.refusals.map(r => `${r.cell}:${r.line} ${plain(r.reason, cell => cell)}`);
}

export function notes(made: PackagePlan): string[] {
  return made.notes.map(n => plain(n.message, cell => cell));
}

/** Decisions as `cell role: sentence`. */
export function decisions(made: PackagePlan): string[] {
  return made.decisions.map(d => `${d.cell} ${d.role}: ${plain(d.reason, cell => cell)}`);
}
