/** Puts the modules of a package together. */
import { Bindings } from './binding';
import { writeBody } from './body';
import type { PlanDraft } from './draft';
import { Figures } from './figures';
import { gate, awaits } from './gate';
import { importedNames } from './imports';
import { unique } from './identifiers';
import { Levels } from './levels';
import { definitionsText, docstring, futureLines, importsFor, moduleText } from './modules';
import { readPage, type Page, type Piece } from './page';
import type { Parameter, PlanFile } from './plan';
import { Reads } from './reads';
import { resultFields, type ResultField } from './results';
import { globalsToNonlocals, Rewriting, type Helpers } from './rewrite';
import { commandModule, notebookModule } from './runtime';
import { find } from './walk';
import { BUILTINS } from '../python/builtins';

/** The generated part of a package. */
export interface Assembled {
  readonly files: readonly PlanFile[];
  readonly title: string;
  readonly parameters: readonly Parameter[];
  readonly results: readonly string[];
  readonly steps: readonly string[];
  readonly functions: readonly string[];
  /** Dotted modules that the code imports. */
  readonly modules: ReadonlySet<string>;
  readonly optional: ReadonlySet<string>;
}

export class Assembly {
  private readonly _page: Page;
  private readonly _bindings: Bindings;
  private readonly _levels: Levels;
  private readonly _figures: Figures;
  private readonly _reads: Reads;
  private readonly _helpers: Helpers;
  private readonly _parameters: readonly Parameter[] = [];
  private readonly _fields: readonly ResultField[];
  private readonly _rewriting: Rewriting;

  constructor(
    private readonly _draft: PlanDraft,
    private readonly _module: string
  ) {
    const read = readPage(_draft);
    const { unreached, ambient } = gate(_draft, read);
    this._page = without(read, unreached);
    this._bindings = new Bindings(this._page);
    const taken = new Set([...this._bindings.names, ...BUILTINS]);
    this._helpers = {
      showValue: unique('show_value', taken),
      showFigures: unique('show_figures', taken)
    };
    this._figures = new Figures(this._bindings);
    this._reads = new Reads(this._bindings);
    this._parameters = ambient.map(name => ({
      name,
      type: 'Any',
      default: '',
      help: _draft.say
        .ambient(name)
        .map(p => ('text' in p ? p.text : 'code' in p ? p.code : ''))
        .join('')
    }));
    this._levels = new Levels(_draft, this._bindings, new Set(ambient));
    this._fields = resultFields(
      this._page,
      this._bindings,
      this._figures,
      piece => this._reads.now(piece),
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
  }

  write(): Assembled {
    const pipeline = this._pipeline();
    const definitions = this._definitions();
    const title = this._title();
    const figures = pipeline.usesFigures || this._rewriting.used.has('showFigures');
    const values = pipeline.usesValues || this._rewriting.used.has('showValue');
    const files: PlanFile[] = [
      this._file('__init__.py', this._init(title)),
      this._file('__main__.py', commandModule(title, this._parameters, figures, pipeline.isAsync)),
      ...(figures || values ? [this._file('_notebook.py', notebookModule(values, figures))] : []),
      ...(definitions ? [this._file('definitions.py', definitions)] : []),
      this._file('pipeline.py', pipeline.text)
    ];
    return {
      files,
      title,
      parameters: this._parameters,
      results: this._fields.map(field => field.name),
      steps: ['run'],
      functions: this._publicDefinitions().map(name => `${this._module}.definitions.${name}`),
      modules: this._modules(),
      optional: new Set()
    };
  }

  private _file(name: string, text: string): PlanFile {
    return { path: `src/${this._module}/${name}`, text, role: 'module' };
  }

  private _title(): string {
    const heading = this._page.sections.find(section => section.level === 1 && section.title);
    return heading?.title ?? this._draft.notebook.name;
  }

  private _publicDefinitions(): string[] {
    return [...this._levels.defined].filter(name => !name.startsWith('_'));
  }

  private _init(title: string): string {
    const names = this._publicDefinitions();
    const lines = [
      ...(names.length ? [`from .definitions import ${names.join(', ')}`] : []),
      'from .pipeline import Results, run'
    ];
    const all = [...names, 'Results', 'run'].sort().map(name => `    "${name}",`);
    return moduleText(title, lines, `__all__ = [\n${all.join('\n')}\n]\n`);
  }

  private _definitions(): string | null {
    const { definitions } = this._levels;
    if (!definitions.length) {
      return null;
    }
    const imports = [
      ...futureLines(this._bindings),
      ...importsFor(definitions, this._levels, this._reads),
      ...this._helperImports(definitions)
    ];
    return moduleText(
      this._draft.say.definitionsOf(this._draft.notebook.name),
      imports,
      definitionsText(this._levels)
    );
  }

  /** Helpers are called where the rewritten text says so. */
  private _helperImports(pieces: readonly Piece[], text?: string): string[] {
    const code = text ?? pieces.map(p => p.cell.edits.slice(p.node.start, p.end)).join('\n');
    return [...(Object.values(this._helpers) as string[])].flatMap(name => {
      const own = /^show_figures/.test(name) ? 'show_figures' : 'show_value';
      return new RegExp(`\\b${name}\\(`).test(code)
        ? [`from ._notebook import ${own}${own === name ? '' : ` as ${name}`}`]
        : [];
    });
  }

  private _pipeline(): {
    text: string;
    usesFigures: boolean;
    usesValues: boolean;
    isAsync: boolean;
  } {
    const { _levels: levels, _bindings: bindings } = this;
    const left = bindings.pieces.filter(piece => levels.isLeft(piece));
    const runNames = new Set(left.flatMap(piece => [...piece.facts.binds]));
    for (const piece of left) {
      if (!globalsToNonlocals(piece, runNames)) {
        this._draft.refuse(piece.cell.cell, 1, this._draft.say.opaque('global'));
      }
    }
    const body = writeBody(
      this._page.cells,
      {
        figures: this._figures,
        reads: this._reads,
        ...this._helpers,
        isLeft: piece => levels.isLeft(piece)
      },
      new Set(this._fields.map(field => field.name)),
      new Set(this._parameters.map(p => p.name))
    );
    const isAsync = left.some(awaits);
    const before = this._preamble(left, runNames);
    const fields = this._fields.map(({ name }) => `${name}=${name}`);
    const outcome = fields.length
      ? `Results(\n        ${fields.join(',\n        ')},\n    )`
      : 'Results()';
    const text = `${before}${body.text}\n    return ${outcome}\n`;
    const usesFigures = body.usesFigures || this._rewriting.used.has('showFigures');
    const code = [
      this._resultsClass(),
      this._runHead(isAsync, usesFigures) + (usesFigures ? this._figuresBlock(text, isAsync) : text)
    ].join('\n\n');
    const imports = [
      ...futureLines(bindings),
      'from dataclasses import dataclass',
      ...(/\bAny\b/.test(code) ? ['from typing import Any'] : []),
      ...(usesFigures ? ['from pathlib import Path', 'from ._notebook import figures_to'] : []),
      ...(body.usesRedirect ? ['import contextlib', 'import io'] : []),
      ...(before.includes('builtins.') ? ['import builtins'] : []),
      ...this._page.cells.flatMap(cell => cell.plain.imports),
      ...importsFor(left, levels, this._reads),
      ...this._definitionImports(left),
      ...this._helperImports([], code)
    ];
    return {
      text: moduleText(this._draft.say.pipelineOf(this._draft.notebook.name), imports, code),
      usesFigures,
      usesValues: body.usesValues,
      isAsync
    };
  }

  private _definitionImports(left: readonly Piece[]): string[] {
    const used = new Set(left.flatMap(piece => [...this._reads.ever(piece)]));
    const names = [...this._levels.defined].filter(
      name => used.has(name) || this._fields.some(field => field.name === name)
    );
    return names.length ? [`from .definitions import ${names.join(', ')}`] : [];
  }

  /** Names that functions bring to life by `global`, and builtins that the notebook takes over. */
  private _preamble(left: readonly Piece[], runNames: ReadonlySet<string>): string {
    const written = new Set(left.flatMap(piece => [...piece.facts.bindsCalledOnly]));
    const bound = new Set(
      left.flatMap(({ facts }) => [...facts.binds].filter(n => !facts.bindsCalledOnly.has(n)))
    );
    const lines = [...written].filter(name => !bound.has(name)).map(name => `    ${name}: Any\n`);
    const sure = new Set<string>();
    const builtin = new Set<string>();
    for (const piece of left) {
      for (const name of [...piece.facts.needs, ...piece.facts.readsWhenCalled]) {
        if (runNames.has(name) && BUILTINS.has(name) && !sure.has(name)) {
          builtin.add(name);
        }
      }
      piece.facts.bindsSure.forEach(name => sure.add(name));
    }
    lines.push(...[...builtin].map(name => `    ${name}: Any = builtins.${name}\n`));
    const unsure = this._fields.filter(
      field => field.unsure && !builtin.has(field.name) && !this._levels.has(field.name)
    );
    lines.push(...unsure.map(field => `    ${field.name}: Any = None\n`));
    return lines.join('');
  }

  private _runHead(isAsync: boolean, figures: boolean): string {
    const parameters = this._parameters.map(
      p => `${p.name}: ${p.type}${p.default ? ` = ${p.default}` : ''}`
    );
    const all = [...parameters, ...(figures ? ['figures: str | Path | None = None'] : [])];
    const head = `${isAsync ? 'async ' : ''}def run(${all.length ? `*, ${all.join(', ')}` : ''}) -> Results:\n`;
    return head + docstring(this._draft.say.runDoc(), 4);
  }

  /** The body inside of `with figures_to(…)`, as a function of its own where its text must not move. */
  private _figuresBlock(text: string, isAsync: boolean): string {
    const names = this._parameters.map(p => p.name);
    const call = `${isAsync ? 'await ' : ''}_run(${names.map(n => `${n}=${n}`).join(', ')})`;
    const parameters = this._parameters.map(p => `${p.name}: ${p.type}`);
    return (
      `    with figures_to(figures):\n        return ${call}\n\n\n` +
      `${isAsync ? 'async ' : ''}def _run(${parameters.length ? `*, ${parameters.join(', ')}` : ''}) -> Results:\n${text}`
    );
  }

  private _resultsClass(): string {
    const fields = this._fields.map(
      ({ name, type, unsure }) => `    ${name}: ${unsure ? 'Any' : type}\n`
    );
    return `\n@dataclass(frozen=True, eq=False)\nclass Results:\n${docstring(this._draft.say.resultsDoc(), 4)}\n${fields.join('')}`;
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
