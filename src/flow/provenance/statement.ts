/** Statements, executed in order. */
import type { Statement } from '../../python/ast';
import { boundBy, captures } from '../../python/names/bindings';
import { removeItem, removePart, worked } from './store';
import { assign } from './assign';
import { join } from './blur';
import { defineClass, defineFunction } from './define';
import { binary, evaluate, result } from './expression';
import { combine, ofText } from './fingerprint';
import { importFrom, importModule } from './import';
import { truth } from './inspect';
import { loop, whileLoop } from './loop';
import { magic } from './magic';
import { loadName, storeName } from './scope';
import { NONE, type Scope, term, type Value } from './value';
import { Raised } from './setting';
import type { Walk } from './walk';
import { tryStatement } from './try';

/** How a block ended. */
export type Completion = 'normal' | 'break' | 'continue' | { readonly value: Value };

/** Executes statements until one of them leaves the block. */
export function block(walk: Walk, body: readonly Statement[], scope: Scope | null): Completion {
  for (const statement of body) {
    const completion = execute(walk, statement, scope);
    if (completion !== 'normal') {
      return completion;
    }
  }
  return 'normal';
}

/** Executes one statement. @throws Raised - what Python would raise there. */
export function execute(walk: Walk, node: Statement, scope: Scope | null): Completion {
  walk.burn();
  switch (node.kind) {
    case 'Expr':
      walk.discarded = node.value;
      evaluate(walk, node.value, scope);
      break;
    case 'Assign': {
      const value = evaluate(walk, node.value, scope);
      node.targets.forEach(target => assign(walk, target, value, scope));
      break;
    }
    case 'AnnAssign':
      if (node.value) {
        assign(walk, node.target, evaluate(walk, node.value, scope), scope);
      }
      break;
    case 'AugAssign':
      augment(walk, node, scope);
      break;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      defineFunction(walk, node, scope);
      break;
    case 'ClassDef':
      defineClass(walk, node, scope);
      break;
    case 'TypeAlias':
      storeName(walk, node.name.id, term(walk.unit.of(node)), scope);
      break;
    case 'Return': {
      const value = node.value ? evaluate(walk, node.value, scope) : NONE;
      return { value };
    }
    case 'Break':
      return 'break';
    case 'Continue':
      return 'continue';
    case 'Delete':
      node.targets.forEach(target => remove(walk, target, scope));
      break;
    case 'If':
      return ifStatement(walk, node, scope);
    case 'For':
    case 'AsyncFor':
      return loop(walk, node, scope);
    case 'While':
      return whileLoop(walk, node, scope);
    case 'With':
    case 'AsyncWith':
      for (const item of node.items) {
        const value = evaluate(walk, item.context, scope);
        if (item.target) {
          // Most context managers give themselves or what they hold.
          assign(walk, item.target, value, scope);
        }
      }
      return block(walk, node.body, scope);
    case 'Try':
    case 'TryStar':
      return tryStatement(walk, node, scope);
    case 'Match':
      return matchStatement(walk, node, scope);
    case 'Raise': {
      const value = node.exc ? evaluate(walk, node.exc, scope) : NONE;
      throw new Raised(exceptionName(node.exc), walk.deep(value));
    }
    case 'Assert':
      evaluate(walk, node.test, scope);
      break;
    case 'Import':
      node.names.forEach(alias =>
        storeName(walk, boundBy(alias, 'Import'), importModule(walk, alias), scope)
      );
      break;
    case 'ImportFrom':
      importFrom(walk, node, scope);
      break;
    case 'Magic':
      magic(walk, node, scope);
      break;
  }
  return 'normal';
}

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

function exceptionName(node: Of<'Raise'>['exc']): string {
  const called = node?.kind === 'Call' ? node.func : node;
  return called?.kind === 'Name' ? called.id : called?.kind === 'Attribute' ? called.attr : '';
}

function ifStatement(walk: Walk, node: Of<'If'>, scope: Scope | null): Completion {
  const test = evaluate(walk, node.test, scope);
  const key = walk.deep(test);
  const answer = truth(walk, test) ?? walk.ask(key, node.test);
  if (answer !== null) {
    return block(walk, answer ? node.body : node.orelse, scope);
  }
  const ends = join(
    walk,
    key,
    () => block(walk, node.body, scope),
    () => block(walk, node.orelse, scope)
  );
  return together(walk, ends);
}

/** How two branches end together; a return of one is kept for the end of the function. */
function together(
  walk: Walk,
  [one, two]: readonly [Completion | null, Completion | null]
): Completion {
  if (one === null || two === null) {
    return one ?? two ?? 'normal';
  }
  if (typeof one === 'object' && typeof two === 'object') {
    walk.returns.push(one.value);
    return two;
  }
  for (const end of [one, two]) {
    if (typeof end === 'object') {
      walk.returns.push(end.value);
    }
  }
  return one === two ? one : 'normal';
}

function augment(walk: Walk, node: Of<'AugAssign'>, scope: Scope | null): void {
  const { target, op } = node;
  const before = evaluate(walk, target, scope);
  const operand = evaluate(walk, node.value, scope);
  const object = walk.objectOf(before);
  if (object && (object.kind === 'list' || object.kind === 'set' || object.kind === 'dict')) {
    const more = walk.objectOf(operand)?.items;
    const print = walk.deep(operand);
    walk.change(before, combine('augment', [ofText(op), print]), each =>
      each.items && more && op === '+'
        ? { ...each, items: [...each.items, ...more] }
        : worked(walk, each, op, [print])
    );
    assign(walk, target, before, scope);
    return;
  }
  if (object && worksInPlace(walk, node, scope)) {
    const print = walk.deep(operand);
    walk.change(before, combine('augment', [ofText(op), print]), each =>
      worked(walk, each, op, [print])
    );
    return;
  }
  assign(walk, target, binary(walk, op, before, operand), scope);
}

/** Does `name += …` change the object itself, as it does for arrays? Runs that were watched tell. */
function worksInPlace(walk: Walk, node: Of<'AugAssign'>, scope: Scope | null): boolean {
  if (node.target.kind !== 'Name' || scope) {
    return false;
  }
  const { id } = node.target;
  const { observed } = walk.setting;
  const test = combine('in place', [walk.unit.syntax, walk.unit.of(node)]);
  if (observed?.bound && (observed.bound.has(id) || observed.changed.has(id))) {
    const answer = !observed.bound.has(id);
    walk.told.push([test, answer]);
    return answer;
  }
  return walk.knows(test) ?? false;
}

function remove(walk: Walk, target: Of<'Delete'>['targets'][number], scope: Scope | null): void {
  switch (target.kind) {
    case 'Name':
      loadName(walk, target.id, scope);
      storeName(walk, target.id, undefined, scope);
      break;
    case 'Attribute':
      removePart(walk, evaluate(walk, target.value, scope), `.${target.attr}`, ofText(target.attr));
      break;
    case 'Subscript': {
      const container = evaluate(walk, target.value, scope);
      removeItem(walk, container, evaluate(walk, target.slice, scope));
      break;
    }
    case 'Tuple':
    case 'List':
      target.elts.forEach(each => remove(walk, each, scope));
      break;
  }
}

function matchStatement(walk: Walk, node: Of<'Match'>, scope: Scope | null): Completion {
  const subject = evaluate(walk, node.subject, scope);
  const [first, ...rest] = node.cases;
  const key = combine('match', [walk.unit.of(first.pattern), walk.deep(subject)]);
  const taken = (): Completion => {
    for (const name of captures(first.pattern)) {
      storeName(walk, name, result(walk, 'captured', [key, ofText(name)], [subject]), scope);
    }
    if (first.guard) {
      evaluate(walk, first.guard, scope);
    }
    return block(walk, first.body, scope);
  };
  const passed = (): Completion =>
    rest.length ? matchStatement(walk, { ...node, cases: rest }, scope) : 'normal';
  const answer = walk.ask(key, first.pattern);
  return answer === null
    ? together(walk, join(walk, key, taken, passed))
    : answer
      ? taken()
      : passed();
}
