/** Which statements may stand above imports in a cell, as ruff's rule E402 has it. */
import type { Expression, Statement } from '../python/ast';
import type { CellReading } from '../python/facts';

/** Blocks: what stands in them is no matter of this rule. */
const BLOCKS = new Set<Statement['kind']>([
  'If',
  'Try',
  'TryStar',
  'With',
  'AsyncWith',
  'For',
  'AsyncFor',
  'While',
  'Match'
]);

/** Calls that have to come before some import, by their full names. */
const SETTINGS =
  /^(?:matplotlib\.use|sys\.path\.(?:append|insert|extend|remove|pop|clear|reverse|sort)|site\.addsitedir|os\.(?:putenv|unsetenv)|os\.environ\.(?:update|pop|clear|setdefault|popitem)|pytest\.importorskip)$/;
const SET = /^(?:os\.environ|sys\.path)$/;

/** @param modules - what the notebook calls the modules that it imports: `mpl` for `matplotlib`. */
export function mayPrecedeImports(
  statement: Statement,
  modules: ReadonlyMap<string, string>
): boolean {
  const nameOf = (node: Expression): string => fullName(node, modules);
  switch (statement.kind) {
    case 'Import':
    case 'ImportFrom':
    case 'Magic':
      return true;
    case 'Assign':
      return statement.targets.every(
        target =>
          (target.kind === 'Name' && /^__\w+__$/.test(target.id)) ||
          SET.test(nameOf(target.kind === 'Subscript' ? target.value : target))
      );
    case 'AugAssign':
      return SET.test(
        nameOf(statement.target.kind === 'Subscript' ? statement.target.value : statement.target)
      );
    case 'Delete':
      return statement.targets.every(
        target => target.kind === 'Subscript' && SET.test(nameOf(target.value))
      );
    case 'Expr': {
      const { value } = statement;
      return value.kind === 'Magic' || (value.kind === 'Call' && SETTINGS.test(nameOf(value.func)));
    }
    default:
      return BLOCKS.has(statement.kind);
  }
}

/** What the notebook calls the modules that its cells import. */
export function importedModules(readings: readonly CellReading[]): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const { module } of readings) {
    for (const statement of module.body) {
      if (statement.kind === 'Import') {
        statement.names.forEach(({ name, asname }) => asname && modules.set(asname, name));
      } else if (statement.kind === 'ImportFrom' && !statement.level) {
        statement.names.forEach(({ name, asname }) =>
          modules.set(asname ?? name, `${statement.module}.${name}`)
        );
      }
    }
  }
  return modules;
}

/** `mpl.use` as `matplotlib.use`; empty for what is no name. */
function fullName(node: Expression, modules: ReadonlyMap<string, string>): string {
  if (node.kind === 'Name') {
    return modules.get(node.id) ?? node.id;
  }
  return node.kind === 'Attribute' ? `${fullName(node.value, modules)}.${node.attr}` : '';
}
