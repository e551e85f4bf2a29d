/** Where a name is looked for and where it is stored (language reference 4.2). */
import { combine, ofText } from './fingerprint';
import { MISSING, type Scope, term, type Value } from './value';
import { Raised } from './setting';
import type { Walk } from './walk';

/** Loads a name. @throws Raised - where it is not bound and the code surely runs. */
export function loadName(walk: Walk, name: string, scope: Scope | null): Value {
  const value = find(walk, name, scope);
  if (value.kind === 'missing') {
    if (walk.blur > 0) {
      const lost = term(combine('missing', [ofText(name)]));
      walk.log(lost);
      return lost;
    }
    throw new Raised('NameError', ofText(name));
  }
  walk.log(value);
  return value;
}

function find(walk: Walk, name: string, scope: Scope | null): Value {
  for (let at = scope, inner = true; at; at = at.parent) {
    const { code } = at;
    if (code?.globals.has(name)) {
      break;
    }
    const visible = at.kind !== 'class' || inner;
    const value = visible ? at.names.get(name) : undefined;
    if (value) {
      return value;
    }
    if (visible && code?.locals.has(name) && !code.nonlocals.has(name)) {
      return MISSING;
    }
    inner &&= at.kind === 'comprehension';
  }
  return walk.load(name);
}

/** Stores a name; undefined removes it. */
export function storeName(
  walk: Walk,
  name: string,
  value: Value | undefined,
  scope: Scope | null
): void {
  const owner = ownerOf(name, scope);
  if (owner) {
    walk.setLocal(owner, name, value);
  } else if (value) {
    walk.bind(name, value);
  } else {
    walk.unbind(name);
  }
}

/** The scope that a name is stored in; null for the notebook's namespace. */
function ownerOf(name: string, scope: Scope | null): Scope | null {
  for (let at = scope; at; at = at.parent) {
    if (at.code?.globals.has(name)) {
      return null;
    }
    if (!at.code?.nonlocals.has(name)) {
      return at;
    }
  }
  return null;
}

/** The scope that an assignment expression stores in: not that of a comprehension (PEP 572). */
export function walrusScope(scope: Scope | null): Scope | null {
  return scope?.kind === 'comprehension' ? walrusScope(scope.parent) : scope;
}
