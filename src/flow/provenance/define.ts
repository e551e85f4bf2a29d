/** Functions, lambdas and classes. */
import type { Expression, Statement } from '../../python/ast';
import { everyArg, walk as walkTree } from '../../python/ast/walk';
import { bind, bindArguments, bindWalruses } from '../../python/names/bindings';
import { Scope as NameScope } from '../../python/names/scope';
import { callValue } from './call';
import { evaluate } from './expression';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { overlaid } from './overlay';
import { storeName } from './scope';
import { block } from './statement';
import { type Code, made, type Scope, type Value } from './value';
import type { Walk } from './walk';

type FunctionNode = Extract<
  Statement | Expression,
  { kind: 'FunctionDef' | 'AsyncFunctionDef' | 'Lambda' }
>;

/** What a function's text says of its names; the same for every time it is defined. */
type Analysis = Pick<
  Code,
  'locals' | 'globals' | 'nonlocals' | 'generator' | 'mentions' | 'body' | 'name' | 'args'
>;

const analyses = new WeakMap<FunctionNode, Analysis>();

/** The function object that a definition makes, defaults evaluated. */
export function functionOf(walk: Walk, node: FunctionNode, scope: Scope | null): Value {
  const defaults = new Map<string, Value>();
  for (const arg of everyArg(node.args)) {
    if (arg.default) {
      defaults.set(arg.name, evaluate(walk, arg.default, scope));
    }
  }
  const syntax = walk.unit.of(node);
  const analysis = analyse(node);
  const code: Code = { ...analysis, defaults, syntax, scope, state: walk.stateWhenCalled };
  const base = combine('function', [syntax, ...captured(walk, analysis, scope)]);
  return walk.alloc(made('function', base, { code }));
}

/** The values that a function takes from functions around it. */
function captured(walk: Walk, analysis: Analysis, scope: Scope | null): Fingerprint[] {
  const prints: Fingerprint[] = [];
  for (let at = scope; at; at = at.parent) {
    for (const [name, value] of at.kind === 'class' ? [] : at.names) {
      if (analysis.mentions.has(name) && !analysis.locals.has(name)) {
        prints.push(ofText(name), walk.deep(value));
      }
    }
  }
  return prints;
}

function analyse(node: FunctionNode): Analysis {
  let known = analyses.get(node);
  if (!known) {
    const names = new NameScope('function', null, null);
    bindArguments(node.args, names);
    if (node.kind === 'Lambda') {
      bindWalruses(node.body, names);
    } else {
      bind(node.body, names);
      node.body.forEach(each => bindWalruses(each, names));
    }
    const mentions = new Set<string>();
    let generator = false;
    for (const part of node.kind === 'Lambda' ? [node.body] : node.body) {
      walkTree(part, each => {
        if (each.kind === 'Name') {
          mentions.add(each.id);
        }
        generator ||= each.kind === 'Yield' || each.kind === 'YieldFrom';
        return true;
      });
    }
    known = {
      name: node.kind === 'Lambda' ? '<lambda>' : node.name,
      args: node.args,
      body: node.body,
      locals: new Set([...names.bound].filter(name => !names.globals.has(name))),
      globals: names.globals,
      nonlocals: names.nonlocals,
      generator,
      mentions
    };
    analyses.set(node, known);
  }
  return known;
}

/** `def …` with its decorators. */
export function defineFunction(
  walk: Walk,
  node: Extract<Statement, { kind: 'FunctionDef' | 'AsyncFunctionDef' }>,
  scope: Scope | null
): void {
  const decorators = node.decorators.map(each => evaluate(walk, each, scope));
  const value = functionOf(walk, node, scope);
  node.decorators.forEach(each => register(walk, each, value, scope));
  const calling = decorators.filter((each, i) => !keeps(walk, node.decorators[i], each, scope));
  storeName(walk, node.name, decorated(walk, calling, value), scope);
}

/** Decorators that call nothing, and whose functions give what they decorate gives. */
const KEEPING: ReadonlySet<string> = new Set([
  'functools.lru_cache',
  'functools.cache',
  'abc.abstractmethod',
  'typing.no_type_check',
  'typing.override',
  'numba.jit',
  'numba.njit'
]);

/** Is it a decorator that keeps the function as it is: `@cache`, `@lru_cache(maxsize=9)`? */
function keeps(walk: Walk, node: Expression, value: Value, scope: Scope | null): boolean {
  const { imported, builtin } =
    value.kind === 'term' ? value : { imported: undefined, builtin: undefined };
  if (builtin === 'staticmethod' || (imported !== undefined && KEEPING.has(imported))) {
    return true;
  }
  return node.kind === 'Call' && keeps(walk, node.func, evaluate(walk, node.func, scope), scope);
}

/** `@app.route("/")`, `@show.register`: an object of the notebook's own keeps the function. */
function register(walk: Walk, node: Expression, value: Value, scope: Scope | null): void {
  const made = node.kind === 'Call' ? node.func : node;
  if (made.kind !== 'Attribute' || made.value.kind !== 'Name') {
    return;
  }
  const keeper = evaluate(walk, made.value, scope);
  if (walk.objectOf(keeper)?.kind === 'thing') {
    const place = combine('registered', [walk.unit.of(node), walk.deep(value)]);
    walk.change(keeper, place, object => overlaid(walk, object, place, value), place);
  }
}

/** `class …`: its body runs now, in a scope of its own. */
export function defineClass(
  walk: Walk,
  node: Extract<Statement, { kind: 'ClassDef' }>,
  scope: Scope | null
): void {
  const decorators = node.decorators.map(each => evaluate(walk, each, scope));
  const bases = node.bases.map(each => evaluate(walk, each, scope));
  const keywords = node.keywords.map(each => walk.deep(evaluate(walk, each.value, scope)));
  const inner: Scope = { kind: 'class', names: new Map(), code: null, parent: scope };
  block(walk, node.body, inner);
  const parts = new Map([...inner.names].map(([name, value]) => [`.${name}`, value]));
  const base = combine('class', [walk.unit.of(node), ...keywords]);
  const value = walk.alloc(made('class', base, { parts, bases, complete: true }));
  storeName(walk, node.name, decorated(walk, decorators, value), scope);
}

/** Decorators are called from the innermost outwards. */
function decorated(walk: Walk, decorators: readonly Value[], value: Value): Value {
  return decorators.reduceRight(
    (inner, decorator) =>
      callValue(walk, decorator, { positional: [inner], keywords: new Map(), whole: true }),
    value
  );
}
