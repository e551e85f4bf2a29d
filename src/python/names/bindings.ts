/** Which names a block of code binds in its own scope (language reference 4.2.1). */
import type {
  Arguments,
  Comprehension,
  Expression,
  Magic,
  Pattern,
  Statement,
  TypeParam
} from '../ast';
import { everyArg, type Node, walk } from '../ast/walk';
import type { Scope } from './scope';

/** Notes in `scope` what the statements bind and declare in it. Scopes within are not looked into. */
export function bind(body: readonly Statement[], scope: Scope): void {
  for (const statement of body) {
    bindStatement(statement, scope);
  }
}

/** Notes the parameters of a function or lambda. */
export function bindArguments(args: Arguments, scope: Scope): void {
  for (const arg of everyArg(args)) {
    scope.bound.add(scope.mangle(arg.name));
  }
}

/** Notes type parameters (PEP 695). */
export function bindTypeParams(params: readonly TypeParam[], scope: Scope): void {
  for (const param of params) {
    scope.bound.add(scope.mangle(param.name));
  }
}

/** Notes the targets of a comprehension in its scope. */
export function bindComprehension(generators: readonly Comprehension[], scope: Scope): void {
  for (const generator of generators) {
    bindTarget(generator.target, scope);
  }
}

function add(name: string, scope: Scope): void {
  scope.bound.add(scope.mangle(name));
}

function bindTarget(target: Expression, scope: Scope): void {
  switch (target.kind) {
    case 'Name':
      add(target.id, scope);
      break;
    case 'Tuple':
    case 'List':
      target.elts.forEach(one => bindTarget(one, scope));
      break;
    case 'Starred':
      bindTarget(target.value, scope);
      break;
  }
}

function bindStatement(node: Statement, scope: Scope): void {
  switch (node.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      add(node.name, scope);
      break;
    case 'Assign':
      node.targets.forEach(target => bindTarget(target, scope));
      if (node.value.kind === 'Magic') {
        bindMagic(node.value, scope);
      }
      break;
    case 'AugAssign':
      bindTarget(node.target, scope);
      break;
    case 'AnnAssign':
      if (node.simple || node.value) {
        bindTarget(node.target, scope);
      }
      break;
    case 'TypeAlias':
      add(node.name.id, scope);
      break;
    case 'Delete':
      node.targets.forEach(target => bindTarget(target, scope));
      break;
    case 'For':
    case 'AsyncFor':
      bindTarget(node.target, scope);
      bind(node.body, scope);
      bind(node.orelse, scope);
      break;
    case 'While':
    case 'If':
      bind(node.body, scope);
      bind(node.orelse, scope);
      break;
    case 'With':
    case 'AsyncWith':
      node.items.forEach(item => item.target && bindTarget(item.target, scope));
      bind(node.body, scope);
      break;
    case 'Try':
    case 'TryStar':
      bind(node.body, scope);
      for (const handler of node.handlers) {
        if (handler.name) {
          add(handler.name, scope);
        }
        bind(handler.body, scope);
      }
      bind(node.orelse, scope);
      bind(node.finalbody, scope);
      break;
    case 'Match':
      for (const one of node.cases) {
        captures(one.pattern).forEach(name => add(name, scope));
        bind(one.body, scope);
      }
      break;
    case 'Import':
    case 'ImportFrom':
      for (const alias of node.names) {
        add(boundBy(alias, node.kind), scope);
      }
      break;
    case 'Global':
      node.names.forEach(name => scope.globals.add(scope.mangle(name)));
      break;
    case 'Nonlocal':
      node.names.forEach(name => scope.nonlocals.add(scope.mangle(name)));
      break;
    case 'Magic':
      bindMagic(node, scope);
      break;
  }
}

/** The name that an import binds: `import a.b` binds `a` (language reference 7.11). */
export function boundBy(
  alias: { readonly name: string; readonly asname: string | null },
  kind: 'Import' | 'ImportFrom'
): string {
  return alias.asname ?? (kind === 'Import' ? alias.name.split('.')[0] : alias.name);
}

function bindMagic(magic: Magic, scope: Scope): void {
  if (magic.body && magic.name !== 'timeit') {
    bind(magic.body, scope);
  }
  magic.stores.forEach(name => add(name, scope));
}

/** The names that a pattern captures. */
export function captures(pattern: Pattern): string[] {
  const found: string[] = [];
  walk(pattern, node => {
    const name = node.kind === 'MatchMapping' ? node.rest : capture(node);
    if (name) {
      found.push(name);
    }
  });
  return found;
}

const capture = (node: Node): string | null =>
  node.kind === 'MatchStar' || node.kind === 'MatchAs' ? node.name : null;

/**
 * Notes the targets of assignment expressions in a block, comprehensions in it included: they
 * belong to the block's scope (PEP 572).
 */
export function bindWalruses(code: Node, scope: Scope): void {
  walk(code, node => {
    switch (node.kind) {
      case 'NamedExpr':
        add(node.target.id, scope);
        return true;
      case 'Lambda':
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        outside(node).forEach(part => bindWalruses(part, scope));
        return false;
      default:
        return true;
    }
  });
}

/** The parts of a definition that run in the scope around it. */
function outside(
  node: Extract<Node, { kind: 'Lambda' | 'FunctionDef' | 'AsyncFunctionDef' | 'ClassDef' }>
): Expression[] {
  if (node.kind === 'ClassDef') {
    return [...node.decorators, ...node.bases, ...node.keywords.map(keyword => keyword.value)];
  }
  const decorators = node.kind === 'Lambda' ? [] : node.decorators;
  const args = everyArg(node.args).flatMap(arg => [arg.default, arg.annotation]);
  return [...decorators, ...args.filter(part => part !== null)];
}
