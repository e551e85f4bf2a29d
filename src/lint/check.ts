/** Linting a whole notebook: joined, checked by ruff, brought back to the cells. */
import { automagic } from '../python/ipython/automagic';
import type { CellDiagnostic, LintFix } from './diagnostic';
import { JoinedModule, type LintCell } from './join';
import { helpOf } from './rules';
import { isSafe } from './safety';
import { NotebookIdioms } from './idioms';
import type { Ruff, RuffDiagnostic } from './ruff';

/** A notebook ready for ruff. */
export class NotebookLint {
  /** @param cells - the code cells in page order. */
  constructor(cells: readonly LintCell[]) {
    const isBound = (name: string) => cells.some(({ reading }) => reading.facts.binds.has(name));
    this.cells = cells.filter(({ reading }) => automagic(reading.source, isBound) === null);
    this.joined = new JoinedModule(this.cells.filter(cell => cell.reading.valid));
  }

  /** What ruff is to check. */
  get text(): string {
    return this.joined.text;
  }

  /**
   * What ruff said, as diagnostics of the cells in page order.
   *
   * One faulty cell would hide all others from ruff: cells that the reader calls invalid are left
   * out of the text and told by the reader's own words.
   */
  diagnostics(found: readonly RuffDiagnostic[]): readonly CellDiagnostic[] {
    const readings = new Map(this.cells.map(cell => [cell.id, cell.reading]));
    const order = new Map(this.cells.map((cell, i) => [cell.id, i]));
    const idioms = new NotebookIdioms([...readings.values()]);
    const inCells = found
      .flatMap(diagnostic => inCell(this.joined, diagnostic))
      .filter(diagnostic => !idioms.allow(diagnostic, readings.get(diagnostic.cell)!));
    return [...this.cells.flatMap(syntaxError), ...inCells].sort(
      (a, b) => order.get(a.cell)! - order.get(b.cell)! || a.span.start - b.span.start
    );
  }

  private readonly cells: readonly LintCell[];
  private readonly joined: JoinedModule;
}

/** Lints a notebook in one go, where ruff is at hand. */
export function checkNotebook(
  ruff: Pick<Ruff, 'check'>,
  cells: readonly LintCell[]
): readonly CellDiagnostic[] {
  const lint = new NotebookLint(cells);
  return lint.diagnostics(ruff.check(lint.text));
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
    const replaced = joined.textBetween(edit.location, edit.end_location);
    return place && { ...place, replaced, text: edit.content ?? '' };
  });
  return edits.every(edit => edit !== null)
    ? {
        message: fix.message ?? '',
        edits: edits.map(({ cell, span, text }) => ({ cell, span, text })),
        safe: isSafe(code ?? '', edits)
      }
    : null;
}
