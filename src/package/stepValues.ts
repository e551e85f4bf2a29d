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
  const binders = new Map<string, Set<string>>();
  for (const { cell, pieces } of page.cells) {
    const id = origins.get(cell.id)?.cell ?? cell.id;
    for (const name of pieces.flatMap(({ facts }) => [...facts.binds])) {
      binders.set(name, (binders.get(name) ?? new Set()).add(id));
    }
  }
  const cellsOf = (name: string): string[] => [...(binders.get(name) ?? [])];
  if (!calls.length) {
    return fields.map(({ name }) => ({ name, step: 'run', cells: cellsOf(name) }));
  }
  /** The last step that gives a name another value, or none. */
  const last = new Map(calls.flatMap(step => rebound(step).map(name => [name, step])));
  return calls.flatMap(step =>
    step.gives
      .filter(name => last.get(name) === step)
      .map(name => ({ name, step: step.name, cells: cellsOf(name) }))
  );
}

function rebound({ gives, pieces }: NamedStep): string[] {
  return [...gives, ...pieces.flatMap(({ facts }) => [...facts.binds, ...facts.deletes])];
}
