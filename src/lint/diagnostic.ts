/** What the linter says of a cell. */
import type { Span } from '../python/ast';

/** A replacement of a span of a cell's text. */
export interface CellEdit {
  readonly cell: string;
  readonly span: Span;
  readonly text: string;
}

export interface CellDiagnostic {
  readonly cell: string;
  /** ruff's code, for example `F401`; `invalid-syntax` for text that is no Python. */
  readonly code: string;
  readonly message: string;
  /** UTF-16 offsets into the cell's own text. */
  readonly span: Span;
  /** Edits that mend it, maybe in several cells; null where ruff offers none. */
  readonly fix: LintFix | null;
  /** The page that explains the rule; null where there is none. */
  readonly help: string | null;
}

export interface LintFix {
  readonly message: string;
  readonly edits: readonly CellEdit[];
  /** Does it keep the meaning? See {@link ./rules.ts}. */
  readonly safe: boolean;
}

/** The same diagnostics by cell id; cells without any are not in it. */
export function byCell(
  diagnostics: readonly CellDiagnostic[]
): ReadonlyMap<string, readonly CellDiagnostic[]> {
  const groups = new Map<string, CellDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.cell);
    if (group) {
      group.push(diagnostic);
    } else {
      groups.set(diagnostic.cell, [diagnostic]);
    }
  }
  return groups;
}
