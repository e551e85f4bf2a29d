/** Puts the modules of a package together. */
import { Bindings } from './binding';
import { refuseDrawingControls } from './controls';
import { DATA_MODULE } from './data';
import { decideCells } from './decisions';
import type { PlanDraft } from './draft';
import { Figures } from './figures';
import { gate, nameAbsolutePaths } from './gate';
import { keepNames } from './naming';
import { importedNames } from './imports';
import { unique } from './identifiers';
import { Levels } from './levels';
import type { Homes } from './homes';
import { moduleText } from './modules';
import { readPage, type Page, type Piece } from './page';
import { goldenTests } from './golden';
import type { Parameter, PlanFile, StepValue } from './plan';
import { stepValues } from './stepValues';
import { writeTests } from './tests';
import { findParameters, type FoundParameters } from './parameters';
import { Reads } from './reads';
import { refuseSpoken } from './spoken';
import { resultFields, type ResultField } from './results';
import { writePipeline } from './pipeline';
import type { RunParts } from './runParts';
import { Rewriting, type Helpers } from './rewrite';
import { commandModule, notebookModule } from './runtime';
import { dotted, find } from './walk';
import { BUILTINS } from '../python/builtins';

/** The generated part of a package. */
export interface Assembled {
  readonly files: readonly PlanFile[];
  readonly title: string;
  readonly parameters: readonly Parameter[];
  readonly results: readonly string[];
  readonly steps: readonly string[];
  readonly values: readonly StepValue[];
  /** Modules that only the tests import. */
  readonly testModules: readonly string[];
  readonly functions: readonly string[];
  /** Dotted modules that the code imports. */
  readonly modules: ReadonlySet<string>;
  /** Modules imported only where they are there, or for types alone. */
  readonly optional: ReadonlySet<string>;
  /** Modules imported for types alone. */
  readonly types: ReadonlySet<string>;
  readonly isAsync: boolean;
}

export class Assembly {
  private readonly _page: Page;
  private readonly _bindings: Bindings;
  private readonly _levels: Levels;
  private readonly _figures: Figures;
  private readonly _reads: Reads;
  private readonly _helpers: Helpers;
  private readonly _parameters: FoundParameters;
  private readonly _fields: readonly ResultField[];
  private readonly _rewriting: Rewriting;

  constructor(
    private readonly _draft: PlanDraft,
    private readonly _module: string
  ) {
    const read = readPage(_draft);
    const { unreached, ambient } = gate(_draft, read);
    this._page = without(read, unreached);
    nameAbsolutePaths(_draft, this._page);
    this._bindings = new Bindings(this._page);
    const taken = new Set([...this._bindings.names, ...BUILTINS]);
    this._helpers = {
      showValue: unique('show_value', taken),
      showFigures: unique('show_figures', taken),
      logLine: unique('log_line', taken),
      dataFile: unique('data_file', taken),
      error: unique('error', taken)
    };
    refuseDrawingControls(_draft, this._bindings);
    this._figures = new Figures(this._bindings);
    this._reads = new Reads(this._bindings);
    this._parameters = findParameters(_draft, this._page, this._bindings, this._helpers, ambient);
    this._parameters.uses.forEach(({ piece, name }) => this._reads.also(piece, name));
    this._levels = new Levels(
      _draft,
      this._bindings,
      new Set(this._parameters.parameters.map(p => p.name))
    );
    refuseSpoken(
      _draft,
      this._bindings.pieces.filter(piece => this._levels.isLeft(piece)),
      this._bindings.names,
      name => this._levels.has(name)
    );
    this._fields = resultFields(
      this._page,
      this._bindings,
      this._figures,
      piece => this._reads.direct(piece),
      _draft.environment.types
    );
    this._rewriting = new Rewriting(
      _draft,
      this._page,
      this._figures,
      this._helpers,
      this._bindings.names
    );
    this._rewriting.apply();
    keepNames(_draft, this._bindings, piece => this._levels.isLeft(piece));
  }

  write(): Assembled {
    const pipeline = writePipeline(this._parts());
    const { homes } = pipeline;
    decideCells(this._draft, this._page, this._levels, homes);
    const title = this._title();
    const figures = pipeline.usesFigures || this._rewriting.used.has('showFigures');
    const shown = {
      figures,
      values: pipeline.usesValues || this._rewriting.used.has('showValue'),
      lines: this._rewriting.used.has('logLine')
    };
    const files: PlanFile[] = [
      this._file('__init__.py', this._init(title, homes)),
      this._file(
        '__main__.py',
        commandModule(title, this._parameters.parameters, figures, pipeline.isAsync)
      ),
      ...(Object.values(shown).some(Boolean)
        ? [this._file('_notebook.py', notebookModule(shown))]
        : []),
      ...(this._draft.data.size ? [this._file('_data.py', DATA_MODULE)] : []),
      ...pipeline.modules.map(({ module, text }) => this._file(`${module}.py`, text)),
      this._file('pipeline.py', pipeline.text)
    ];
    const parts = {
      ...this._parts(),
      module: this._module,
      parameters: this._parameters.parameters,
      fresh: this._parameters.fresh,
      homes,
      isAsync: pipeline.isAsync
    };
    const values = stepValues(this._page, pipeline.calls, this._fields, this._draft.origins);
    const golden = goldenTests({ ...parts, calls: pipeline.calls, values });
    files.push(...writeTests(parts), ...(golden ? [golden.file] : []));
    return {
      files,
      title,
      parameters: this._parameters.parameters,
      results: this._fields.map(field => field.name),
      steps: pipeline.steps,
      values,
      testModules: golden?.modules ?? [],
      functions: this._publicDefinitions().map(name => `${this._module}.${homes.of(name)}.${name}`),
      modules: this._modules(),
      optional: this._importedOnlyBy(p => p.node.kind === 'Try' || isForTypes(p)),
      types: this._importedOnlyBy(isForTypes),
      isAsync: pipeline.isAsync
    };
  }

  private _file(name: string, text: string): PlanFile {
    return { path: `src/${this._module}/${name}`, text, role: 'module' };
  }

  private _title(): string {
    const titled = this._page.sections.filter(section => section.title);
    const heading = titled.find(section => section.level === 1) ?? titled[0];
    return heading?.title ?? this._draft.notebook.name;
  }

  private _publicDefinitions(): string[] {
    return [...this._levels.defined].filter(name => !name.startsWith('_'));
  }

  private _init(title: string, homes: Homes): string {
    const names = this._publicDefinitions();
    const lines = [...homes.importLines(names, null), 'from .pipeline import Results, run'];
    const all = [...names, 'Results', 'run'].sort().map(name => `    "${name}",`);
    return moduleText(title, lines, `__all__ = [\n${all.join('\n')}\n]\n`);
  }

  private _parts(): RunParts {
    return {
      draft: this._draft,
      page: this._page,
      bindings: this._bindings,
      levels: this._levels,
      figures: this._figures,
      reads: this._reads,
      helpers: this._helpers,
      parameters: this._parameters,
      fields: this._fields,
      showsFigures: this._rewriting.used.has('showFigures')
    };
  }

  /** Modules that only pieces of one kind import. */
  private _importedOnlyBy(kind: (piece: Piece) => boolean): ReadonlySet<string> {
    const modules = (pieces: readonly Piece[]): string[] =>
      pieces
        .flatMap(p => find(p.node, 'Import', 'ImportFrom'))
        .flatMap(n => importedNames(n).map(i => i.module));
    const { pieces } = this._bindings;
    const others = new Set(modules(pieces.filter(p => !kind(p))));
    return new Set(modules(pieces.filter(kind)).filter(module => !others.has(module)));
  }

  private _modules(): ReadonlySet<string> {
    const modules = new Set<string>();
    for (const piece of this._bindings.pieces) {
      for (const node of find(piece.node, 'Import', 'ImportFrom')) {
        for (const imported of importedNames(node)) {
          if (!imported.module.startsWith('.') && imported.module !== '__future__') {
            modules.add(imported.module);
          }
        }
      }
    }
    return modules;
  }
}

function without(page: Page, gone: ReadonlySet<Piece>): Page {
  if (!gone.size) {
    return page;
  }
  return {
    ...page,
    cells: page.cells
      .map(cell => Object.assign(cell, { pieces: cell.pieces.filter(p => !gone.has(p)) }))
      .filter(cell => cell.pieces.length)
  };
}

/** `if TYPE_CHECKING:` */
function isForTypes({ node }: Piece): boolean {
  return node.kind === 'If' && dotted(node.test)?.split('.').at(-1) === 'TYPE_CHECKING';
}
