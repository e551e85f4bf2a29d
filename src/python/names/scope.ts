/** Which scope a name belongs to (language reference 4.2), as CPython's `symtable` tells it. */

/** What a name means at a place. */
export type Meaning =
  | { readonly kind: 'global' }
  /** Local to the class body, and looked for among the globals while it is unbound there. */
  | { readonly kind: 'class' }
  /** Of a function around the place, or of the place itself. */
  | { readonly kind: 'local' };

const GLOBAL: Meaning = { kind: 'global' };
const CLASS: Meaning = { kind: 'class' };
const LOCAL: Meaning = { kind: 'local' };

/** The scope of a module, class, function, lambda or comprehension. Names in it are mangled already. */
export class Scope {
  /** Names bound in this scope, parameters too. */
  readonly bound = new Set<string>();
  /** Names declared `global`. */
  readonly globals = new Set<string>();
  /** Names declared `nonlocal`. */
  readonly nonlocals = new Set<string>();

  /**
   * @param className - of the innermost class around the scope, for private names; null outside classes.
   */
  constructor(
    readonly kind: 'module' | 'class' | 'function' | 'comprehension',
    readonly parent: Scope | null,
    readonly className: string | null
  ) {}

  /** The name as Python stores it: `__x` in a class `C` is `_C__x` (language reference 6.2.1). */
  mangle(name: string): string {
    const owner = this.className;
    return owner && name.startsWith('__') && !name.endsWith('__') && /[^_]/.test(owner)
      ? `_${owner.replace(/^_+/, '')}${name}`
      : name;
  }

  /** What a mangled name means in this scope. */
  meaning(name: string): Meaning {
    if (this.kind === 'module' || this.globals.has(name)) {
      return GLOBAL;
    }
    if (this.bound.has(name) && !this.nonlocals.has(name)) {
      return this.kind === 'class' ? CLASS : LOCAL;
    }
    let inner: Scope['kind'] = this.kind;
    for (let scope = this.parent; scope && scope.kind !== 'module'; scope = scope.parent) {
      const method = scope.kind === 'class' && inner !== 'class';
      inner = scope.kind;
      if (scope.kind === 'class') {
        // Methods find their class under this name (data model, 3.3.3.6).
        if (name === '__class__' && method) {
          return LOCAL;
        }
        continue;
      }
      if (scope.globals.has(name)) {
        return GLOBAL;
      }
      if (scope.bound.has(name) && !scope.nonlocals.has(name)) {
        return LOCAL;
      }
    }
    return GLOBAL;
  }

  /** The scope in which an assignment expression binds its target (PEP 572). */
  get walrusOwner(): Scope {
    return this.kind === 'comprehension' && this.parent ? this.parent.walrusOwner : this;
  }
}
