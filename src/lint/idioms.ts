/**
 * What is right in a notebook though wrong in a module. ruff's own notebook mode makes the same
 * exceptions; its WebAssembly build has no such mode.
 */
import type { Statement } from '../python/ast';
import type { CellReading } from '../python/facts';
import type { CellDiagnostic } from './diagnostic';

/** Is the diagnostic about something that a notebook may well do? */
export function isNotebookIdiom(diagnostic: CellDiagnostic, reading: CellReading): boolean {
  const { body } = reading.module;
  const statement = body.findIndex(
    s => s.start <= diagnostic.span.start && diagnostic.span.start <= s.end
  );
  switch (diagnostic.code) {
    case 'B015': // a comparison, shown
    case 'B018': // a value, shown
      return statement === body.length - 1 && body[statement]?.kind === 'Expr';
    case 'E703': // `plot();` keeps the result from being shown
      return statement === body.length - 1 && !('body' in body[statement]);
    case 'E402': // imports come first in their cell, not in the module
      return statement >= 0 && body.slice(0, statement).every(mayPrecedeImports);
    case 'F704': // `await` at the top level, as IPython allows
    case 'PLE1142':
      return /await/.test(diagnostic.message);
    case 'W391': // blank lines at the end, but for the last cell
    case 'D100': // a docstring of the module
    case 'INP001':
      return true;
    default:
      return false;
  }
}

function mayPrecedeImports(statement: Statement): boolean {
  return (
    statement.kind === 'Import' ||
    statement.kind === 'ImportFrom' ||
    statement.kind === 'Magic' ||
    statement.kind === 'Try' ||
    statement.kind === 'If' ||
    (statement.kind === 'Expr' && statement.value.kind === 'Constant')
  );
}
