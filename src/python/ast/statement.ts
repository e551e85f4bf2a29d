import type { Arguments, Expression, Keyword, Name } from './expression';
import type { Pattern } from './pattern';
import type { Span } from './span';

export interface FunctionDef extends Span {
  readonly kind: 'FunctionDef' | 'AsyncFunctionDef';
  readonly name: string;
  /** Where the name stands, for messages and renames. */
  readonly nameSpan: Span;
  readonly typeParams: readonly TypeParam[];
  readonly args: Arguments;
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly returns: Expression | null;
}

export interface ClassDef extends Span {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly nameSpan: Span;
  readonly typeParams: readonly TypeParam[];
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
}

export interface Return extends Span {
  readonly kind: 'Return';
  readonly value: Expression | null;
}
export interface Delete extends Span {
  readonly kind: 'Delete';
  readonly targets: readonly Expression[];
}
export interface Assign extends Span {
  readonly kind: 'Assign';
  readonly targets: readonly Expression[];
  readonly value: Expression;
}
/** `type X[T] = ...` (PEP 695); the value is evaluated lazily. */
export interface TypeAlias extends Span {
  readonly kind: 'TypeAlias';
  readonly name: Name;
  readonly typeParams: readonly TypeParam[];
  readonly value: Expression;
}
export interface AugAssign extends Span {
  readonly kind: 'AugAssign';
  readonly target: Expression;
  /** The operator without `=`, for example `+`. */
  readonly op: string;
  readonly value: Expression;
}
export interface AnnAssign extends Span {
  readonly kind: 'AnnAssign';
  /** False where the target is no name, or a name in brackets: these declare nothing. */
  readonly simple: boolean;
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | null;
}
export interface For extends Span {
  readonly kind: 'For' | 'AsyncFor';
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface While extends Span {
  readonly kind: 'While';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface If extends Span {
  readonly kind: 'If';
  readonly test: Expression;
  readonly body: readonly Statement[];
  /** `elif` is an `If` in here, as in CPython. */
  readonly orelse: readonly Statement[];
}
export interface WithItem {
  readonly context: Expression;
  readonly target: Expression | null;
}
export interface With extends Span {
  readonly kind: 'With' | 'AsyncWith';
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}
export interface MatchCase extends Span {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}
export interface Match extends Span {
  readonly kind: 'Match';
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends Span {
  readonly kind: 'Raise';
  readonly exc: Expression | null;
  readonly cause: Expression | null;
}
export interface ExceptHandler extends Span {
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}
export interface Try extends Span {
  readonly kind: 'Try' | 'TryStar';
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
}
export interface Assert extends Span {
  readonly kind: 'Assert';
  readonly test: Expression;
  readonly msg: Expression | null;
}
export interface Alias extends Span {
  /** Dotted, as written. */
  readonly name: string;
  readonly asname: string | null;
}
export interface Import extends Span {
  readonly kind: 'Import';
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Span {
  readonly kind: 'ImportFrom';
  /** Null in `from . import x`. */
  readonly module: string | null;
  /** One alias of name `*` for a star import. */
  readonly names: readonly Alias[];
  /** Number of leading dots. */
  readonly level: number;
}
export interface Global extends Span {
  readonly kind: 'Global' | 'Nonlocal';
  readonly names: readonly string[];
}
export interface ExprStatement extends Span {
  readonly kind: 'Expr';
  readonly value: Expression;
}
export interface Simple extends Span {
  readonly kind: 'Pass' | 'Break' | 'Continue';
}

/** IPython syntax that stands where a statement or the right side of an assignment may stand. */
export interface Magic extends Span {
  readonly kind: 'Magic';
  readonly form:
    | 'line' // %name args
    | 'cell' // %%name args ⏎ body
    | 'shell' // !command, !!command
    | 'help' // name?, ?name, name??
    | 'autocall'; // /f x   ,f x   ;f x
  /** Name of the magic without its signs; `!` for shell, `pinfo`/`pinfo2` for help. */
  readonly name: string;
  /** The text after the name on its line, with the place where it stands. */
  readonly args: string;
  readonly argsSpan: Span;
  /** Text of a cell magic's body; null where there is none. */
  readonly text: string | null;
  /**
   * The Python that the magic runs (`%time x = 1`, the body of `%%time`, the call that `/f x`
   * stands for), read; null where it runs none. `%timeit` bodies have a scope of their own.
   */
  readonly body: readonly Statement[] | null;
  /** Names that the magic itself stores, for example `%%capture out`. */
  readonly stores: readonly string[];
  /** Names in `{…}` and after `$` in its arguments, and of `name?`: IPython looks them up, a missing one is no error. */
  readonly mentions: readonly string[];
}

/** Text that could not be read; its cell is not valid. */
export interface Unreadable extends Span {
  readonly kind: 'Unreadable';
}

export type Statement =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | ExprStatement
  | Simple
  | Magic
  | Unreadable;

export interface TypeParam extends Span {
  readonly kind: 'TypeVar' | 'ParamSpec' | 'TypeVarTuple';
  readonly name: string;
  readonly bound: Expression | null;
  readonly default: Expression | null;
}
