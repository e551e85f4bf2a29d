/**
 * What the text of one cell says of names: the public result of this layer.
 *
 * The meaning of each field is that of CPython itself, looked at through `ast`, `symtable` and
 * IPython's own transformation of a cell. Names are *global* names of the notebook's namespace;
 * builtins are included here and left out by {@link ./notebook.ts | the notebook's reading},
 * which knows what the other cells rebind.
 */
import type { Module, Span } from './ast';

/** A set of names that never changes. */
export type Names = ReadonlySet<string>;

/** Facts about names of a piece of code that runs at module level (a cell, or one of its statements). */
export interface NameFacts {
  /** Names that the code can bind; those stored by `global` in its functions too. Unknown names of a star import are not in here. */
  readonly binds: Names;
  /** Names certainly bound when the code has ended normally (definite assignment). */
  readonly bindsSure: Names;
  /** Names bound only through a `global` declaration in a function: nothing happens until it is called. */
  readonly bindsCalledOnly: Names;
  /** `del x` executed at module level. */
  readonly deletes: Names;
  /** `except … as e`: Python deletes `e` when the handler ends. They are in `binds` too. */
  readonly deletesImplicit: Names;
  /** `global x; del x` in functions. */
  readonly deletesCalled: Names;
  /** Names loaded while the code itself runs. */
  readonly readsNow: Names;
  /** Names that functions, methods and lambdas defined here load when they are called. */
  readonly readsWhenCalled: Names;
  /** Names that may have to come from outside (upper bound). */
  readonly needs: Names;
  /** Those of `needs` with a read that no binding in the code can have reached (lower bound). */
  readonly needsUnbound: Names;
  /** Names wanted because the code directly calls functions that it defines itself. */
  readonly needsCalled: Names;
  /** Top-level module names imported anywhere, in functions too; `.` for relative imports. */
  readonly imports: Names;
  readonly starImport: boolean;
  /** Does something to the namespace that cannot be read: `%run`, `exec`, `globals()[…]`, … */
  readonly opaque: boolean;
  /** Names of the magics used; `!` for shell escapes, `pinfo` for `x?`. */
  readonly magics: Names;
  /** Names in `{…}` or `$name` of magic and shell lines, and of `name?`: a missing one is no error. */
  readonly magicMaybeReads: Names;
  /** `_`, `__`, `_12`, `In`, `Out`, … read and not bound: the display history of IPython. */
  readonly ipythonReads: Names;
  /** Objects changed in place, while the code itself runs, without rebinding their names. */
  readonly changes: readonly Change[];
  /** The same when functions that the code defines are called. */
  readonly changesWhenCalled: readonly Change[];
  /** State without a name that the code reads or writes while it runs. */
  readonly state: readonly StateUse[];
  /** The same when functions that the code defines are called. */
  readonly stateWhenCalled: readonly StateUse[];
}

/** A change in place. */
export interface Change extends Span {
  /** The global name through which the object is reached. */
  readonly name: string;
  /** `does`: the language or the table of known calls says so. `may`: a bare method call; a hint only. */
  readonly certainty: 'does' | 'may';
  /** What it is, for a sentence: `item`, `attribute`, `.append()`, `inplace=True`, `out=`. */
  readonly how: string;
}

/** Kinds of state that has no name in the namespace. */
export type StateKind =
  | 'random'
  | 'numpy.random'
  | 'torch.random'
  | 'cwd'
  | 'environ'
  | 'file'
  | 'figure'
  /** How values are computed or shown: `rcParams`, `set_option`, `getcontext().prec`. */
  | 'settings'
  | 'sys.path'
  | 'warnings'
  | 'display';

/** One use of state without a name. */
export interface StateUse extends Span {
  readonly kind: StateKind;
  /** The path of a file as written, a variable of the environment; null where it cannot be told or there is none. */
  readonly key: string | null;
  readonly access: 'read' | 'write';
}

/** What code does besides binding and reading names. */
export interface Effects {
  readonly changes: readonly Change[];
  readonly state: readonly StateUse[];
}

/** Effects while the code itself runs, and when functions that it defines are called. */
export interface CodeEffects {
  readonly now: Effects;
  readonly whenCalled: Effects;
}

/** Why Python refuses a text. */
export interface SyntaxFault {
  readonly message: string;
  readonly span: Span;
  /** IPython, which compiles a cell statement by statement, runs it all the same. */
  readonly spared?: true;
}

/** A second opinion on a cell that the grammar and the checks accept: what is the matter, or null. */
export type Judge = (cell: {
  readonly source: string;
  readonly module: Module;
}) => SyntaxFault | null;

/** One cell, read alone. Immutable, and the same object for the same text. */
export interface CellReading {
  /** The text as given. */
  readonly source: string;
  /** False where Python refuses it, as far as the grammar, the checks of `validity/` and a {@link Judge} tell. */
  readonly valid: boolean;
  /** What is the matter, for a person; null where valid. */
  readonly error: SyntaxFault | null;
  /** Does IPython run it? */
  readonly runs: boolean;
  /** The syntax, with IPython's forms in place. Of invalid text: what could be read. */
  readonly module: Module;
  /** Facts about the whole cell. */
  readonly facts: NameFacts;
  /** The same facts for each statement of `module.body`, in order. */
  readonly statements: readonly NameFacts[];
}
