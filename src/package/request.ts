/** What the environment is asked before a plan can be made. */
import type { Reader } from '../flow/page';

import type { Environment, PlanCell, PlanNotebook } from './plan';
import { runLines, runPath, sourcesOf } from './runs';
import { find, walk } from './walk';

/** The input of `environment.py`. */
export interface EnvironmentRequest {
  /** Dotted modules that the notebook imports. */
  readonly imports: readonly string[];
  /** Modules that it star-imports. */
  readonly stars: readonly string[];
  /** Folders that it puts on `sys.path`, as written. */
  readonly paths: readonly string[];
  /** Texts that may name files of its folder. */
  readonly files: readonly string[];
  /** Files that it runs, as `%run` names them. */
  readonly runs: readonly string[];
  /** Those of `files` whose content is wanted. */
  readonly take: readonly string[];
}

/**
 * The environment of a notebook. Where it runs other files, their code is asked for too.
 *
 * @param ask - gives the environment for a request.
 * @param take - data files whose content is wanted.
 */
export async function environmentOf(
  notebook: PlanNotebook,
  read: Reader,
  ask: (request: EnvironmentRequest) => Promise<Environment>,
  take: readonly string[] = []
): Promise<Environment> {
  const request = environmentRequest(notebook, read, take);
  const environment = await ask(request);
  if (!environment.runs.length) {
    return environment;
  }
  const code = environment.runs.flatMap(file => {
    try {
      return sourcesOf(file).map(({ source }) => source);
    } catch {
      return [];
    }
  });
  const cells = code.map((source, i) => ({ ...EMPTY, id: `run-${i}`, source }));
  const more = environmentRequest(
    { ...notebook, cells: [...notebook.cells, ...cells] },
    read,
    take
  );
  return ask({ ...more, runs: request.runs });
}

const EMPTY: Omit<PlanCell, 'id' | 'source'> = { type: 'code', tags: [], outputs: [] };

/** Collects what the code names. */
export function environmentRequest(
  notebook: PlanNotebook,
  read: Reader,
  take: readonly string[] = []
): EnvironmentRequest {
  const imports = new Set<string>();
  const stars = new Set<string>();
  const paths = new Set<string>();
  const files = new Set<string>();
  const runs = new Set<string>();
  for (const cell of notebook.cells.filter(c => c.type === 'code')) {
    runLines(cell, { read }).forEach(line => runs.add(runPath(line)?.path ?? ''));
    walk(read(cell.source).module, node => {
      if (node.kind === 'Import') {
        node.names.forEach(alias => imports.add(alias.name));
      } else if (node.kind === 'ImportFrom' && node.module && !node.level) {
        imports.add(node.module);
        (node.names[0]?.name === '*' ? [node.module] : []).forEach(m => stars.add(m));
      } else if (node.kind === 'Call' && node.func.kind === 'Attribute') {
        const { value, attr } = node.func;
        if (value.kind === 'Attribute' && value.attr === 'path' && /^(append|insert)$/.test(attr)) {
          find(node.args, 'Constant').forEach(
            c => typeof c.value === 'string' && paths.add(c.value)
          );
        }
      } else if (node.kind === 'Constant' && typeof node.value === 'string') {
        if (/^[^\n<>|*?]{1,200}\.\w{1,8}$/.test(node.value) && !/^\w+:\/\//.test(node.value)) {
          files.add(node.value);
        }
      }
    });
  }
  const sorted = (names: Set<string>): string[] => [...names].sort();
  return {
    imports: sorted(imports),
    stars: sorted(stars),
    paths: sorted(paths),
    files: sorted(files),
    runs: sorted(runs).filter(Boolean),
    take: [...take].sort()
  };
}
