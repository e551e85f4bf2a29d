/** A walk through a tree, whatever it is made of. */
import type { Arguments, Comprehension, Keyword } from './expression';
import type { Expression, Module, Pattern, Statement, TypeParam } from './index';

/** A node with a kind of its own. */
export type Node = Module | Statement | Expression | Pattern | TypeParam;

/** @returns false to leave out what is below the node. */
export type Visit = (node: Node) => boolean | void;

/** Visits a node and all nodes below it, in the order of CPython's `ast.walk` by field, depth first. */
export function walk(node: Node, visit: Visit): void {
  if (visit(node) !== false) {
    below(node, visit);
  }
}

/** Visits all nodes below a node, but not the node itself. */
export function below(node: Node, visit: Visit): void {
  switch (node.kind) {
    case 'Name':
    case 'Constant':
    case 'Import':
    case 'ImportFrom':
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Unreadable':
    case 'MatchSingleton':
    case 'MatchStar':
      break;
    case 'Attribute':
    case 'Starred':
    case 'Await':
    case 'YieldFrom':
    case 'Yield':
    case 'Expr':
    case 'Return':
    case 'MatchValue':
      maybe(node.value, visit);
      break;
    case 'Call':
      walk(node.func, visit);
      each(node.args, visit);
      keywords(node.keywords, visit);
      break;
    case 'Subscript':
      walk(node.value, visit);
      walk(node.slice, visit);
      break;
    case 'Slice':
      maybe(node.lower, visit);
      maybe(node.upper, visit);
      maybe(node.step, visit);
      break;
    case 'BinOp':
      walk(node.left, visit);
      walk(node.right, visit);
      break;
    case 'UnaryOp':
      walk(node.operand, visit);
      break;
    case 'BoolOp':
    case 'JoinedStr':
      each(node.values, visit);
      break;
    case 'Compare':
      walk(node.left, visit);
      each(node.comparators, visit);
      break;
    case 'NamedExpr':
      walk(node.target, visit);
      walk(node.value, visit);
      break;
    case 'IfExp':
      walk(node.test, visit);
      walk(node.body, visit);
      walk(node.orelse, visit);
      break;
    case 'Tuple':
    case 'List':
    case 'Set':
      each(node.elts, visit);
      break;
    case 'Dict':
      node.keys.forEach(key => maybe(key, visit));
      each(node.values, visit);
      break;
    case 'Lambda':
      parameters(node.args, visit);
      walk(node.body, visit);
      break;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      walk(node.elt, visit);
      generators(node.generators, visit);
      break;
    case 'DictComp':
      walk(node.key, visit);
      walk(node.value, visit);
      generators(node.generators, visit);
      break;
    case 'Magic':
      each(node.body ?? [], visit);
      break;
    case 'Module':
      each(node.body, visit);
      break;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      each(node.typeParams, visit);
      parameters(node.args, visit);
      each(node.body, visit);
      each(node.decorators, visit);
      maybe(node.returns, visit);
      break;
    case 'ClassDef':
      each(node.typeParams, visit);
      each(node.bases, visit);
      keywords(node.keywords, visit);
      each(node.body, visit);
      each(node.decorators, visit);
      break;
    case 'TypeVar':
    case 'ParamSpec':
    case 'TypeVarTuple':
      maybe(node.bound, visit);
      maybe(node.default, visit);
      break;
    case 'Delete':
      each(node.targets, visit);
      break;
    case 'Assign':
      each(node.targets, visit);
      walk(node.value, visit);
      break;
    case 'AugAssign':
      walk(node.target, visit);
      walk(node.value, visit);
      break;
    case 'AnnAssign':
      walk(node.target, visit);
      walk(node.annotation, visit);
      maybe(node.value, visit);
      break;
    case 'TypeAlias':
      walk(node.name, visit);
      each(node.typeParams, visit);
      walk(node.value, visit);
      break;
    case 'For':
    case 'AsyncFor':
      walk(node.target, visit);
      walk(node.iter, visit);
      each(node.body, visit);
      each(node.orelse, visit);
      break;
    case 'While':
    case 'If':
      walk(node.test, visit);
      each(node.body, visit);
      each(node.orelse, visit);
      break;
    case 'With':
    case 'AsyncWith':
      for (const item of node.items) {
        walk(item.context, visit);
        maybe(item.target, visit);
      }
      each(node.body, visit);
      break;
    case 'Raise':
      maybe(node.exc, visit);
      maybe(node.cause, visit);
      break;
    case 'Try':
    case 'TryStar':
      each(node.body, visit);
      for (const handler of node.handlers) {
        maybe(handler.type, visit);
        each(handler.body, visit);
      }
      each(node.orelse, visit);
      each(node.finalbody, visit);
      break;
    case 'Assert':
      walk(node.test, visit);
      maybe(node.msg, visit);
      break;
    case 'Match':
      walk(node.subject, visit);
      for (const one of node.cases) {
        walk(one.pattern, visit);
        maybe(one.guard, visit);
        each(one.body, visit);
      }
      break;
    case 'MatchSequence':
    case 'MatchOr':
      each(node.patterns, visit);
      break;
    case 'MatchMapping':
      each(node.keys, visit);
      each(node.patterns, visit);
      break;
    case 'MatchClass':
      walk(node.cls, visit);
      each(node.patterns, visit);
      each(node.kwdPatterns, visit);
      break;
    case 'MatchAs':
      maybe(node.pattern, visit);
      break;
    default:
      node satisfies never;
  }
}

function maybe(node: Node | null, visit: Visit): void {
  if (node) {
    walk(node, visit);
  }
}

function each(nodes: readonly Node[], visit: Visit): void {
  for (const node of nodes) {
    walk(node, visit);
  }
}

function keywords(given: readonly Keyword[], visit: Visit): void {
  for (const { value } of given) {
    walk(value, visit);
  }
}

function generators(clauses: readonly Comprehension[], visit: Visit): void {
  for (const { target, iter, ifs } of clauses) {
    walk(target, visit);
    walk(iter, visit);
    each(ifs, visit);
  }
}

function parameters(args: Arguments, visit: Visit): void {
  for (const arg of everyArg(args)) {
    maybe(arg.annotation, visit);
    maybe(arg.default, visit);
  }
}

/** All parameters, in the order in which CPython evaluates their annotations. */
export function everyArg(args: Arguments): Arguments['args'] {
  const { posonly, args: plain, vararg, kwonly, kwarg } = args;
  if (!posonly.length && !vararg && !kwonly.length && !kwarg) {
    return plain;
  }
  return [...posonly, ...plain, ...(vararg ? [vararg] : []), ...kwonly, ...(kwarg ? [kwarg] : [])];
}
