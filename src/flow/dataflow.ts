/**
 * The page as read, as a graph: which cell gives what to which. The same graph answers
 * "what does this result need?" (slices), "who reads this last?" (memory) and "what goes in
 * and out of this step?" (package).
 */
import type { CellReading } from '../python/facts';

/** A code cell in the page's flow. */
export interface FlowCell {
  readonly id: string;
  /** 0-based position among the code cells. */
  readonly index: number;
  readonly reading: CellReading;
  /** Name to the cell above that it comes from; null where no cell above binds it (a ghost, or given). */
  readonly inputs: ReadonlyMap<string, string | null>;
  /** Names that the cell binds, functions that it calls included. */
  readonly binds: ReadonlySet<string>;
  /** Names whose objects it changes in place, through aliases and called functions too. */
  readonly changes: ReadonlySet<string>;
  /** Names that it reads while it runs, through functions that it calls too. */
  readonly reads: ReadonlySet<string>;
  /** Names that it removes. */
  readonly deletes: ReadonlySet<string>;
}

/** The flow of a whole page, in page order. */
export interface PageFlow {
  readonly cells: readonly FlowCell[];
  /** Names that may refer to one object at the end of the page, by name. */
  readonly aliases: ReadonlyMap<string, ReadonlySet<string>>;
}
