/** What the modules of the run are written from. */
import type { Bindings } from './binding';
import type { PlanDraft } from './draft';
import type { Figures } from './figures';
import type { Levels } from './levels';
import type { Page } from './page';
import type { FoundParameters } from './parameters';
import type { Reads } from './reads';
import type { ResultField } from './results';
import type { Helpers } from './rewrite';
import type { Step } from './steps';

/** All that the run is made from. */
export interface RunParts {
  readonly draft: PlanDraft;
  readonly page: Page;
  readonly bindings: Bindings;
  readonly levels: Levels;
  readonly figures: Figures;
  readonly reads: Reads;
  readonly helpers: Helpers;
  readonly parameters: FoundParameters;
  readonly fields: readonly ResultField[];
  /** The rewritten statements finish figures themselves. */
  readonly showsFigures: boolean;
}

/** A step as `run()` calls it. */
export interface NamedStep extends Step {
  readonly name: string;
  /** Module that it stands in; null: beside `run()`. */
  readonly home: string | null;
}
