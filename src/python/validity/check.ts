/**
 * What Python refuses although the grammar reads it: the rules that CPython's compiler and symbol
 * table check (Python/compile.c, Python/symtable.c).
 */
import type {
  Await,
  Comprehension,
  Expression,
  FunctionDef,
  Lambda,
  Module,
  Statement,
  Yield
} from '../ast';
import { below, type Node } from '../ast/walk';
import type { Fault } from '../syntax/context';
import { checkCall, checkParameters } from './calls';
import { checkPatterns } from './patterns';
import { checkFuture, checkStar } from './imports';
import { checkDeclarations } from './scopes';
import { checkStarred, checkTargets } from './targets';

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

/**
 * @param source - the cell's text, which tells what need not be looked for.
 * @returns everything that Python refuses, in no particular order.
 */
export function checkModule(module: Module, source: string): Fault[] {
  const check = new Check();
  check.statements(module.body, MODULE);
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
  node: { readonly start: number; readonly end: number }
) => void;

class Check {
  readonly faults: Fault[] = [];

  readonly fault: Report = (message, { start, end }) => {
    this.faults.push({ message, span: { start, end } });
  };

  statements(body: readonly Statement[], around: Surroundings): void {
    body.forEach(node => this.node(node, around));
  }

  node(node: Node, around: Surroundings): void {
    const inner = this._enter(node, around);
    if (inner) {
      below(node, child => {
        this.node(child, inner);
        return false;
      });
    }
  }

  /** @returns what surrounds the parts of the node; null where they have been checked. */
  private _enter(node: Node, around: Surroundings): Surroundings | null {
    const { fault } = this;
    switch (node.kind) {
      case 'Name':
      case 'Constant':
        return null;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return this._function(node, around);
      case 'Lambda':
        return this._lambda(node, around);
      case 'ClassDef': {
        checkCall(node.keywords, fault);
        const outer = [...node.decorators, ...node.bases, ...node.keywords.map(one => one.value)];
        outer.forEach(part => this.node(part, around));
        this.statements(node.body, { ...MODULE, scope: 'class', awaits: false });
        return null;
      }
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        return this._comprehension(node, node.generators, around);
      case 'For':
      case 'AsyncFor':
      case 'While':
        return this._loop(node, around);
      case 'Magic':
        this.statements(
          node.body ?? [],
          node.name === 'timeit' ? { ...MODULE, scope: 'function', awaits: false } : around
        );
        return null;
      case 'Break':
      case 'Continue':
        if (!around.loop) {
          fault(`"${node.kind.toLowerCase()}" outside loop`, node);
        }
        return null;
      case 'Return':
        if (around.scope !== 'function' && around.scope !== 'async function') {
          fault('"return" outside function', node);
        }
        checkStarred(node.value, fault);
        return around;
      case 'Yield':
      case 'YieldFrom':
        this._yield(node, around);
        return around;
      case 'Await':
        if (!/^(module|async function|comprehension)$/.test(around.scope)) {
          fault('"await" outside async function', node);
        }
        return around;
      case 'AsyncWith':
        this._async(node, around);
        node.items.forEach(item => item.target && checkTargets(item.target, 'assign to', fault));
        return around;
      case 'With':
        node.items.forEach(item => item.target && checkTargets(item.target, 'assign to', fault));
        return around;
      case 'Try':
      case 'TryStar': {
        const bare = node.handlers.findIndex(handler => !handler.type);
        if (bare >= 0 && (bare < node.handlers.length - 1 || node.kind === 'TryStar')) {
          fault('default "except:" must be last', node.handlers[bare]);
        }
        return around;
      }
      case 'Match':
        checkPatterns(node, fault);
        return around;
      case 'ImportFrom':
        checkStar(node, around.scope === 'module', fault);
        return null;
      case 'Assign':
        node.targets.forEach(target => checkTargets(target, 'assign to', fault));
        checkStarred(node.value, fault);
        return around;
      case 'AugAssign':
        checkTargets(node.target, 'augment', fault);
        checkStarred(node.value, fault);
        return around;
      case 'AnnAssign':
        checkTargets(node.target, 'annotate', fault);
        checkStarred(node.value, fault);
        return around;
      case 'Delete':
        node.targets.forEach(target => checkTargets(target, 'delete', fault));
        return around;
      case 'Call':
        checkCall(node.keywords, fault);
        return around;
      case 'Expr':
        checkStarred(node.value, fault);
        return around;
      default:
        if (node.kind !== 'Starred' && !holdsStarred(node)) {
          below(node, child => {
            if (child.kind === 'Starred') {
              fault('cannot use starred expression here', child);
            }
            return false;
          });
        }
        return around;
    }
  }

  private _function(node: FunctionDef, around: Surroundings): null {
    checkParameters(node.args, this.fault);
    const { posonly, args, vararg, kwonly, kwarg } = node.args;
    const outer: (Expression | null)[] = [...node.decorators, node.returns];
    for (const arg of [...posonly, ...args, ...kwonly, vararg, kwarg]) {
      outer.push(arg?.default ?? null);
      if (arg !== vararg) {
        checkStarred(arg?.annotation ?? null, this.fault);
      }
      outer.push(arg?.annotation ?? null);
    }
    outer.forEach(part => part && this.node(part, around));
    const awaits = node.kind === 'AsyncFunctionDef';
    const scope = awaits ? 'async function' : 'function';
    this.statements(node.body, { ...MODULE, scope, awaits });
    return null;
  }

  private _lambda(node: Lambda, around: Surroundings): null {
    checkParameters(node.args, this.fault);
    checkStarred(node.body, this.fault);
    const { posonly, args, kwonly } = node.args;
    [...posonly, ...args, ...kwonly].forEach(arg => arg.default && this.node(arg.default, around));
    this.node(node.body, { ...MODULE, scope: 'lambda', awaits: false });
    return null;
  }

  /** The first iterable is evaluated outside. */
  private _comprehension(
    node: Node,
    generators: readonly Comprehension[],
    around: Surroundings
  ): null {
    const [first] = generators;
    generators.forEach(one => checkTargets(one.target, 'assign to', this.fault));
    this.node(first.iter, around);
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
    below(node, child => {
      if (child !== first.iter) {
        if (child.kind === 'Starred' && !generators.some(one => one.target === child)) {
          this.fault('iterable unpacking cannot be used in comprehension', child);
        }
        this.node(child, inside);
      }
      return false;
    });
    return null;
  }

  private _loop(
    node: Extract<Node, { kind: 'For' | 'AsyncFor' | 'While' }>,
    around: Surroundings
  ): null {
    if (node.kind === 'While') {
      this.node(node.test, around);
    } else {
      if (node.kind === 'AsyncFor') {
        this._async(node, around);
      }
      checkTargets(node.target, 'assign to', this.fault);
      checkStarred(node.iter, this.fault);
      this.node(node.target, around);
      this.node(node.iter, around);
    }
    this.statements(node.body, { ...around, loop: true });
    this.statements(node.orelse, around);
    return null;
  }

  private _yield(node: Yield | Await, around: Surroundings): void {
    checkStarred(node.value, this.fault);
    if (around.comprehension) {
      this.fault('"yield" inside a comprehension', node);
    } else if (!/function|lambda/.test(around.scope)) {
      this.fault('"yield" outside function', node);
    } else if (node.kind === 'YieldFrom' && around.scope === 'async function') {
      this.fault('"yield from" inside async function', node);
    }
  }

  private _async(node: Statement, around: Surroundings): void {
    if (around.scope !== 'module' && around.scope !== 'async function') {
      this.fault('"async" outside async function', node);
    }
  }
}

/** Nodes among whose parts a starred expression may stand. */
function holdsStarred(node: Node): boolean {
  return /^(Tuple|List|Set|Call|Subscript|ClassDef|Module)$/.test(node.kind);
}
