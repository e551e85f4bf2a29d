/** What the linter says of a notebook as a whole. */
import type { LintAnswer } from '../package/readiness/facts';
import type { CellDiagnostic } from './diagnostic';

/** @param diagnostics - in page order. */
export function answerOf(diagnostics: readonly CellDiagnostic[]): LintAnswer {
  const counts = new Map<string, number>();
  diagnostics.forEach(({ code }) => counts.set(code, (counts.get(code) ?? 0) + 1));
  const fixable = diagnostics.filter(({ fix }) => fix?.safe).length;
  return { state: 'done', counts, fixable, cells: [...new Set(diagnostics.map(d => d.cell))] };
}
