/** Where imports of a special kind may stand (language reference 7.11, 7.11.1). */
import type { ImportFrom, Statement } from '../ast';
import type { Report } from './check';

const FEATURES = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations'
]);

/** Star imports stand at module level. */
export function checkStar(node: ImportFrom, atModule: boolean, report: Report): void {
  if (!atModule && node.names.some(alias => alias.name === '*')) {
    report('import * only allowed at module level', node);
  }
}

/** Imports from `__future__` stand before everything but the docstring, and name what there is. */
export function checkFuture(body: readonly Statement[], report: Report): void {
  let allowed = true;
  flat(body).forEach((node, i) => {
    if (node.kind === 'ImportFrom' && node.module === '__future__' && node.level === 0) {
      if (!allowed) {
        report('imports from __future__ must stand at the beginning', node, true);
      }
      for (const alias of node.names) {
        if (!FEATURES.has(alias.name)) {
          report(`future feature ${alias.name} is not defined`, alias);
        }
      }
    } else {
      const docstring =
        i === 0 &&
        node.kind === 'Expr' &&
        node.value.kind === 'Constant' &&
        node.value.type === 'str';
      allowed &&= docstring;
      inner(node, report);
    }
  });
}

/** The statements as they run one after the other: the body of `%%time` is the cell's own. */
function flat(body: readonly Statement[]): Statement[] {
  return body.flatMap(node =>
    node.kind === 'Magic' && node.body?.length && node.name !== 'timeit' ? flat(node.body) : [node]
  );
}

/** Reports imports from `__future__` in blocks. */
function inner(node: Statement, report: Report): void {
  const blocks: (readonly Statement[])[] = [];
  switch (node.kind) {
    case 'Try':
    case 'TryStar':
      blocks.push(node.finalbody, ...node.handlers.map(handler => handler.body));
      blocks.push(node.body, node.orelse);
      break;
    case 'If':
    case 'For':
    case 'AsyncFor':
    case 'While':
      blocks.push(node.body, node.orelse);
      break;
    case 'Match':
      blocks.push(...node.cases.map(one => one.body));
      break;
    case 'With':
    case 'AsyncWith':
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      blocks.push(node.body);
      break;
  }
  for (const statement of blocks.flat()) {
    if (statement.kind === 'ImportFrom' && statement.module === '__future__') {
      report('imports from __future__ must stand at the beginning', statement);
    }
    inner(statement, report);
  }
}
