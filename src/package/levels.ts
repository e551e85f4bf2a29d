/** What stands at module level: imports, and definitions that mean the same there as in the notebook. */
import type { ClassDef, Statement } from '../python/ast';
import { BUILTINS } from '../python/builtins';
import type { Phrase } from '../phrase';

import type { Bindings } from './binding';
import type { PlanDraft } from './draft';
import { importLine, importedNames, sameImport, type Imported } from './imports';
import type { Piece } from './page';
import { classStatementIsPure, definesOnly, isPure } from './pure';
import { dotted, find } from './walk';

/** Modules that do something to be seen when they are imported. */
const ACTING = new Set(['this', 'antigravity', '__hello__']);
/** Names that the generated modules need for themselves. */
const RESERVED = new Set(['run', 'Results', 'main']);

/** What leaves the run. */
export class Levels {
  /** Imports at the top of modules, by the name that they bind. */
  readonly imports = new Map<string, Imported[]>();
  /** Pieces whose every name is in `imports`. */
  readonly importPieces = new Set<Piece>();
  /** Definitions, constants and conditional imports at module level, in page order. */
  readonly definitions: Piece[] = [];
  /** Names of `definitions`. */
  readonly defined = new Set<string>();
  /** Why a definition stays in the run. */
  readonly inside = new Map<Piece, Phrase>();

  constructor(
    private readonly _draft: PlanDraft,
    private readonly _bindings: Bindings,
    /** Names that `run()` takes as arguments. */
    private readonly _parameters: ReadonlySet<string>
  ) {
    this._hoistImports();
    this._hoistDefinitions();
  }

  /** Is a name of the page given at module level? */
  has(name: string): boolean {
    return this.imports.has(name) || this.defined.has(name);
  }

  /** The import statements that bind a name. */
  importLines(name: string): string[] {
    return (this.imports.get(name) ?? []).map(importLine);
  }

  /** What stays for the run. */
  isLeft(piece: Piece): boolean {
    return !this.importPieces.has(piece) && !this.definitions.includes(piece);
  }

  private _hoistImports(): void {
    let disturbed = false;
    for (const piece of this._bindings.pieces) {
      const all = importedNames(piece.node);
      const acts = all.some(i => ACTING.has(i.module));
      const early = !disturbed || all.every(i => this._isStandard(i));
      if (all.length && early && !acts && all.every(i => this._canHoist(i, piece))) {
        all.forEach(i => this.imports.set(i.name, [...(this.imports.get(i.name) ?? []), i]));
        this.importPieces.add(piece);
      } else if (all.length) {
        this.inside.set(piece, this._draft.say.importInPlace(importText(all)));
      }
      disturbed ||= piece.facts.state.some(s => s.kind === 'environ' && s.access === 'write');
    }
    // A name is hoisted by all of its imports or by none.
    for (const piece of [...this.importPieces]) {
      const all = importedNames(piece.node);
      const whole = all.every(i =>
        this._bindings.binders(i.name).every(binder => this.importPieces.has(binder))
      );
      if (!whole) {
        this.importPieces.delete(piece);
        all.forEach(i => this.imports.delete(i.name));
        this.inside.set(piece, this._draft.say.importInPlace(importText(all)));
      }
    }
  }

  /** Of the standard library, which reads the environment when it is used, not when it is imported. */
  private _isStandard({ module }: Imported): boolean {
    return this._draft.environment.stdlib.includes(module.split('.')[0]);
  }

  private _canHoist(imported: Imported, piece: Piece): boolean {
    const { name } = imported;
    return (
      this._alone(name, piece) &&
      this._bindings
        .binders(name)
        .every(binder =>
          importedNames(binder.node).some(i => i.name === name && sameImport(i, imported))
        )
    );
  }

  /** May a name live at module level at all: never deleted, not taken, no builtin read before. */
  private _alone(name: string, piece: Piece): boolean {
    return (
      !this._bindings.deleted(name) &&
      !this._parameters.has(name) &&
      !RESERVED.has(name) &&
      !(BUILTINS.has(name) && this._readAbove(name, piece))
    );
  }

  private _readAbove(name: string, piece: Piece): boolean {
    const { pieces } = this._bindings;
    return pieces
      .slice(0, pieces.indexOf(piece))
      .some(({ facts }) => facts.readsNow.has(name) || facts.readsWhenCalled.has(name));
  }

  private _hoistDefinitions(): void {
    const kept = new Map<Piece, readonly string[]>();
    for (const piece of this._bindings.pieces) {
      const names = definedNames(piece.node);
      if (!names || this.importPieces.has(piece)) {
        continue;
      }
      const against = this._against(piece, names);
      if (against) {
        this.inside.set(piece, against);
      } else {
        kept.set(piece, names);
      }
    }
    for (let changed = true; changed;) {
      changed = false;
      const given = new Set([...kept.values()].flat());
      for (const piece of kept.keys()) {
        const missing = this._data(piece).filter(name => !given.has(name));
        if (missing.length) {
          kept.delete(piece);
          this.inside.set(piece, this._draft.say.readsData(missing));
          changed = true;
        }
      }
    }
    this._dropUnreadConstants(kept);
    for (const [piece, names] of kept) {
      this.definitions.push(piece);
      names.forEach(name => this.defined.add(name));
      this.inside.delete(piece);
    }
  }

  /** Values stay in the run where no definition needs them. */
  private _dropUnreadConstants(kept: Map<Piece, readonly string[]>): void {
    for (let changed = true; changed;) {
      changed = false;
      const read = new Set([...kept.keys()].flatMap(piece => this._reads(piece)));
      for (const [piece, names] of kept) {
        if (isValue(piece.node) && !names.some(name => read.has(name))) {
          kept.delete(piece);
          changed = true;
        }
      }
    }
  }

  private _against(piece: Piece, names: readonly string[]): Phrase | null {
    const { say } = this._draft;
    const { node, facts } = piece;
    const writes = [...facts.bindsCalledOnly, ...facts.deletesCalled];
    if (writes.length) {
      return say.writesGlobal(writes);
    }
    if (names.some(name => this._bindings.binders(name).length > 1 || !this._alone(name, piece))) {
      return say.boundTwice();
    }
    if (piece.cell.raises || facts.opaque) {
      return say.actsWhenDefined();
    }
    if (names.some(name => this._bindings.changers(name).some(p => p !== piece))) {
      return say.keepsState();
    }
    if (node.kind === 'FunctionDef' || node.kind === 'AsyncFunctionDef') {
      return definesOnly(node) ? null : say.keepsState();
    }
    if (node.kind === 'ClassDef') {
      return this._classAgainst(node);
    }
    return null;
  }

  private _classAgainst(node: ClassDef): Phrase | null {
    const { say } = this._draft;
    if (
      !node.body.every(classStatementIsPure) ||
      node.decorators.some(d => dotted(d) === null && d.kind !== 'Call')
    ) {
      return say.actsWhenDefined();
    }
    if (
      node.keywords.some(k => k.arg === 'metaclass') ||
      node.body.some(s => 'name' in s && s.name === '__init_subclass__') ||
      this._bindings.pieces.some(p => p.node.kind === 'ClassDef' && actsOnSubclasses(p.node, node))
    ) {
      return say.actsWhenDefined();
    }
    const own = new Set([node.name, 'cls']);
    const stores = find(node, 'Assign', 'AugAssign').flatMap(s =>
      s.kind === 'Assign' ? s.targets : [s.target]
    );
    return stores.some(
      t => t.kind === 'Attribute' && t.value.kind === 'Name' && own.has(t.value.id)
    )
      ? say.keepsState()
      : null;
  }

  /** Names that a piece reads and that the page binds as something other than an import. */
  private _data(piece: Piece): string[] {
    return this._reads(piece).filter(
      name => this._bindings.names.has(name) && !this.imports.has(name)
    );
  }

  private _reads({ facts }: Piece): string[] {
    return [...facts.readsNow, ...facts.readsWhenCalled];
  }
}

/** A base class of the page that acts when it is derived from. */
function actsOnSubclasses(base: ClassDef, derived: ClassDef): boolean {
  return (
    derived.bases.some(b => dotted(b) === base.name) &&
    (base.keywords.length > 0 || base.body.some(s => 'name' in s && s.name === '__init_subclass__'))
  );
}

/** Names that a statement would define at module level; null where it is no definition. */
export function definedNames(node: Statement): string[] | null {
  switch (node.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return [node.name];
    case 'Assign': {
      const names = node.targets.map(t => (t.kind === 'Name' ? t.id : null));
      const lambda = node.value.kind === 'Lambda' && node.value.args.args.every(a => !a.default);
      return names.every(n => n !== null) && (lambda || isPure(node.value)) ? names : null;
    }
    case 'AnnAssign':
      return node.target.kind === 'Name' && node.value && isPure(node.value)
        ? [node.target.id]
        : null;
    case 'Try':
    case 'If':
      return conditionalImports(node);
    default:
      return null;
  }
}

function isValue(node: Statement): boolean {
  return (node.kind === 'Assign' || node.kind === 'AnnAssign') && node.value?.kind !== 'Lambda';
}

/** `try: import x` with what stands in for it, and `if TYPE_CHECKING:`. */
function conditionalImports(node: Statement): string[] | null {
  if (node.kind === 'If') {
    const test = dotted(node.test);
    return test?.split('.').at(-1) === 'TYPE_CHECKING' && !node.orelse.length
      ? collect(node.body)
      : null;
  }
  if (node.kind !== 'Try' || node.finalbody.length) {
    return null;
  }
  const onImport = node.handlers.every(h =>
    ['ImportError', 'ModuleNotFoundError'].includes((h.type && dotted(h.type)) ?? '')
  );
  const parts = [node.body, node.orelse, ...node.handlers.map(h => h.body)].map(collect);
  return onImport && parts.every(p => p !== null) ? [...new Set(parts.flat())] : null;
}

function collect(body: readonly Statement[]): string[] | null {
  const all = body.map(node =>
    node.kind === 'Pass'
      ? []
      : node.kind === 'Import' || node.kind === 'ImportFrom'
        ? importedNames(node).map(i => i.name)
        : node.kind === 'Assign' && isPure(node.value) && node.targets.every(t => t.kind === 'Name')
          ? node.targets.map(t => (t.kind === 'Name' ? t.id : ''))
          : null
  );
  return all.every(names => names !== null) ? all.flat() : null;
}

function importText(all: readonly Imported[]): string {
  return `import ${all.map(i => i.name).join(', ')}`;
}
