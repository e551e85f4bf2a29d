/** Import statements: what each binds, and how they are written together at the top of a module. */
import type { Statement } from '../python/ast';

/** One name that an import binds. */
export interface Imported {
  /** The name bound. */
  readonly name: string;
  /** Module as written, with leading dots for relative ones. */
  readonly module: string;
  /** Attribute taken from it; null for `import module`. */
  readonly attribute: string | null;
  /** `import a.b` binds `a` and loads `a.b`; null where `as` or no dot. */
  readonly submodule: boolean;
}

/** Name to the module and attribute that it was imported from: `sleep` to `time.sleep`. */
export function importSources(nodes: readonly Statement[]): ReadonlyMap<string, string> {
  return new Map(
    nodes.flatMap(node =>
      importedNames(node).map(({ name, module, attribute }): [string, string] => [
        name,
        attribute ? `${module}.${attribute}` : module
      ])
    )
  );
}

/** What an import statement binds; star imports bind nothing that can be read. */
export function importedNames(node: Statement): Imported[] {
  if (node.kind === 'Import') {
    return node.names.map(alias => ({
      name: alias.asname ?? alias.name.split('.')[0],
      module: alias.name,
      attribute: null,
      submodule: !alias.asname && alias.name.includes('.')
    }));
  }
  if (node.kind === 'ImportFrom') {
    const module = '.'.repeat(node.level) + (node.module ?? '');
    return node.names
      .filter(alias => alias.name !== '*')
      .map(alias => ({
        name: alias.asname ?? alias.name,
        module,
        attribute: alias.name,
        submodule: false
      }));
  }
  return [];
}

/** Do two imports bind the same object to their name? */
export function sameImport(a: Imported, b: Imported): boolean {
  return a.submodule && b.submodule
    ? a.name === b.name
    : a.module === b.module && a.attribute === b.attribute
      ? true
      : // `import a` beside `import a.b`: both bind `a`.
        a.attribute === null && b.attribute === null && root(a) === root(b) && a.name === b.name;
}

function root(imported: Imported): string {
  return imported.name === imported.module.split('.')[0] ? imported.name : imported.module;
}

/** The import as one line. */
export function importLine(imported: Imported): string {
  const { name, module, attribute } = imported;
  if (attribute === null) {
    return imported.submodule || name === module
      ? `import ${module}`
      : `import ${module} as ${name}`;
  }
  return attribute === name
    ? `from ${module} import ${attribute}`
    : `from ${module} import ${attribute} as ${name}`;
}

/** Lines without repetition, `from __future__` first, then plain imports, sorted. */
export function importBlock(lines: Iterable<string>): string {
  const sorted = [...new Set(lines)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return sorted.map(line => `${line}\n`).join('');
}

function rank(line: string): number {
  return line.startsWith('from __future__') ? 0 : line.startsWith('import ') ? 1 : 2;
}
