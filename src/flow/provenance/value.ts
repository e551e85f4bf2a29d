/** What the names of an abstract kernel stand for. */
import type { Arguments, Expression, Statement } from '../../python/ast';
import type { StateUse } from '../../python/facts';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { sameSettled, type Settled } from './settled';

/** A value without an identity of its own: nothing can change it behind a name's back. */
export interface Term {
  readonly kind: 'term';
  readonly fingerprint: Fingerprint;
  /** Where Python's value is known. `None` is null. */
  readonly constant?: string | number | boolean | null;
  /** The builtin function or class of this name. */
  readonly builtin?: string;
  /** Dotted name of the module, or of what was imported from one, that this is. */
  readonly imported?: string;
}

/** A reference to an object of the heap. */
export interface Ref {
  readonly kind: 'ref';
  readonly id: string;
}

/** No value: the name is not bound. */
export interface Missing {
  readonly kind: 'missing';
}

export type Value = Term | Ref | Missing;

export const MISSING: Missing = { kind: 'missing' };
export const NONE: Term = constant(null);

/** A constant of Python; `text` where JavaScript cannot hold its value. */
export function constant(value: string | number | boolean | null): Term {
  return {
    kind: 'term',
    fingerprint: combine('constant', [ofText(`${typeof value}:${String(value)}`)]),
    constant: value
  };
}

export function term(fingerprint: Fingerprint): Term {
  return { kind: 'term', fingerprint };
}

/** The text of a function, with what it keeps from the place of its definition. */
export interface Code {
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Statement[] | Expression;
  readonly defaults: ReadonlyMap<string, Value>;
  /** Names that are local to the body. */
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  readonly generator: boolean;
  readonly syntax: Fingerprint;
  /** Names used in the body. */
  readonly mentions: ReadonlySet<string>;
  /** State without a name that calling it reads or writes. */
  readonly state: readonly StateUse[];
  readonly scope: Scope | null;
}

/** Names of a running function, class body or comprehension. */
export interface Scope {
  readonly kind: 'function' | 'class' | 'comprehension';
  readonly names: Map<string, Value>;
  readonly code: Code | null;
  readonly parent: Scope | null;
  /** The function of a method's class, for `super()`. */
  readonly self?: Value;
}

export type ObjectKind =
  | 'thing' // of a type that is not known
  | 'list'
  | 'tuple'
  | 'dict'
  | 'set'
  | 'iterator' // reading it uses it up
  | 'function'
  | 'class'
  | 'instance'
  | 'method' // bound to its receiver, the first that it holds
  | 'part'; // a view of its owner's data, or a piece taken from it

/** The object of which another one is a part. */
export interface Owner {
  readonly ref: Ref;
  /** The part shows what becomes of the owner. */
  readonly live: boolean;
  /** But not what is stored under names: it is a column of its own. */
  readonly besides?: boolean;
}

/** The value that an object was found to have, and its fingerprint then: what it holds may change. */
export interface Known {
  readonly value: Fingerprint;
  readonly then: Fingerprint;
}

/** An object, as it is at one moment. Never changed: the heap gets another. */
export interface Obj {
  readonly kind: ObjectKind;
  /** How it was made and what was done to it, without its parts. */
  readonly base: Fingerprint;
  /** The elements of a list, tuple or set, where all are known. */
  readonly items?: readonly Value[];
  /** What was stored under constant keys: `.name` for attributes, `[…]` for items. */
  readonly parts: ReadonlyMap<string, Value>;
  /** True: it has no parts but these. */
  readonly complete: boolean;
  /** Other objects that it refers to. An instance's first is its class, a method's its receiver. */
  readonly holds: readonly Value[];
  readonly code?: Code;
  /** Bases of a class. */
  readonly bases?: readonly Value[];
  /** Of a `part`: whose. */
  readonly owner?: Owner;
  /** What its contents were found to be, where they were looked at. */
  readonly known?: Known;
  /** Changes that, done again, would change nothing. */
  readonly settled?: readonly Settled[];
  /** The step that changed it in place last. */
  readonly changedBy?: string;
}

const NO_PARTS: ReadonlyMap<string, Value> = new Map();

/** An object with nothing known of it but how it came to be. */
export function made(kind: ObjectKind, base: Fingerprint, more: Partial<Obj> = {}): Obj {
  return { kind, base, parts: NO_PARTS, complete: false, holds: [], ...more };
}

/** A value that depends on a test that no run has decided. */
export interface Undecided<T> {
  readonly test: Fingerprint;
  readonly yes: Choice<T>;
  readonly no: Choice<T>;
}
export type Choice<T> = T | Undecided<T>;

export function isUndecided<T extends object>(choice: Choice<T>): choice is Undecided<T> {
  return 'test' in choice;
}

export function sameValue(a: Value, b: Value): boolean {
  if (a === b || a.kind === 'missing' || b.kind === 'missing') {
    return a.kind === b.kind;
  }
  return a.kind === 'term'
    ? b.kind === 'term' && a.fingerprint === b.fingerprint
    : b.kind === 'ref' && a.id === b.id;
}

export function sameObject(a: Obj, b: Obj): boolean {
  return (
    a === b ||
    (a.kind === b.kind &&
      a.base === b.base &&
      a.complete === b.complete &&
      sameSettled(a.settled, b.settled) &&
      a.known?.value === b.known?.value &&
      a.known?.then === b.known?.then &&
      a.changedBy === b.changedBy &&
      a.code?.syntax === b.code?.syntax &&
      a.code?.scope === b.code?.scope &&
      a.owner?.ref.id === b.owner?.ref.id &&
      a.owner?.besides === b.owner?.besides &&
      a.parts.size === b.parts.size &&
      sameAll(a.holds, b.holds) &&
      sameAll(a.bases ?? [], b.bases ?? []) &&
      (a.items && b.items ? sameAll(a.items, b.items) : a.items === b.items) &&
      sameParts(a.code?.defaults ?? NO_PARTS, b.code?.defaults ?? NO_PARTS) &&
      sameParts(a.parts, b.parts))
  );
}

function sameAll(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, i) => sameValue(value, b[i]));
}

function sameParts(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  for (const [key, value] of a) {
    const other = b.get(key);
    if (!other || !sameValue(value, other)) {
      return false;
    }
  }
  return true;
}
