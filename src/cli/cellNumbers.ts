/** Cells as a person counts them: by their number among the code cells, as the page does. */
import type { PackagePlan } from '../package/index';
import type { FileCell } from './notebook';

/** Ids, as a plan names cells, to numbers from 1; cells without code have none. */
export type CellNumbers = ReadonlyMap<string, number>;

/** The id of a cell in a plan; notebooks below format 4.5 have none. */
export function planId({ id, index }: Pick<FileCell, 'id' | 'index'>): string {
  return id ?? `cell-${index}`;
}

export function cellNumbers(cells: readonly FileCell[]): CellNumbers {
  const code = cells.filter(cell => cell.type === 'code');
  return new Map(code.map((cell, i) => [planId(cell), i + 1]));
}

/** A cell in a sentence: its number, or its id where it has none. */
export function numberOf(numbers: CellNumbers, cell: string): string {
  return String(numbers.get(cell) ?? cell);
}

/** The plan with the numbers of cells beside their ids; null: not a code cell of this notebook. */
export function withNumbers(plan: PackagePlan, numbers: CellNumbers) {
  const numbered = <T extends { readonly cell: string | null }>(all: readonly T[]) =>
    all.map(one => ({
      ...one,
      number: one.cell === null ? null : (numbers.get(one.cell) ?? null)
    }));
  return {
    ...plan,
    decisions: numbered(plan.decisions),
    refusals: numbered(plan.refusals),
    notes: numbered(plan.notes)
  };
}
