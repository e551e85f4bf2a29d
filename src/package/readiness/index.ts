/** How far a notebook is from production: one row for each thing that production asks for. */
import type { Phrase, Translation } from '../../phrase';
import type { ReadinessFacts } from './facts';
import type { ReadinessRow } from './row';
import { Rows } from './rows';

export type * from './facts';
export type { ReadinessRow, RowKey, RowMend } from './row';
export { contents, type ContentRow } from './contents';

export interface Readiness {
  readonly headline: Phrase;
  readonly detail: Phrase;
  readonly rows: readonly ReadinessRow[];
  /** True where no cell would come into the package. */
  readonly nothing: boolean;
  /** True where the plan exists and refuses nothing. */
  readonly exportable: boolean;
}

/** The rows in the order in which they are shown, and the verdict over them. */
export function readiness(facts: ReadinessFacts, trans: Translation): Readiness {
  const say = new Rows(facts, trans);
  const rows = [
    say.state(),
    say.memory(),
    say.tests(),
    say.lint(),
    say.review(),
    say.dependencies(),
    say.versioning()
  ];
  const missing = rows.filter(row => row.status === 'missing').length;
  const { plan } = facts;
  return {
    headline: say.headline(),
    detail: plan ? say.detail(missing) : [],
    rows,
    nothing: say.nothing,
    exportable: plan !== null && plan.refusals.length === 0
  };
}
