/** `try`: what is raised goes to the first handler that matches. */
import type { Statement } from '../../python/ast';
import { combine, ofText } from './fingerprint';
import { storeName } from './scope';
import { block, type Completion } from './statement';
import { type Scope, term } from './value';
import { Raised } from './setting';
import type { Walk } from './walk';

type Try = Extract<Statement, { kind: 'Try' | 'TryStar' }>;

/** Bases of the exceptions that a walk can foresee (https://docs.python.org/3/library/exceptions.html). */
const BASES: Readonly<Record<string, readonly string[]>> = {
  NameError: ['NameError'],
  IndexError: ['IndexError', 'LookupError'],
  KeyError: ['KeyError', 'LookupError'],
  TypeError: ['TypeError'],
  ZeroDivisionError: ['ZeroDivisionError', 'ArithmeticError']
};

export function tryStatement(walk: Walk, node: Try, scope: Scope | null): Completion {
  let completion: Completion;
  try {
    completion = attempt(walk, node, scope);
  } catch (raised) {
    if (raised instanceof Raised) {
      block(walk, node.finalbody, scope);
    }
    throw raised;
  }
  const last = block(walk, node.finalbody, scope);
  return last === 'normal' ? completion : last;
}

function attempt(walk: Walk, node: Try, scope: Scope | null): Completion {
  let completion: Completion;
  try {
    completion = block(walk, node.body, scope);
  } catch (raised) {
    const handler =
      raised instanceof Raised ? node.handlers.find(each => handles(each, raised)) : undefined;
    if (!handler || !(raised instanceof Raised)) {
      throw raised;
    }
    if (handler.name) {
      const value = term(combine('exception', [ofText(raised.name), raised.detail]));
      storeName(walk, handler.name, value, scope);
    }
    const end = block(walk, handler.body, scope);
    if (handler.name) {
      storeName(walk, handler.name, undefined, scope);
    }
    return end;
  }
  return completion === 'normal' ? block(walk, node.orelse, scope) : completion;
}

function handles(handler: Try['handlers'][number], raised: Raised): boolean {
  const { type } = handler;
  if (!type) {
    return true;
  }
  const caught = type.kind === 'Tuple' ? type.elts : [type];
  const bases = [...(BASES[raised.name] ?? [raised.name]), 'Exception', 'BaseException'];
  return caught.some(each => each.kind === 'Name' && bases.includes(each.id));
}
