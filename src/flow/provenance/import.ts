/** Imports: a module is known by its name, and by its file where the notebook itself writes it. */
import type { Alias, Statement } from '../../python/ast';
import { combine, ofText } from './fingerprint';
import { storeName } from './scope';
import type { Scope, Term } from './value';
import type { Walk } from './walk';

/** The module that `import a.b` or `import a.b as c` binds. */
export function importModule(walk: Walk, alias: Alias): Term {
  return imported(walk, alias.asname ? alias.name : alias.name.split('.')[0]);
}

export function importFrom(
  walk: Walk,
  node: Extract<Statement, { kind: 'ImportFrom' }>,
  scope: Scope | null
): void {
  const module = '.'.repeat(node.level) + (node.module ?? '');
  for (const alias of node.names) {
    if (alias.name !== '*') {
      const value = imported(walk, `${module}.${alias.name}`, module);
      storeName(walk, alias.asname ?? alias.name, value, scope);
    }
  }
}

function imported(walk: Walk, name: string, module = name): Term {
  const file = fileKey(`${module}.py`);
  const prints = [ofText(name), ...(walk.binding(file) ? [walk.deep(walk.load(file))] : [])];
  return { kind: 'term', fingerprint: combine('imported', prints), imported: name };
}

const FILE = '~file:';

/** The key under which the namespace keeps a file's state. */
export function fileKey(path: string): string {
  return `${FILE}${path.replace(/^\.\//, '')}`;
}

export const isFileKey = (key: string): boolean => key.startsWith(FILE);
