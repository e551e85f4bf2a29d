/** What of a notebook a person wants to set anew for each run. */
import type { Constant, Expression } from '../python/ast';

import { asking, isPath, isPathlib, simpleAssign } from './assignments';
import type { Bindings } from './binding';
import type { PlanDraft } from './draft';
import { identifier, pythonString, unique } from './identifiers';
import { isLiteral, literalType } from './literal';
import type { Page, PageCell, Piece } from './page';
import type { Parameter } from './plan';
import { plain, type Phrase } from '../phrase';
import { dataPath, type Helpers } from './rewrite';
import { dotted, find, isScope, walk } from './walk';

/** Parameters, and the pieces that they stand for. */
export interface FoundParameters {
  readonly parameters: readonly Parameter[];
  /** Assignments that the parameters replace. */
  readonly replaced: ReadonlySet<Piece>;
  /** Mutable defaults: made anew in each run where the caller gives none. */
  readonly fresh: readonly { readonly name: string; readonly value: string }[];
  /** Pieces that now read a parameter in the place of a literal. */
  readonly uses: readonly { readonly piece: Piece; readonly name: string }[];
}

/** Names that speak of configuration: paths, dates, sizes, seeds. */
const CONFIGURES =
  /(^|_)(path|file|filename|dir|folder|url|uri|host|port|seed|random_state|date|day|month|year|start|end|since|until|limit|batch_?size|epochs?|lr|learning_rate|threshold|test_size|train_size|n_jobs|n_estimators|max_iter(ations)?|num_\w+|n_(samples|clusters|splits|components|iter\w*)|sample_size|chunk_?size|output|input|bucket|table|schema|env|region|model_name|version|debug|verbose|checkpoint\w*)$/i;

/** Calls that read data from a path or address, by the last part of their name. */
const READS_DATA =
  /^(read_(csv|table|excel|parquet|json|feather|hdf|pickle|stata|sas|fwf|orc|xml)|scan_(csv|parquet)|loadtxt|genfromtxt|load_npz|imread|open_dataset)$/;

/** Finds them; arguments of calls are replaced in the cells' edits. */
export function findParameters(
  draft: PlanDraft,
  page: Page,
  bindings: Bindings,
  helpers: Helpers,
  ambient: readonly string[]
): FoundParameters {
  const finder = new Finder(draft, bindings, helpers);
  ambient.forEach(name => finder.ambient(name));
  const tagged = page.cells.filter(cell => cell.wish?.role === 'parameters');
  tagged.forEach(cell => finder.tagged(cell));
  if (!tagged.length) {
    finder.literals();
  }
  finder.asked();
  finder.waiting();
  finder.paths();
  return {
    parameters: [...finder.found.values()],
    replaced: finder.replaced,
    fresh: finder.fresh,
    uses: finder.uses
  };
}

class Finder {
  readonly found = new Map<string, Parameter>();
  readonly replaced = new Set<Piece>();
  readonly fresh: { name: string; value: string }[] = [];
  readonly uses: { piece: Piece; name: string }[] = [];
  private readonly _taken: Set<string>;

  constructor(
    private readonly _draft: PlanDraft,
    private readonly _bindings: Bindings,
    private readonly _helpers: Helpers
  ) {
    this._taken = new Set(_bindings.names);
  }

  /** What a platform gives its notebooks. */
  ambient(name: string): void {
    this._add(name, 'Any', '', this._draft.say.ambient(name));
  }

  /** A cell tagged `parameters`: its literals; what is computed from them stays in the run. */
  tagged(cell: PageCell): void {
    const names: string[] = [];
    for (const piece of cell.pieces) {
      const assigned = simpleAssign(piece);
      const path = assigned && this._pathMade(assigned.value);
      if (path && this._bindings.binders(assigned.name).length === 1) {
        this._pathGiven(piece, assigned.name, path);
        names.push(assigned.name);
      } else if (assigned && isLiteral(assigned.value)) {
        this._take(piece, assigned.name, assigned.value, assigned.annotation);
        names.push(assigned.name);
      }
    }
    this._draft.decide(
      cell.cell,
      'parameters',
      'pipeline.py: run',
      this._draft.say.parameters(names)
    );
  }

  /** Untagged: literals bound once, at the top of the page, that are configuration by their names. */
  literals(): void {
    const readByDefinitions = new Set(
      this._bindings.pieces.flatMap(({ facts }) => [...facts.readsWhenCalled])
    );
    for (const piece of this._bindings.pieces) {
      const assigned = simpleAssign(piece);
      const early = piece.cell.pieces.every(p => this._isEarly(p));
      if (
        !assigned ||
        readByDefinitions.has(assigned.name) ||
        this._bindings.binders(assigned.name).length > 1 ||
        this._bindings.deleted(assigned.name)
      ) {
        continue;
      }
      const path = this._pathMade(assigned.value);
      if (path) {
        this._pathGiven(piece, assigned.name, path);
      } else if (
        early &&
        ['Constant', 'UnaryOp'].includes(assigned.value.kind) &&
        isLiteral(assigned.value) &&
        literalType(assigned.value) !== null &&
        CONFIGURES.test(assigned.name)
      ) {
        this._take(piece, assigned.name, assigned.value, assigned.annotation);
      }
    }
  }

  /** The text in `Path("data.csv")`. */
  private _pathMade(value: Expression): Constant | null {
    if (value.kind !== 'Call' || value.args.length !== 1 || value.keywords.length) {
      return null;
    }
    const [text] = value.args;
    const ofPathlib =
      dotted(value.func) === 'Path' &&
      this._bindings.binders('Path').every(({ node }) => isPathlib(node));
    return ofPathlib && text.kind === 'Constant' && typeof text.value === 'string' ? text : null;
  }

  /** `DATA = Path("data.csv")`: the caller may give a text or a path, the run makes a path of it. */
  private _pathGiven(piece: Piece, name: string, path: Constant): void {
    const { edits } = piece.cell;
    const text = String(path.value);
    if (dataPath(this._draft, text, this._helpers) === null && isPath(text)) {
      edits.replace(path, name);
      this.uses.push({ piece, name });
      this._draft.imports.add('from pathlib import Path');
      const source = edits.source.slice(path.start, path.end);
      this._add(name, 'str | Path', source, this._draft.say.pathRead(text));
    }
  }

  /** A cell of settings: imports, definitions and assignments of simple values. */
  private _isEarly({ node }: Piece): boolean {
    return (
      ['Import', 'ImportFrom', 'FunctionDef', 'ClassDef', 'AnnAssign'].includes(node.kind) ||
      (node.kind === 'Assign' && find(node.value, 'Call').length === 0) ||
      (node.kind === 'Expr' && node.value.kind === 'Constant')
    );
  }

  /** `name = input("…")` and `getpass()`: nobody answers where a program runs. */
  asked(): void {
    for (const piece of this._bindings.pieces) {
      const assigned = simpleAssign(piece);
      const asks = assigned && asking(assigned.value);
      if (!assigned || !asks) {
        continue;
      }
      const { name } = assigned;
      const once = this._bindings.binders(name).length === 1;
      if (!once) {
        continue;
      }
      if (asks === 'secret') {
        const variable = name.toUpperCase();
        piece.cell.edits.replace(assigned.value, `os.environ[${pythonString(variable)}]`);
        this._draft.secrets.add(variable);
        this._draft.imports.add('import os');
        this._draft.note(piece.cell.cell, this._draft.say.fromEnvironment(name, variable));
      } else {
        this._add(name, asks, '', this._draft.say.askedFor(name));
        this.replaced.add(piece);
        this._draft.note(piece.cell.cell, this._draft.say.askedFor(name));
      }
    }
  }

  /** Questions that stay: nobody may be there to answer them. */
  waiting(): void {
    for (const piece of this._bindings.pieces.filter(p => !this.replaced.has(p))) {
      for (const { func } of find(piece.node, 'Call')) {
        const name = dotted(func) ?? '';
        const asks = name === 'input' || name === 'getpass.getpass' || name === 'getpass';
        const assigned = simpleAssign(piece);
        const taken = assigned !== null && asking(assigned.value) === 'secret';
        if (asks && !taken && !this._bindings.binders('input').length) {
          this._draft.note(piece.cell.cell, this._draft.say.waits(`${name}()`));
        }
      }
    }
  }

  /** `pd.read_csv("data.csv")`: the path becomes a parameter. */
  paths(): void {
    const byPath = new Map<string, string>();
    for (const piece of this._bindings.pieces) {
      walk(piece.node, node => {
        if (node.kind === 'Call' && READS_DATA.test(dotted(node.func)?.split('.').at(-1) ?? '')) {
          const [first] = node.args;
          if (
            first?.kind === 'Constant' &&
            typeof first.value === 'string' &&
            isPath(first.value) &&
            // A file of the run's own is read where it was written.
            !this._draft.written.made.has(first.value)
          ) {
            const name = byPath.get(first.value) ?? this._pathName(first.value);
            byPath.set(first.value, name);
            piece.cell.edits.replace(first, name);
            this.uses.push({ piece, name });
            const source = piece.cell.edits.source.slice(first.start, first.end);
            const help = this._draft.say.pathRead(first.value);
            if (!this._addTaken(name, first, help)) {
              this._add(name, 'str', source, help);
            }
          }
        }
        return !isScope(node);
      });
    }
  }

  private _pathName(path: string): string {
    const file =
      path
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/[?#].*$/, '') ?? path;
    const base = identifier(file.replace(/\.\w+$/, ''), 'data');
    return unique(`${base}_path`, this._taken);
  }

  private _take(piece: Piece, name: string, value: Expression, annotation: string | null): void {
    const { source } = piece.cell.edits;
    const text = source.slice(value.start, value.end);
    const type = annotation ?? literalType(value) ?? 'str | None';
    const comment = /#\s*(.*)$/.exec(source.slice(piece.node.end, piece.end))?.[1] ?? '';
    const help = comment ? [{ text: comment }] : this._draft.say.parameterOf(name);
    if (this._addTaken(name, value, help)) {
      this.replaced.add(piece);
      return;
    }
    if (['List', 'Dict', 'Set'].includes(value.kind)) {
      // A default that can be changed would carry what one run did into the next.
      this.fresh.push({ name, value: text });
      this._add(name, `${type} | None`, 'None', help);
    } else {
      this._add(name, type, text, help);
    }
    this.replaced.add(piece);
  }

  /** A file that the package brings along is what a run reads where the caller names no other. */
  private _addTaken(name: string, path: Expression, help: Phrase): boolean {
    const value =
      path.kind === 'Constant' ? dataPath(this._draft, path.value, this._helpers) : null;
    if (value !== null && !this.found.has(name)) {
      this.fresh.push({ name, value });
      this._add(name, 'str | None', 'None', help);
    }
    return value !== null;
  }

  private _add(name: string, type: string, value: string, help: Phrase): void {
    if (!this.found.has(name)) {
      const words = plain(help, cell => cell);
      this.found.set(name, { name, type, default: value, help: words });
    }
  }
}
