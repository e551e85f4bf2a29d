/** What statements do to names (language reference 7 and 8). */
import type { AnnAssign, Assign, AugAssign, Expression, ImportFrom, Statement } from '../ast';
import { boundBy } from './bindings';
import { walkIf, walkMatch, walkTry, walkWith } from './branches';
import { typeScope, walkClass, walkFunction, whenAsked } from './definitions';
import { walkExpression, walkLambda, walkTarget } from './expressions';
import { mayJump, walkFor, walkWhile } from './loops';
import { walkMagic } from './magics';
import type { State } from './state';
import type { Place, Walker } from './walker';

/** Walks statements in order. Behind one that may leave the loop around it, all is conditional. */
export function walkBody(
  body: readonly Statement[],
  walker: Walker,
  place: Place,
  state: State
): void {
  const { frames } = walker;
  const depth = frames.length;
  for (const statement of body) {
    walkStatement(statement, walker, place, state);
    if (walker.loops.length && place.now && mayJump(statement)) {
      frames.push('condition');
    }
  }
  frames.length = depth;
}

/** Walks one statement. */
export function walkStatement(node: Statement, walker: Walker, place: Place, state: State): void {
  const go = (inner: Expression | null): void => {
    if (inner) {
      walkExpression(inner, walker, place, state);
    }
  };
  switch (node.kind) {
    case 'Expr':
      go(node.value);
      break;
    case 'Assign':
      assign(node, walker, place, state);
      break;
    case 'AugAssign':
      augAssign(node, walker, place, state);
      break;
    case 'AnnAssign':
      annAssign(node, walker, place, state);
      break;
    case 'Delete':
      node.targets.forEach(target => walkDeleted(target, walker, place, state));
      break;
    case 'Import':
      for (const alias of node.names) {
        walker.tally.imports.add(alias.name.split('.')[0]);
        walker.store(boundBy(alias, 'Import'), place, state);
      }
      break;
    case 'ImportFrom':
      importFrom(node, walker, place, state);
      break;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      walkFunction(node, walker, place, state);
      break;
    case 'ClassDef':
      walkClass(node, walker, place, state);
      break;
    case 'TypeAlias':
      whenAsked([node.value], walker, typeScope(node.typeParams, walker, place));
      walker.store(node.name.id, place, state);
      break;
    case 'If':
      walkIf(node, walker, place, state);
      break;
    case 'For':
    case 'AsyncFor':
      walkFor(node, walker, place, state);
      break;
    case 'While':
      walkWhile(node, walker, place, state);
      break;
    case 'Try':
    case 'TryStar':
      walkTry(node, walker, place, state);
      break;
    case 'With':
    case 'AsyncWith':
      walkWith(node, walker, place, state);
      break;
    case 'Match':
      walkMatch(node, walker, place, state);
      break;
    case 'Return':
      go(node.value);
      state.dead = true;
      break;
    case 'Raise':
      go(node.exc);
      go(node.cause);
      state.dead = true;
      break;
    case 'Break':
      walker.loops[walker.loops.length - 1]?.breaks.push(state.copy());
      state.dead = true;
      break;
    case 'Continue':
      walker.loops[walker.loops.length - 1]?.continues.push(state.copy());
      state.dead = true;
      break;
    case 'Assert': {
      go(node.test);
      const { msg } = node;
      if (msg) {
        const failed = state.copy();
        walker.condition(() => walkExpression(msg, walker, place, failed));
      }
      break;
    }
    case 'Magic':
      walkMagic(node, walker, place, state);
      break;
  }
}

function assign(node: Assign, walker: Walker, place: Place, state: State): void {
  let reads: ReadonlySet<string> | null = null;
  if (node.value.kind === 'Lambda') {
    reads = walkLambda(node.value, walker, place, state);
  } else {
    walkExpression(node.value, walker, place, state);
  }
  for (const target of node.targets) {
    walkTarget(target, walker, place, state);
  }
  if (place.scope.kind !== 'module') {
    return;
  }
  for (const target of node.targets) {
    if (target.kind === 'Name' && reads) {
      walker.definitions.set(target.id, reads);
    } else if (target.kind === 'Name') {
      walker.definitions.delete(target.id);
    }
  }
}

function augAssign(node: AugAssign, walker: Walker, place: Place, state: State): void {
  const { target } = node;
  if (target.kind === 'Name') {
    walker.read(target.id, place, state);
  } else {
    walkTarget(target, walker, place, state);
  }
  walkExpression(node.value, walker, place, state);
  if (target.kind === 'Name') {
    walker.store(target.id, place, state);
  }
}

/** Annotations of a function's locals are never evaluated (language reference 7.2.2). */
function annAssign(node: AnnAssign, walker: Walker, place: Place, state: State): void {
  if (node.value) {
    walkExpression(node.value, walker, place, state);
    walkTarget(node.target, walker, place, state);
  } else if (node.target.kind !== 'Name') {
    walkTarget(node.target, walker, place, state);
  }
  const { kind } = place.scope;
  if (!walker.lazyAnnotations && (kind === 'module' || kind === 'class')) {
    walkExpression(node.annotation, walker, place, state);
  }
}

function walkDeleted(target: Expression, walker: Walker, place: Place, state: State): void {
  switch (target.kind) {
    case 'Name':
      walker.delete(target.id, place, state);
      break;
    case 'Tuple':
    case 'List':
      target.elts.forEach(one => walkDeleted(one, walker, place, state));
      break;
    default:
      walkTarget(target, walker, place, state);
  }
}

function importFrom(node: ImportFrom, walker: Walker, place: Place, state: State): void {
  walker.tally.imports.add(node.level ? '.' : (node.module ?? '').split('.')[0]);
  for (const alias of node.names) {
    if (alias.name === '*') {
      walker.tally.starImport = true;
      state.star = true;
    } else {
      walker.store(boundBy(alias, 'ImportFrom'), place, state);
    }
  }
}
