/**
 * What Python refuses although the grammar reads it: the rules that CPython's compiler and symbol
 * table check (Python/compile.c, Python/symtable.c).
 */
import type {
  Await,
  Comprehension,
  ComprehensionExpr,
  DictComp,
  Expression,
  For,
  FunctionDef,
  Lambda,
  Module,
  Statement,
  While,
  Yield
} from '../ast';
import { everyArg, type Node, walk } from '../ast/walk';
import type { Fault } from '../syntax/context';
import { checkCall, checkParameters } from './calls';
import { checkFuture, checkStar } from './imports';
import { checkPatterns } from './patterns';
import { checkDeclarations } from './scopes';
import { checkTargets, type Use } from './targets';

/** What surrounds a piece of code. */
interface Surroundings {
  /** The innermost scope; IPython lets the top level of a cell await. */
  readonly scope: 'module' | 'class' | 'function' | 'async function' | 'lambda' | 'comprehension';
  /** Whether `break` and `continue` may stand here. */
  readonly loop: boolean;
  /** Asynchronous comprehensions may stand here. */
  readonly awaits: boolean;
  /** In a generator expression or comprehension of a scope that may not yield. */
  readonly comprehension: boolean;
}

const MODULE: Surroundings = { scope: 'module', loop: false, awaits: true, comprehension: false };
const CLASS: Surroundings = { ...MODULE, scope: 'class', awaits: false };
const FUNCTION: Surroundings = { ...MODULE, scope: 'function', awaits: false };
const ASYNC_FUNCTION: Surroundings = { ...MODULE, scope: 'async function' };
const LAMBDA: Surroundings = { ...MODULE, scope: 'lambda', awaits: false };

/**
 * @param source - the cell's text, which tells what need not be looked for.
 * @returns everything that Python refuses, in no particular order.
 */
export function checkModule(module: Module, source: string): Fault[] {
  const check = new Check();
  walk(module, check.visit);
  if (source.includes('__future__')) {
    checkFuture(module.body, check.fault);
  }
  if (/global|nonlocal|:=/.test(source)) {
    checkDeclarations(module, check.fault);
  }
  return check.faults;
}

/** Notes a fault of a node. */
export type Report = (
  message: string,
  node: { readonly start: number; readonly end: number },
  spared?: true
) => void;

class Check {
  readonly faults: Fault[] = [];
  private _around = MODULE;
  /** Starred expressions that stand where they may, or whose fault has been noted. */
  private readonly _stars = new Set<Node>();

  readonly fault: Report = (message, { start, end }, spared) => {
    this.faults.push({ message, span: { start, end }, ...(spared ? { spared } : {}) });
  };

  /** Checks a node. @returns false where what is below it has been checked too. */
  readonly visit = (node: Node): boolean => {
    const { fault } = this;
    switch (node.kind) {
      case 'Starred':
        if (!this._stars.has(node)) {
          fault('cannot use starred expression here', node);
        }
        return true;
      case 'Tuple':
      case 'List':
      case 'Set':
        this._allowStars(node.elts);
        return true;
      case 'Call':
        checkCall(node.keywords, fault);
        this._allowStars(node.args);
        return true;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return this._function(node);
      case 'Lambda':
        return this._lambda(node);
      case 'ClassDef':
        checkCall(node.keywords, fault);
        this._allowStars(node.bases);
        this._each(node.decorators);
        this._each(node.bases);
        this._each(node.keywords.map(keyword => keyword.value));
        this._within(CLASS, node.body);
        return false;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        return this._comprehension(node);
      case 'For':
      case 'AsyncFor':
      case 'While':
        return this._loop(node);
      case 'Magic':
        this._within(node.name === 'timeit' ? FUNCTION : this._around, node.body ?? []);
        return false;
      case 'Break':
      case 'Continue':
        if (!this._around.loop) {
          fault(`"${node.kind.toLowerCase()}" outside loop`, node);
        }
        return false;
      case 'Return':
        if (this._around.scope !== 'function' && this._around.scope !== 'async function') {
          fault('"return" outside function', node);
        }
        return true;
      case 'Yield':
      case 'YieldFrom':
        this._yield(node);
        return true;
      case 'Await':
        if (!/^(module|async function|comprehension)$/.test(this._around.scope)) {
          fault('"await" outside async function', node);
        }
        return true;
      case 'AsyncWith':
      case 'With':
        this._async(node);
        node.items.forEach(item => item.target && this._target(item.target, 'assign to'));
        return true;
      case 'Try':
      case 'TryStar': {
        const bare = node.handlers.findIndex(handler => !handler.type);
        if (bare >= 0 && (bare < node.handlers.length - 1 || node.kind === 'TryStar')) {
          fault('default "except:" must be last', node.handlers[bare]);
        }
        return true;
      }
      case 'Match':
        checkPatterns(node, fault);
        return true;
      case 'ImportFrom':
        checkStar(node, this._around.scope === 'module', fault);
        return false;
      case 'Assign':
        node.targets.forEach(target => this._target(target, 'assign to'));
        return true;
      case 'AugAssign':
        this._target(node.target, 'augment');
        return true;
      case 'AnnAssign':
        this._target(node.target, 'annotate');
        return true;
      case 'Delete':
        node.targets.forEach(target => this._target(target, 'delete'));
        return true;
      default:
        return true;
    }
  };

  private _each(nodes: readonly Node[]): void {
    for (const node of nodes) {
      walk(node, this.visit);
    }
  }

  private _within(around: Surroundings, nodes: readonly Node[]): void {
    const outer = this._around;
    this._around = around;
    this._each(nodes);
    this._around = outer;
  }

  private _allowStars(nodes: readonly Expression[]): void {
    for (const node of nodes) {
      if (node.kind === 'Starred') {
        this._stars.add(node);
      }
    }
  }

  private _target(target: Expression, use: Use): void {
    this._allowStars([target]);
    checkTargets(target, use, this.fault);
  }

  private _function(node: FunctionDef): false {
    const { args, decorators, returns } = node;
    checkParameters(args, this.fault);
    this._allowStars(args.vararg?.annotation ? [args.vararg.annotation] : []);
    for (const arg of everyArg(args)) {
      this._each([arg.default, arg.annotation].filter(part => part !== null));
    }
    this._each(decorators);
    this._each(returns ? [returns] : []);
    this._within(node.kind === 'AsyncFunctionDef' ? ASYNC_FUNCTION : FUNCTION, node.body);
    return false;
  }

  private _lambda(node: Lambda): false {
    checkParameters(node.args, this.fault);
    this._each(everyArg(node.args).flatMap(arg => arg.default ?? []));
    this._within(LAMBDA, [node.body]);
    return false;
  }

  /** The first iterable is evaluated outside. */
  private _comprehension(node: ComprehensionExpr | DictComp): false {
    const { generators } = node;
    const around = this._around;
    const results = node.kind === 'DictComp' ? [node.key, node.value] : [node.elt];
    for (const result of results) {
      if (result.kind === 'Starred') {
        this._allowStars([result]);
        this.fault('iterable unpacking cannot be used in comprehension', result);
      }
    }
    generators.forEach(one => this._target(one.target, 'assign to'));
    this._each([generators[0].iter]);
    const generator = node.kind === 'GeneratorExp';
    const asynchronous = generators.some(one => one.isAsync);
    if (asynchronous && !generator && !around.awaits) {
      this.fault('asynchronous comprehension outside of an asynchronous function', node);
    }
    const inside: Surroundings = {
      scope: 'comprehension',
      loop: false,
      awaits: around.awaits || asynchronous || generator,
      comprehension: true
    };
    const parts = generators.flatMap(({ target, iter, ifs }: Comprehension, i) =>
      i ? [target, iter, ...ifs] : [target, ...ifs]
    );
    this._within(inside, [...results, ...parts]);
    return false;
  }

  private _loop(node: For | While): false {
    if (node.kind === 'While') {
      this._each([node.test]);
    } else {
      this._async(node);
      this._target(node.target, 'assign to');
      this._each([node.target, node.iter]);
    }
    this._within(this._around.loop ? this._around : { ...this._around, loop: true }, node.body);
    this._each(node.orelse);
    return false;
  }

  private _yield(node: Yield | Await): void {
    const { comprehension, scope } = this._around;
    if (comprehension) {
      this.fault('"yield" inside a comprehension', node);
    } else if (!/function|lambda/.test(scope)) {
      this.fault('"yield" outside function', node);
    } else if (node.kind === 'YieldFrom' && scope === 'async function') {
      this.fault('"yield from" inside async function', node);
    }
  }

  private _async(node: Statement): void {
    const { scope } = this._around;
    if (/^Async/.test(node.kind) && scope !== 'module' && scope !== 'async function') {
      this.fault('"async" outside async function', node);
    }
  }
}
