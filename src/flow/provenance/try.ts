/** `try`: what is raised goes to the first handler that matches. */
import type { Statement } from '../../python/ast';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { mayRaise } from './raising';
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
    completion = guarded(walk, node, scope);
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

/**
 * The body, which may raise for a reason that its text does not show: then its last statement did
 * nothing. Whether it does is a test like others; a run that nobody watched is taken to have worked.
 */
function guarded(walk: Walk, node: Try, scope: Scope | null): Completion {
  const handler = node.handlers.find(catchesAny);
  if (!handler || !node.body.some(mayRaise)) {
    return block(walk, node.body, scope);
  }
  const log: Fingerprint[] = [];
  walk.logs.push(log);
  try {
    const [early, late] = [node.body.slice(0, -1), node.body.slice(-1)];
    const end = block(walk, early, scope);
    if (end !== 'normal') {
      return end;
    }
    const back = walk.placeToReturnTo();
    const completion = block(walk, late, scope);
    const test = combine('raises', [...node.body.map(each => walk.unit.of(each)), ...log]);
    if (raises(walk, test, late[0])) {
      back();
      throw new Raised(firstName(handler), test);
    }
    return completion;
  } finally {
    walk.logs.splice(walk.logs.lastIndexOf(log), 1);
  }
}

function raises(walk: Walk, test: Fingerprint, node: Statement): boolean {
  if (walk.setting.observed?.bound === null) {
    const known = walk.knows(test) ?? false;
    walk.told.push([test, known]);
    return known;
  }
  return walk.ask(test, node) ?? false;
}

type Handler = Try['handlers'][number];

/** Does the handler catch what cannot be foreseen? A missing name can. */
function catchesAny(handler: Handler): boolean {
  return firstName(handler) !== 'NameError';
}

/** The first exception that it catches. */
function firstName({ type }: Handler): string {
  const first = type?.kind === 'Tuple' ? type.elts.at(0) : type;
  return first?.kind === 'Name' ? first.id : first?.kind === 'Attribute' ? first.attr : 'Exception';
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
