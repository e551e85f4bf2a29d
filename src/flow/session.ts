/**
 * What happened to a notebook and its kernel: the input of everything that this layer judges.
 *
 * The same format is written by `shipshape replay`'s input files, by the recorder's evidence and
 * by the page; see the design of the command line in ARCHITECTURE.md.
 */

/** A code cell of the page. */
export interface SessionCell {
  readonly id: string;
  readonly source: string;
}

/** What a recorder in the kernel saw a run do to the namespace; absent where nothing was watching. */
export interface Evidence {
  /** Names stored. */
  readonly bound?: readonly string[];
  /** Names removed. */
  readonly deleted?: readonly string[];
  /** Names whose values were changed in place. */
  readonly changed?: readonly string[];
  /** Names whose values were looked at before and after, and are the same objects with the same contents. */
  readonly unchanged?: readonly string[];
  /**
   * Names bound or changed to fingerprints of their values after the run: equal exactly for equal
   * values, in every kernel. Only for names whose values were read completely. Under `_`: of what
   * the run shows last.
   */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * Who ran code that is no cell of the page: a console, another notebook on the same kernel, or
 * nobody by a request of their own (a widget's callback, a thread).
 */
export type Client = 'console' | 'notebook' | 'callback';

/** A run of code, whoever asked for it. */
export interface CodeRun extends Evidence {
  /** The text that ran. */
  readonly source: string;
  /** IPython's execution count; null where it is not known. */
  readonly count: number | null;
  /** False: it raised, or was interrupted. */
  readonly ok: boolean;
  /** Where it failed: name of the exception and the 1-based line of the cell, where known. */
  readonly error?: { readonly name: string; readonly line: number | null };
  /** Start, in ms since 1970. */
  readonly time?: number;
  /** In ms. */
  readonly duration?: number;
  /** What the evidence stands on. Default: `recorder` where `bound` is there, else `messages`. */
  readonly seenBy?: 'recorder' | 'messages' | 'history' | 'file';
}

export type SessionEvent =
  | {
      readonly type: 'open';
      readonly cells: readonly SessionCell[];
      /** Names that the kernel has before anything runs. */
      readonly given?: readonly string[];
    }
  | ({ readonly type: 'run'; readonly cell: string } & CodeRun)
  /** Code that is no cell of this page. */
  | ({ readonly type: 'console'; readonly client?: Client } & CodeRun)
  | { readonly type: 'edit'; readonly cell: string; readonly source: string }
  | {
      readonly type: 'insert';
      readonly cell: string;
      readonly index: number;
      readonly source: string;
    }
  | { readonly type: 'delete'; readonly cell: string; readonly time?: number }
  | { readonly type: 'move'; readonly cell: string; readonly index: number }
  /** The namespace is new: a restart, a death, another kernel. */
  | { readonly type: 'restart'; readonly time?: number };

/** A session as a file holds it. */
export interface SessionFile {
  readonly format: 1;
  /** Of the kernel, for example `python`. For others than Python only order is judged. */
  readonly language: string;
  readonly events: readonly SessionEvent[];
}
