/** Linting a whole notebook: joined, checked by ruff, brought back to the cells. */
import type { CellDiagnostic, LintFix } from './diagnostic';
import { JoinedModule, type LintCell } from './join';
import { helpOf, isSafe } from './rules';
import { isNotebookIdiom } from './idioms';
import type { Ruff, RuffDiagnostic } from './ruff';

/**
 * What ruff says of each cell, in page order.
 *
 * Text that is no Python hides the rest of its module from ruff: cells that the reader calls
 * invalid are therefore told by the reader's own words and left out of the module.
 */
export function checkNotebook(ruff: Ruff, cells: readonly LintCell[]): readonly CellDiagnostic[] {
  const valid = cells.filter(cell => cell.reading.valid);
  const joined = new JoinedModule(valid);
  const byId = new Map(cells.map(cell => [cell.id, cell]));
  const found = ruff
    .check(joined.text)
    .flatMap(diagnostic => inCell(joined, diagnostic))
    .filter(d => !isNotebookIdiom(d, byId.get(d.cell)!.reading));
  const order = new Map(cells.map((cell, i) => [cell.id, i]));
  return [...cells.flatMap(syntaxError), ...found].sort(
    (a, b) => order.get(a.cell)! - order.get(b.cell)! || a.span.start - b.span.start
  );
}

function syntaxError({ id, reading }: LintCell): CellDiagnostic[] {
  return reading.error
    ? [{ cell: id, code: 'invalid-syntax', ...reading.error, fix: null, help: null }]
    : [];
}

function inCell(joined: JoinedModule, diagnostic: RuffDiagnostic): CellDiagnostic[] {
  const place = joined.spanIn(diagnostic.start_location, diagnostic.end_location);
  if (!place) {
    return [];
  }
  const code = diagnostic.code ?? 'invalid-syntax';
  return [
    {
      ...place,
      code,
      message: diagnostic.message,
      fix: fixOf(joined, diagnostic),
      help: helpOf(code)
    }
  ];
}

/** Null too where an edit would touch a magic or cross cells: it cannot be applied as ruff means it. */
function fixOf(joined: JoinedModule, { code, fix }: RuffDiagnostic): LintFix | null {
  if (!fix) {
    return null;
  }
  const edits = fix.edits.map(edit => {
    const place = joined.spanIn(edit.location, edit.end_location);
    return place && { ...place, text: edit.content ?? '' };
  });
  return edits.every(edit => edit !== null)
    ? { message: fix.message ?? '', edits, safe: isSafe(code ?? '') }
    : null;
}
