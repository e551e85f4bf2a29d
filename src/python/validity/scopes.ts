/** Rules for `global`, `nonlocal` and assignment expressions (language reference 7.12, 7.13; PEP 572). */
import type { Comprehension, Global, Module, Statement } from '../ast';
import { below, everyArg, type Node } from '../ast/walk';
import { bind, bindComprehension } from '../names/bindings';
import { Scope } from '../names/scope';
import type { Report } from './check';

/** Reports declarations that come too late, contradict each other, or find no name; and walruses where none may be. */
export function checkDeclarations(module: Module, report: Report): void {
  new Declarations(report).block(module.body, new Scope('module', null, null));
}

/** Names of one scope in the order in which the code mentions them. */
type Uses = Map<string, number>;

class Declarations {
  constructor(private readonly _report: Report) {}

  block(body: readonly Statement[], scope: Scope): void {
    const uses: Uses = new Map();
    const declared: Global[] = [];
    body.forEach(node => this._node(node, scope, uses, declared));
    for (const node of declared) {
      this._declaration(node, scope, uses);
    }
  }

  private _declaration(node: Global, scope: Scope, uses: Uses): void {
    const word = node.kind.toLowerCase();
    for (const name of node.names) {
      const used = uses.get(name);
      if (scope.kind === 'module' && node.kind === 'Nonlocal') {
        this._report('nonlocal declaration not allowed at module level', node);
      } else if (used !== undefined && used < node.start) {
        this._report(`name "${name}" is used before its ${word} declaration`, node);
      } else if (node.kind === 'Nonlocal' && !hasBinding(scope, scope.mangle(name))) {
        this._report(`no binding for nonlocal "${name}" found`, node);
      }
      if (scope.globals.has(scope.mangle(name)) && scope.nonlocals.has(scope.mangle(name))) {
        this._report(`name "${name}" is nonlocal and global`, node);
      }
    }
  }

  private _node(node: Node, scope: Scope, uses: Uses, declared: Global[]): void {
    const use = (name: string, start: number): void => {
      if (!uses.has(name)) {
        uses.set(name, start);
      }
    };
    const parts = (inner: Node): void =>
      below(inner, child => {
        this._node(child, scope, uses, declared);
        return false;
      });
    switch (node.kind) {
      case 'Global':
      case 'Nonlocal':
        declared.push(node);
        break;
      case 'Name':
        use(node.id, node.start);
        break;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'Lambda': {
        const inside = new Scope('function', scope, scope.className);
        const args = everyArg(node.args);
        for (const part of args.flatMap(arg => [arg.default, arg.annotation])) {
          if (part) {
            this._node(part, scope, uses, declared);
          }
        }
        const params = new Set(args.map(arg => inside.mangle(arg.name)));
        params.forEach(name => inside.bound.add(name));
        if (node.kind === 'Lambda') {
          this._node(node.body, inside, new Map(), []);
          break;
        }
        node.decorators.forEach(part => this._node(part, scope, uses, declared));
        use(node.name, node.start);
        bind(node.body, inside);
        for (const name of [...inside.globals, ...inside.nonlocals]) {
          if (params.has(name)) {
            this._report(`name "${name}" is parameter and declared otherwise`, node);
          }
        }
        this.block(node.body, inside);
        break;
      }
      case 'ClassDef': {
        const outer = [...node.decorators, ...node.bases, ...node.keywords.map(one => one.value)];
        outer.forEach(part => this._node(part, scope, uses, declared));
        use(node.name, node.start);
        const inside = new Scope('class', scope, node.name);
        bind(node.body, inside);
        this.block(node.body, inside);
        break;
      }
      case 'AnnAssign':
        if (node.target.kind === 'Name' && scope.globals.has(scope.mangle(node.target.id))) {
          this._report(`annotated name "${node.target.id}" cannot be global`, node);
        }
        parts(node);
        break;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        this._comprehension(node, node.generators, scope);
        parts(node);
        break;
      case 'Magic':
        if (node.name === 'timeit') {
          const inside = new Scope('function', scope, null);
          bind(node.body ?? [], inside);
          this.block(node.body ?? [], inside);
        } else {
          parts(node);
        }
        break;
      default:
        parts(node);
    }
  }

  private _comprehension(node: Node, generators: readonly Comprehension[], scope: Scope): void {
    const inside = new Scope('comprehension', scope, scope.className);
    bindComprehension(generators, inside);
    const iterables = new Set<Node>(generators.map(generator => generator.iter));
    const search = (inner: Node, iterable: boolean): void =>
      below(inner, child => {
        const within = iterable || iterables.has(child);
        if (child.kind === 'NamedExpr') {
          if (within) {
            this._report(
              'assignment expression cannot be used in a comprehension iterable expression',
              child
            );
          } else if (inside.bound.has(child.target.id)) {
            this._report(
              `assignment expression cannot rebind comprehension iteration variable "${child.target.id}"`,
              child
            );
          } else if (scope.kind === 'class') {
            this._report(
              'assignment expression within a comprehension cannot be used in a class body',
              child
            );
          }
        }
        if (child.kind !== 'Lambda') {
          search(child, within);
        }
        return false;
      });
    search(node, false);
  }
}

/** A function around the scope binds the name, or a class gives its methods `__class__`. */
function hasBinding(scope: Scope, name: string): boolean {
  for (let outer = scope.parent; outer && outer.kind !== 'module'; outer = outer.parent) {
    const own = outer.kind === 'class' ? name === '__class__' : outer.bound.has(name);
    if (own && !outer.globals.has(name)) {
      return true;
    }
  }
  return false;
}
