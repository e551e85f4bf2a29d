import type { Span } from './span';
import type { Magic, Unreadable } from './statement';

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
