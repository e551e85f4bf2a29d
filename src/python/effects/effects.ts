/** Everything that code changes besides names: objects in place, and state without a name. */
import type { Expression, FunctionDef, Lambda, Statement } from '../ast';
import { below, everyArg, type Node, walk } from '../ast/walk';
import type { Change, CodeEffects, StateUse } from '../facts';
import {
  bind,
  bindArguments,
  bindComprehension,
  bindTypeParams,
  bindWalruses
} from '../names/bindings';
import { Scope } from '../names/scope';
import { isHistory } from '../names/tally';
import { changedBy, storedInto } from './changes';
import type { CellContext } from './context';
import { mentioned, usedBy, usedByMagic } from './state';

/** The effects of statements that run one after the other. */
export function effectsOf(body: readonly Statement[], context: CellContext): CodeEffects {
  const search = new Search(context);
  const scope = new Scope('module', null, null);
  body.forEach(statement => search.node(statement, scope, true));
  return { now: search.now, whenCalled: search.later };
}

class Search {
  readonly now = { changes: [] as Change[], state: [] as StateUse[] };
  readonly later = { changes: [] as Change[], state: [] as StateUse[] };

  /** What is assigned to; storing is no read. */
  private readonly _targets = new Set<Expression>();

  constructor(private readonly _context: CellContext) {}

  node(root: Node, scope: Scope, now: boolean): void {
    walk(root, node => this._visit(node, scope, now));
  }

  /** @returns false where what is below has been looked at in its own scope. */
  private _visit(node: Node, scope: Scope, now: boolean): boolean {
    const { modules, texts } = this._context;
    const found = now ? this.now : this.later;
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'Lambda':
        this._function(node, scope, now);
        return false;
      case 'ClassDef':
        this._class(node, scope, now);
        return false;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp': {
        this.node(node.generators[0].iter, scope, now);
        const inside = new Scope('comprehension', scope, scope.className);
        bindComprehension(node.generators, inside);
        below(node, inner => this._visit(inner, inside, now));
        return false;
      }
      case 'Magic':
        found.state.push(...usedByMagic(node));
        if (node.name === 'timeit' && node.body) {
          const inside = new Scope('function', scope, scope.className);
          bind(node.body, inside);
          node.body.forEach(statement => this.node(statement, inside, now));
          return false;
        }
        return true;
      case 'Assign':
        node.targets.forEach(target => this._stored(target, scope, now));
        return true;
      case 'AugAssign':
        this._stored(node.target, scope, now);
        this._add(
          node.target.kind === 'Name'
            ? [
                {
                  name: node.target.id,
                  certainty: 'may',
                  how: `${node.op}=`,
                  start: node.start,
                  end: node.end
                }
              ]
            : [],
          scope,
          now
        );
        return true;
      case 'AnnAssign':
        if (node.value) {
          this._stored(node.target, scope, now);
        }
        return true;
      case 'For':
      case 'AsyncFor':
        this._stored(node.target, scope, now);
        return true;
      case 'With':
      case 'AsyncWith':
        node.items.forEach(item => item.target && this._stored(item.target, scope, now));
        return true;
      case 'Delete':
        node.targets.forEach(target => this._stored(target, scope, now));
        return true;
      case 'Expr':
        if (node.value.kind === 'Call') {
          this._add(changedBy(node.value, true, this._context), scope, now);
        }
        return true;
      case 'Call':
        this._add(changedBy(node, false, this._context), scope, now);
        found.state.push(...usedBy(node, modules, texts));
        return true;
      case 'Subscript':
      case 'Attribute':
        if (!this._targets.has(node)) {
          found.state.push(...mentioned(node, 'read', modules, texts));
        }
        return true;
      case 'Name':
        if (isHistory(node.id) && this._isGlobal(node.id, scope)) {
          const { start, end } = node;
          found.state.push({ kind: 'display', key: node.id, access: 'read', start, end });
        }
        return true;
      default:
        return true;
    }
  }

  private _stored(target: Expression, scope: Scope, now: boolean): void {
    const { modules, texts } = this._context;
    this._add(storedInto(target), scope, now);
    this._targets.add(target);
    (now ? this.now : this.later).state.push(...mentioned(target, 'write', modules, texts));
  }

  /** Notes changes of objects that global names lead to; each once. */
  private _add(changes: readonly Change[], scope: Scope, now: boolean): void {
    const all = (now ? this.now : this.later).changes;
    for (const change of changes) {
      const name = scope.mangle(change.name);
      const known = all.some(
        one => one.name === name && one.start === change.start && one.how === change.how
      );
      if (!known && this._isGlobal(name, scope) && !this._context.modules.isModule(name)) {
        all.push({ ...change, name });
      }
    }
  }

  private _isGlobal(name: string, scope: Scope): boolean {
    return scope.meaning(name).kind === 'global';
  }

  private _function(node: FunctionDef | Lambda, scope: Scope, now: boolean): void {
    const inside = new Scope('function', scope, scope.className);
    bindArguments(node.args, inside);
    for (const arg of everyArg(node.args)) {
      if (arg.default) {
        this.node(arg.default, scope, now);
      }
    }
    if (node.kind === 'Lambda') {
      bindWalruses(node.body, inside);
      this.node(node.body, inside, false);
      return;
    }
    node.decorators.forEach(decorator => this.node(decorator, scope, now));
    bindTypeParams(node.typeParams, inside);
    bind(node.body, inside);
    node.body.forEach(statement => bindWalruses(statement, inside));
    node.body.forEach(statement => this.node(statement, inside, false));
  }

  private _class(node: Extract<Node, { kind: 'ClassDef' }>, scope: Scope, now: boolean): void {
    const outer = [...node.decorators, ...node.bases, ...node.keywords.map(one => one.value)];
    outer.forEach(part => this.node(part, scope, now));
    const inside = new Scope('class', scope, node.name);
    bind(node.body, inside);
    node.body.forEach(statement => this.node(statement, inside, now));
  }
}
