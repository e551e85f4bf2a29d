/** What is said of a cell: verdicts, findings, causes and mends. */
import type { Phrase } from '../phrase';
import type { Client } from './session';

/** Would a fresh run from top to bottom give what the page shows for this cell? */
export type Verdict = 'sound' | 'suspect' | 'not-run' | 'unknown';

/** The first difference between the page as read and as run, on the way up. */
export type FindingKind =
  | 'edited'
  | 'stale'
  | 'out of order'
  | 'ghost'
  | 'repeated'
  | 'failed midway'
  | 'would change'
  | 'not run'
  | 'previous kernel'
  | 'unknown';

/** What a finding goes back to. */
export type Cause =
  | { readonly kind: 'cell'; readonly cell: string }
  /** Code that is no cell of the page; the source is empty where none was seen. */
  | {
      readonly kind: 'console';
      readonly count: number | null;
      readonly source: string;
      readonly client?: Client;
      readonly time?: number;
    }
  /** A cell that is gone, with the text that it had when it last ran. */
  | {
      readonly kind: 'deleted';
      readonly cell: string;
      readonly source: string;
      readonly time?: number;
    }
  /** A text that a cell had when it ran and has no more. */
  | { readonly kind: 'earlier text'; readonly cell: string; readonly source: string }
  | { readonly kind: 'restart'; readonly time?: number }
  /** Nothing in this notebook: a widget, a thread, something that ran before anyone watched. */
  | { readonly kind: 'unseen' };

/** What a finding stands on, strongest first. */
export type Ground = 'recorder' | 'messages' | 'history' | 'file' | 'reading';

/** What a person can do about a finding, by one click. */
export type Mend =
  /** Cells to run, in this order; `seconds` as the last runs took, null where one never ran. */
  | { readonly kind: 'run'; readonly cells: readonly string[]; readonly seconds: number | null }
  | {
      readonly kind: 'restore';
      readonly cell: string;
      readonly source: string;
      readonly index: number;
    }
  /** Make a cell of code that ran outside the page; the index is among the code cells. */
  | { readonly kind: 'insert'; readonly source: string; readonly index: number }
  | { readonly kind: 'move'; readonly cell: string; readonly before: string }
  | { readonly kind: 'verify' };

/** Both sides of a difference: "cell 3 as it ran in [3], 14:01" against "cell 3 as it reads now". */
export interface Sides {
  readonly shown: Phrase;
  readonly fresh: Phrase;
}

export interface Finding {
  readonly kind: FindingKind;
  readonly cell: string;
  /** Names of the notebook that it is about; may be empty. */
  readonly names: readonly string[];
  readonly because: Cause;
  /** One sentence that a data scientist understands; the panel and the terminal show it as it is. */
  readonly message: Phrase;
  readonly ground: Ground;
  /** What the page shows stands on the one, a fresh run on the other; null where that is not known. */
  readonly sides: Sides | null;
  readonly mends: readonly Mend[];
  /** True where another cell's finding is the reason: the mark is faint, the group is the other's. */
  readonly follows: boolean;
}

export interface CellJudgement {
  readonly verdict: Verdict;
  /** Gravest first. Empty for sound cells (and for cells without code). */
  readonly findings: readonly Finding[];
}

/** Findings that one cause explains. */
export interface CauseGroup {
  /** The root: the cause is its. */
  readonly root: Finding;
  /** Cells that follow from it, in page order, without the root's own. */
  readonly following: readonly string[];
  /** The cause in a sentence: the root's, said of all cells that it holds for alike. */
  readonly message: Phrase;
  /** The best that running or editing can do for the whole group. */
  readonly mends: readonly Mend[];
}

/** The whole page. */
export interface Judgement {
  readonly cells: ReadonlyMap<string, CellJudgement>;
  /** By cells touched, then by page order. */
  readonly groups: readonly CauseGroup[];
  /** Cells that would fail in a fresh run, as far as that is known. */
  readonly stops: readonly string[];
  /** The smallest set of runs that makes all sound that running can. */
  readonly mend: Mend | null;
  /** "In a fresh run, 9 of 24 cells would differ." */
  readonly headline: Phrase;
  /** The sentence below it; may be empty. */
  readonly detail: Phrase;
  /** Names in the kernel that no cell of the page sets, with what set them. */
  readonly sourceless: readonly { readonly name: string; readonly because: Cause }[];
}
