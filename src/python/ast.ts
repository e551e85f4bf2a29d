/**
 * Python's abstract syntax, under the names that CPython's `ast` module uses
 * (https://docs.python.org/3/library/ast.html#abstract-grammar), as plain
 * immutable objects.
 *
 * Differences from CPython's, each for a reason:
 * - positions are UTF-16 offsets into the *cell's own text* (`start`, `end`), as
 *   an editor wants them; magics do not move them;
 * - there is no `ctx` on expressions: the position in the tree tells;
 * - `Index`/`ExtSlice` do not exist (as from 3.9 on);
 * - `Magic` (statement and expression) stands for IPython syntax that is not Python;
 * - `Unreadable` stands for text that the grammar could not read.
 */

/** Half-open range of UTF-16 offsets into the text of the cell. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Module extends Span {
  readonly kind: 'Module';
  readonly body: readonly Statement[];
}

// ---------------------------------------------------------------- statements

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

// --------------------------------------------------------------- expressions

export interface BoolOp extends Span {
  readonly kind: 'BoolOp';
  readonly op: 'and' | 'or';
  readonly values: readonly Expression[];
}
export interface NamedExpr extends Span {
  readonly kind: 'NamedExpr';
  readonly target: Name;
  readonly value: Expression;
}
export interface BinOp extends Span {
  readonly kind: 'BinOp';
  readonly left: Expression;
  readonly op: string;
  readonly right: Expression;
}
export interface UnaryOp extends Span {
  readonly kind: 'UnaryOp';
  readonly op: string;
  readonly operand: Expression;
}
export interface Lambda extends Span {
  readonly kind: 'Lambda';
  readonly args: Arguments;
  readonly body: Expression;
}
export interface IfExp extends Span {
  readonly kind: 'IfExp';
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}
export interface Dict extends Span {
  readonly kind: 'Dict';
  /** Null key: `**value`. */
  readonly keys: readonly (Expression | null)[];
  readonly values: readonly Expression[];
}
/** Displays. A parenthesised tuple's span excludes nothing: it is the tuple as written. */
export interface Sequence extends Span {
  readonly kind: 'Set' | 'List' | 'Tuple';
  readonly elts: readonly Expression[];
}
export interface Comprehension {
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: readonly Expression[];
  readonly isAsync: boolean;
}
export interface ComprehensionExpr extends Span {
  readonly kind: 'ListComp' | 'SetComp' | 'GeneratorExp';
  readonly elt: Expression;
  readonly generators: readonly Comprehension[];
}
export interface DictComp extends Span {
  readonly kind: 'DictComp';
  readonly key: Expression;
  readonly value: Expression;
  readonly generators: readonly Comprehension[];
}
export interface Await extends Span {
  readonly kind: 'Await' | 'YieldFrom';
  readonly value: Expression;
}
export interface Yield extends Span {
  readonly kind: 'Yield';
  readonly value: Expression | null;
}
export interface Compare extends Span {
  readonly kind: 'Compare';
  readonly left: Expression;
  readonly ops: readonly string[];
  readonly comparators: readonly Expression[];
}
export interface Call extends Span {
  readonly kind: 'Call';
  readonly func: Expression;
  /** Positional ones, `Starred` among them, in source order. */
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}
export interface Keyword extends Span {
  /** Null: `**value`. */
  readonly arg: string | null;
  readonly value: Expression;
}
/** `f"…"`: the expressions in it, in order, format specifications included; `t"…"` likewise. */
export interface JoinedStr extends Span {
  readonly kind: 'JoinedStr';
  readonly values: readonly Expression[];
}
export interface Constant extends Span {
  readonly kind: 'Constant';
  readonly type: 'int' | 'float' | 'complex' | 'str' | 'bytes' | 'bool' | 'None' | 'Ellipsis';
  /**
   * The value where JavaScript can hold it exactly: decoded text of `str`, a safe integer, a
   * float, a boolean, null. Undefined otherwise (use the source text).
   */
  readonly value: string | number | boolean | null | undefined;
}
export interface Attribute extends Span {
  readonly kind: 'Attribute';
  readonly value: Expression;
  readonly attr: string;
}
export interface Subscript extends Span {
  readonly kind: 'Subscript';
  readonly value: Expression;
  readonly slice: Expression;
}
export interface Starred extends Span {
  readonly kind: 'Starred';
  readonly value: Expression;
}
export interface Name extends Span {
  readonly kind: 'Name';
  /** Normalised by NFKC, as Python does (language reference 2.3). */
  readonly id: string;
}
export interface Slice extends Span {
  readonly kind: 'Slice';
  readonly lower: Expression | null;
  readonly upper: Expression | null;
  readonly step: Expression | null;
}

export type Expression =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Sequence
  | ComprehensionExpr
  | DictComp
  | Await
  | Yield
  | Compare
  | Call
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | Slice
  | Magic
  | Unreadable;

// --------------------------------------------------------------------- parts

export interface Arg extends Span {
  readonly name: string;
  readonly annotation: Expression | null;
  /** Null where there is no default. */
  readonly default: Expression | null;
}
export interface Arguments {
  readonly posonly: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonly: readonly Arg[];
  readonly kwarg: Arg | null;
}
export interface TypeParam extends Span {
  readonly kind: 'TypeVar' | 'ParamSpec' | 'TypeVarTuple';
  readonly name: string;
  readonly bound: Expression | null;
  readonly default: Expression | null;
}

export type Pattern =
  | (Span & { readonly kind: 'MatchValue'; readonly value: Expression })
  | (Span & { readonly kind: 'MatchSingleton'; readonly value: boolean | null })
  | (Span & { readonly kind: 'MatchSequence' | 'MatchOr'; readonly patterns: readonly Pattern[] })
  | (Span & {
      readonly kind: 'MatchMapping';
      readonly keys: readonly Expression[];
      readonly patterns: readonly Pattern[];
      readonly rest: string | null;
    })
  | (Span & {
      readonly kind: 'MatchClass';
      readonly cls: Expression;
      readonly patterns: readonly Pattern[];
      readonly kwdAttrs: readonly string[];
      readonly kwdPatterns: readonly Pattern[];
    })
  | (Span & { readonly kind: 'MatchStar'; readonly name: string | null })
  | (Span & {
      readonly kind: 'MatchAs';
      readonly pattern: Pattern | null;
      readonly name: string | null;
    });
