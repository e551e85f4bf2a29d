/** Which statements can raise for a reason that their text does not show. */
import type { Statement } from '../../python/ast';
import { walk as walkTree } from '../../python/ast/walk';

/** Can the statement raise, if all its names are bound? */
export function mayRaise(statement: Statement): boolean {
  let found = false;
  walkTree(statement, ({ kind }) => {
    found ||= !HARMLESS.has(kind);
    return !found && !kind.endsWith('FunctionDef') && kind !== 'Lambda';
  });
  return found;
}

const HARMLESS: ReadonlySet<string> = new Set([
  'Assign',
  'AnnAssign',
  'Expr',
  'Pass',
  'Name',
  'Constant',
  'Tuple',
  'List',
  'Dict',
  'Set',
  'FunctionDef',
  'AsyncFunctionDef',
  'Lambda',
  'Return',
  'Break',
  'Continue',
  'Global',
  'Nonlocal',
  'If',
  'BoolOp'
]);
