/** What the readiness of a notebook is read from; each part null where it is not known. */
import type { Judgement } from '../../flow/finding';
import type { PackagePlan } from '../plan';

export interface ReadinessFacts {
  readonly judgement: Judgement | null;
  readonly proof: ProofFacts | null;
  readonly memory: MemoryFacts | null;
  readonly lint: LintFacts | null;
  readonly file: FileFacts | null;
  readonly plan: PackagePlan | null;
  readonly versioning: VersioningFacts | null;
}

/** The last run in a fresh kernel, where nothing has changed since. */
export interface ProofFacts {
  readonly same: number;
  readonly cells: number;
}

/** All in bytes. */
export interface MemoryFacts {
  /** The least that must be alive at once when each value is dropped after its last use. */
  readonly needed: number | null;
  readonly held: number;
  readonly ceiling: number | null;
}

/** What the linter says; null in {@link ReadinessFacts} where it is off. */
export type LintFacts =
  | { readonly state: 'loading' }
  /** In the words of ruff or of who read the project's files. */
  | { readonly state: 'failed'; readonly problem: string }
  /** The project's configuration does not want this notebook linted. */
  | { readonly state: 'excluded'; readonly file: string }
  | LintAnswer;

export interface LintAnswer {
  readonly state: 'done';
  /** Findings by ruff's code. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many a click can mend without changing what the code means. */
  readonly fixable: number;
  /** Cells with findings, in page order; empty where they have no ids. */
  readonly cells: readonly string[];
}

/** What a review of the notebook file would have to read over. */
export interface FileFacts {
  /** Cells with outputs in the file. */
  readonly cellsWithOutputs: number;
  /** Of all outputs, in bytes. */
  readonly outputBytes: number;
}

export interface VersioningFacts {
  /** Does the notebook lie in a git repository? */
  readonly repository: boolean;
  /** The last export from this notebook; null: none. */
  readonly exported: {
    readonly version: string;
    /** How many public names differ now. */
    readonly changedNames: number;
    /** Cells that are new or have another text since, in page order; null where that is not known. */
    readonly changedCells: readonly string[] | null;
    /** How many cells are gone since. */
    readonly goneCells: number;
  } | null;
}
