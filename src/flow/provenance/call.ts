/** Calls: of the notebook's own functions and classes by running them, of all else by their inputs. */
import type { Expression } from '../../python/ast';
import { COPIES, GENERATORS } from '../../python/knowledge';
import { attribute, inClass } from './access';
import { changeArguments } from './argument';
import { worked } from './store';
import { readState, writeState } from './ambient';
import { blurred } from './blur';
import { callBuiltin } from './builtin';
import { copyOf, deepCopyOf } from './copy';
import { evaluate } from './expression';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { elements, moveOn } from './inspect';
import { callMethod } from './method';
import { block } from './statement';
import { type Code, made, NONE, type Obj, type Scope, term, type Value } from './value';
import { Raised } from './setting';
import type { Walk } from './walk';

/** Arguments of a call. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** False: `*x` or `**x` stands for more that is not known. */
  readonly whole: boolean;
}

const DEEPEST = 8;

export function call(
  walk: Walk,
  node: Extract<Expression, { kind: 'Call' }>,
  scope: Scope | null
): Value {
  if (node.func.kind === 'Attribute' && !isSuper(node.func.value)) {
    const receiver = evaluate(walk, node.func.value, scope);
    const discarded = walk.discarded === node;
    const args = argumentsOf(walk, node, scope);
    return (
      callMethod(walk, receiver, node.func.attr, args, discarded) ??
      callValue(walk, attribute(walk, receiver, node.func.attr), args)
    );
  }
  const callee = evaluate(walk, node.func, scope);
  return callValue(walk, callee, argumentsOf(walk, node, scope));
}

const isSuper = (node: Expression): boolean =>
  node.kind === 'Call' && node.func.kind === 'Name' && node.func.id === 'super';

function argumentsOf(
  walk: Walk,
  node: Extract<Expression, { kind: 'Call' }>,
  scope: Scope | null
): Arguments {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  let whole = true;
  for (const each of node.args) {
    const value = evaluate(walk, each, scope);
    const spread = each.kind === 'Starred' ? elements(walk, value) : [value];
    if (each.kind === 'Starred') {
      moveOn(walk, value);
    }
    whole &&= spread !== null;
    positional.push(...(spread ?? [value]));
  }
  for (const each of node.keywords) {
    whole &&= each.arg !== null;
    keywords.set(each.arg ?? `**${keywords.size}`, evaluate(walk, each.value, scope));
  }
  return { positional, keywords, whole };
}

/** Calls a value. */
export function callValue(walk: Walk, callee: Value, args: Arguments): Value {
  walk.burn();
  const object = walk.objectOf(callee);
  if (object?.kind === 'function' && object.code) {
    return callFunction(walk, callee, object, object.code, args);
  }
  if (object?.kind === 'method' && object.holds.length === 2) {
    const [self, method] = object.holds;
    return callValue(walk, method, { ...args, positional: [self, ...args.positional] });
  }
  if (object?.kind === 'class') {
    return instantiate(walk, callee, args);
  }
  if (callee.kind === 'term' && callee.builtin) {
    const known = callBuiltin(walk, callee.builtin, args);
    if (known) {
      return known;
    }
  }
  return callUnknown(walk, callee, args);
}

/** The fingerprints of a call's inputs. What uses up an iterator, or calls a function, does so here. */
export function inputs(walk: Walk, args: Arguments): Fingerprint[] {
  const values = [...args.positional, ...args.keywords.values()];
  const prints = [
    ...args.positional.map(value => walk.deep(value)),
    ...[...args.keywords].flatMap(([name, value]) => [ofText(name), walk.deep(value)])
  ];
  for (const value of values) {
    const object = walk.objectOf(value);
    if (object?.kind === 'function' || object?.kind === 'method') {
      prints.push(passOn(walk, value, prints));
    } else if (object?.kind === 'iterator') {
      walk.change(value, prints[0], each => worked(walk, each, 'used up', []));
    }
  }
  return prints;
}

/** A call of something whose text is not in the notebook. */
export function callUnknown(walk: Walk, callee: Value, args: Arguments): Value {
  const copy = callee.kind === 'term' && COPIES.get(callee.imported ?? '');
  if (copy && args.positional.length) {
    return (copy === 'deep' ? deepCopyOf : copyOf)(walk, args.positional[0]);
  }
  const holds = [...args.positional, ...args.keywords.values()].filter(
    value => walk.objectOf(value)?.kind === 'function'
  );
  const object = walk.objectOf(callee);
  const inner = (object?.holds ?? [])
    .filter(value => walk.objectOf(value)?.kind === 'function')
    .map(value => passOn(walk, value, []));
  const prints = [walk.deep(callee), ...inner, ...inputs(walk, args), ...walk.ambient];
  if (callee.kind === 'term' && callee.imported?.endsWith('.nullcontext')) {
    return args.positional[0] ?? NONE;
  }
  if (callee.kind === 'term' && GENERATORS.has(callee.imported ?? '')) {
    return walk.alloc(made('iterator', combine('call', prints)));
  }
  const given = changeArguments(walk, callee, args);
  return given ?? walk.thing('call', prints, holds);
}

/** What a function depends on that is called by code which is not in the notebook. */
function passOn(walk: Walk, callee: Value, about: readonly Fingerprint[]): Fingerprint {
  const seed = [walk.deep(callee), ...about];
  return blurred(walk, seed, () => {
    const code = walk.objectOf(walk.objectOf(callee)?.holds[1] ?? callee)?.code;
    const positional = [...(code?.args.posonly ?? []), ...(code?.args.args ?? [])].map((_, i) =>
      term(combine('passed', [...seed, i]))
    );
    callValue(walk, callee, { positional, keywords: new Map(), whole: false });
  });
}

function callFunction(walk: Walk, callee: Value, object: Obj, code: Code, args: Arguments): Value {
  const again = walk.running.includes(code.syntax) || walk.running.length >= DEEPEST || walk.tired;
  if (again) {
    return walk.thing('call', [object.base, ...inputs(walk, args)]);
  }
  const scope: Scope = {
    kind: 'function',
    names: new Map(),
    code,
    parent: code.scope,
    self: args.positional[0]
  };
  bindParameters(walk, code, args, scope);
  const outer = walk.returns;
  const ambient = walk.ambient;
  walk.returns = [];
  walk.ambient = [...ambient, ...readState(walk, code.state)];
  walk.running.push(code.syntax);
  try {
    if (code.generator) {
      const key = blurred(
        walk,
        [walk.deep(callee), ...args.positional.map(each => walk.deep(each))],
        () => body(walk, code, scope)
      );
      return walk.alloc(made('iterator', key));
    }
    const value = body(walk, code, scope);
    return walk.returns.length
      ? walk.thing(
          'returned',
          [...walk.returns, value].map(each => walk.deep(each))
        )
      : value;
  } finally {
    walk.running.pop();
    walk.returns = outer;
    walk.ambient = ambient;
    writeState(walk, code.state, () => [
      code.syntax,
      ...args.positional.map(each => walk.deep(each))
    ]);
  }
}

function body(walk: Walk, code: Code, scope: Scope): Value {
  if ('kind' in code.body) {
    return evaluate(walk, code.body, scope);
  }
  const completion = block(walk, code.body, scope);
  return typeof completion === 'object' ? completion.value : NONE;
}

/** @throws Raised - TypeError, where arguments are known to be missing or too many. */
function bindParameters(walk: Walk, code: Code, args: Arguments, scope: Scope): void {
  const { posonly, args: plain, vararg, kwonly, kwarg } = code.args;
  const positional = [...posonly, ...plain];
  const used = new Set<string>();
  const lost = (name: string): Value => {
    if (args.whole && walk.blur === 0) {
      throw new Raised('TypeError', combine('argument', [ofText(name)]));
    }
    return term(
      combine('argument', [ofText(name), ...args.positional.map(each => walk.deep(each))])
    );
  };
  positional.forEach((arg, i) => {
    const given = args.positional[i] ?? args.keywords.get(arg.name);
    used.add(arg.name);
    scope.names.set(arg.name, given ?? code.defaults.get(arg.name) ?? lost(arg.name));
  });
  for (const arg of kwonly) {
    used.add(arg.name);
    const given = args.keywords.get(arg.name) ?? code.defaults.get(arg.name);
    scope.names.set(arg.name, given ?? lost(arg.name));
  }
  const rest = args.positional.slice(positional.length);
  if (vararg) {
    const tuple = made('tuple', combine('display', []), { items: rest });
    scope.names.set(vararg.name, walk.alloc(tuple));
  } else if (rest.length && args.whole) {
    lost('too many');
  }
  const others = [...args.keywords].filter(([name]) => !used.has(name));
  if (kwarg) {
    const parts = new Map(others.map(([name, value]) => [`[string:${name}]`, value]));
    const dict = made('dict', combine('display', []), { parts, complete: args.whole });
    scope.names.set(kwarg.name, walk.alloc(dict));
  } else if (others.length && args.whole) {
    lost(others[0][0]);
  }
}

function instantiate(walk: Walk, cls: Value, args: Arguments): Value {
  const init = inClass(walk, cls, '__init__');
  const known = walk.objectOf(init ?? NONE)?.kind === 'function';
  const base = combine('instance', known ? [] : inputs(walk, args));
  const self = walk.alloc(made('instance', base, { holds: [cls] }));
  if (init && known) {
    callValue(walk, init, { ...args, positional: [self, ...args.positional] });
  }
  return self;
}
