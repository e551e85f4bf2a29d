/** What the environment is asked before a plan can be made. */
import type { Reader } from '../flow/page';

import type { PlanNotebook } from './plan';
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
}

/** Collects what the code names. */
export function environmentRequest(notebook: PlanNotebook, read: Reader): EnvironmentRequest {
  const imports = new Set<string>();
  const stars = new Set<string>();
  const paths = new Set<string>();
  const files = new Set<string>();
  for (const cell of notebook.cells.filter(c => c.type === 'code')) {
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
    files: sorted(files)
  };
}
