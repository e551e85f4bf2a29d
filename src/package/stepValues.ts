/** Which names hold at the end of the page what a step gave: what a golden test can be made of. */
import type { PlanDraft } from './draft';
import type { Page } from './page';
import type { NamedStep } from './runParts';
import type { StepValue } from './plan';
import type { ResultField } from './results';

/**
 * In the order in which the run gives them.
 *
 * @param calls - the steps; empty where all cells run in one function.
 * @param origins - of cells that are not the notebook's own.
 */
export function stepValues(
  page: Page,
  calls: readonly NamedStep[],
  fields: readonly ResultField[],
  origins: PlanDraft['origins']
): StepValue[] {
  const cellsOf = (name: string): string[] => {
    const binders = page.cells.filter(({ pieces }) =>
      pieces.some(({ facts }) => facts.binds.has(name))
    );
    return [...new Set(binders.map(({ cell }) => origins.get(cell.id)?.cell ?? cell.id))];
  };
  if (!calls.length) {
    return fields.map(({ name }) => ({ name, step: 'run', cells: cellsOf(name) }));
  }
  return calls.flatMap((step, i) =>
    step.gives
      .filter(name => !calls.slice(i + 1).some(later => rebinds(later, name)))
      .map(name => ({ name, step: step.name, cells: cellsOf(name) }))
  );
}

/** Gives the name another value, or none. */
function rebinds(step: NamedStep, name: string): boolean {
  return (
    step.gives.includes(name) ||
    step.pieces.some(({ facts }) => facts.binds.has(name) || facts.deletes.has(name))
  );
}
