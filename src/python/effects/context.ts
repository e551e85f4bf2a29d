/** What a cell's statements can know of each other. */
import type { Expression, Module, Statement } from '../ast';
import { walk } from '../ast/walk';
import { CALLED, MADE_BY, type Receiver, WORKERS } from '../knowledge';
import { bind } from '../names/bindings';
import { Scope } from '../names/scope';
import { type Objects, rootName } from './changes';
import { ModuleNames } from './modules';
import { textOf } from './paths';

/** The modules, texts and objects behind the names of one cell. */
export class CellContext implements Objects {
  readonly modules: ModuleNames;
  readonly texts = new Map<string, string>();
  private readonly _receivers = new Map<string, Receiver>();
  private readonly _worksOn = new Map<string, string>();

  constructor(module: Module) {
    this.modules = new ModuleNames(module.body);
    const scope = new Scope('function', null, null);
    bind(module.body, scope);
    this.modules.shadow(scope.bound);
    this._noteTexts(module.body);
    module.body.forEach(statement =>
      walk(statement, node => {
        if (node.kind === 'Assign' && node.value.kind === 'Call') {
          this._noteMade(node.targets, node.value);
        }
      })
    );
  }

  receiver(name: string): Receiver | null {
    return this._receivers.get(name) ?? CALLED.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  }

  worksOn(name: string): readonly string[] {
    const found: string[] = [];
    for (
      let at = this._worksOn.get(name);
      at !== undefined && !found.includes(at);
      at = this._worksOn.get(at)
    ) {
      found.push(at);
    }
    return found;
  }

  private _noteMade(
    targets: readonly Expression[],
    call: Extract<Expression, { kind: 'Call' }>
  ): void {
    const name = this.modules.canonical(call.func);
    const [target] = targets;
    if (name === null || target.kind !== 'Name') {
      return;
    }
    const made = MADE_BY.get(name);
    if (made) {
      this._receivers.set(target.id, made);
    }
    const on = call.args[0] && rootName(call.args[0]);
    if (on && WORKERS.test(name)) {
      this._worksOn.set(target.id, on);
    }
  }

  /** Names that the top level of the cell binds once, to a text. */
  private _noteTexts(body: readonly Statement[]): void {
    const often = new Set<string>();
    for (const node of body) {
      if (node.kind === 'Assign' && node.targets.length === 1 && node.targets[0].kind === 'Name') {
        const { id } = node.targets[0];
        const text = textOf(node.value, this.modules, this.texts);
        if (text === null || this.texts.has(id)) {
          often.add(id);
        } else {
          this.texts.set(id, text);
        }
      }
    }
    often.forEach(id => this.texts.delete(id));
  }
}
