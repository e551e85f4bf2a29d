/** `pipeline.py`: the steps, and `run()` that calls them in page order. */
import { BUILTINS } from '../python/builtins';

import type { Bindings } from './binding';
import { writeBody, type Body, type BodyStyle } from './body';
import type { PlanDraft } from './draft';
import type { Figures } from './figures';
import { awaits } from './gate';
import { identifier, unique } from './identifiers';
import type { Levels } from './levels';
import { pad } from './layout';
import {
  docstring,
  futureLines,
  helperImports,
  importsFor,
  moduleText,
  unusedImports
} from './modules';
import type { Page, PageCell, Piece, Section } from './page';
import type { FoundParameters } from './parameters';
import type { Reads } from './reads';
import type { ResultField } from './results';
import { globalsToNonlocals, type Helpers } from './rewrite';
import { preamble } from './preamble';
import { cutIntoSteps, type Step } from './steps';
import { markdownText } from './prose';

/** All that the run is made from. */
export interface RunParts {
  readonly draft: PlanDraft;
  readonly page: Page;
  readonly bindings: Bindings;
  readonly levels: Levels;
  readonly figures: Figures;
  readonly reads: Reads;
  readonly helpers: Helpers;
  readonly parameters: FoundParameters;
  readonly fields: readonly ResultField[];
  /** The rewritten statements finish figures themselves. */
  readonly showsFigures: boolean;
}

/** A step as `run()` calls it. */
export interface NamedStep extends Step {
  readonly name: string;
}

export interface Pipeline {
  readonly text: string;
  readonly steps: readonly string[];
  /** The steps where there are several. */
  readonly calls: readonly NamedStep[];
  readonly usesFigures: boolean;
  readonly usesValues: boolean;
  readonly isAsync: boolean;
}

export function writePipeline(parts: RunParts): Pipeline {
  return new PipelineWriter(parts).write();
}

class PipelineWriter {
  private readonly _left: readonly Piece[];
  private readonly _bound: ReadonlySet<string>;
  private readonly _style: BodyStyle;
  private readonly _results: ReadonlySet<string>;
  private readonly _given: ReadonlySet<string>;
  private readonly _bodies: Body[] = [];
  private readonly _isLeft: (piece: Piece) => boolean;

  constructor(private readonly _parts: RunParts) {
    const { bindings, levels, figures, reads, helpers, fields, draft } = _parts;
    const { parameters, replaced } = _parts.parameters;
    this._isLeft = piece => levels.isLeft(piece) && !replaced.has(piece);
    this._left = bindings.pieces.filter(this._isLeft);
    this._bound = new Set(this._left.flatMap(piece => [...piece.facts.binds]));
    this._results = new Set(fields.map(field => field.name));
    this._given = new Set(parameters.map(p => p.name));
    this._style = { figures, reads, ...helpers, isLeft: this._isLeft };
    for (const piece of this._left) {
      if (!globalsToNonlocals(piece, new Set([...this._bound, ...this._given]))) {
        draft.refuse(piece.cell.cell, 1, draft.say.opaque('global'));
      }
    }
  }

  write(): Pipeline {
    const { draft, page, reads, levels, bindings, helpers } = this._parts;
    const isAsync = this._left.some(awaits);
    const cut = cutIntoSteps(
      page.cells,
      page.sections,
      this._isLeft,
      reads,
      { bound: this._bound, parameters: this._given, results: this._results },
      draft.say
    );
    const steps = 'length' in cut && isSteps(cut) && cut.length > 1 ? cut : null;
    if (!steps && !isSteps(cut)) {
      draft.note(null, draft.say.oneStep(cut));
    }
    const names = steps ? this._stepNames(steps) : [];
    const code = steps ? this._writeSteps(steps, names, isAsync) : this._writeWhole(isAsync);
    const usesFigures = this._usesFigures();
    const imports = [
      ...futureLines(bindings),
      'from dataclasses import dataclass',
      ...(/\bAny\b/.test(code) ? ['from typing import Any'] : []),
      ...(usesFigures ? ['from pathlib import Path', 'from ._notebook import figures_to'] : []),
      ...(this._bodies.some(body => body.usesRedirect) ? ['import contextlib', 'import io'] : []),
      ...(code.includes('= builtins.') ? ['import builtins'] : []),
      ...draft.imports,
      ...page.cells.flatMap(cell => cell.plain.imports),
      ...importsFor(this._left, levels, reads),
      ...unusedImports(draft, bindings, levels, reads),
      ...this._definitionImports(),
      ...helperImports(code, helpers)
    ];
    return {
      text: moduleText(draft.say.pipelineOf(draft.notebook.name), imports, code),
      steps: steps ? names : ['run'],
      calls: (steps ?? []).map((step, i) => ({ ...step, name: names[i] })),
      usesFigures,
      usesValues: this._bodies.some(body => body.usesValues),
      isAsync
    };
  }

  private _usesFigures(): boolean {
    return this._parts.showsFigures || this._bodies.some(body => body.usesFigures);
  }

  // ------------------------------------------------------------ one function

  private _writeWhole(isAsync: boolean): string {
    const { cells } = this._parts.page;
    const body = writeBody(cells, this._style, this._results, this._given);
    this._bodies.push(body);
    this._decide(cells, 'run');
    const text = `${preamble(this._left, this._given, this._parts.fields, this._parts.levels)}${body.text}\n${this._return()}`;
    return `${this._resultsClass()}\n\n${this._run(text, isAsync, !this._usesFigures())}`;
  }

  // ------------------------------------------------------------ a function a heading

  private _stepNames(steps: readonly Step[]): string[] {
    const { bindings, helpers } = this._parts;
    const taken = new Set([
      ...bindings.names,
      ...BUILTINS,
      ...(Object.values(helpers) as string[]),
      ...this._parts.parameters.parameters.map(p => p.name),
      'run',
      'main',
      'dataclass',
      'figures',
      'figures_to',
      'annotations',
      'builtins',
      'contextlib',
      'io'
    ]);
    return steps.map(({ section }) =>
      unique(identifier(section.title, section.level ? 'step' : 'prepare'), taken)
    );
  }

  private _writeSteps(steps: readonly Step[], names: readonly string[], isAsync: boolean): string {
    const functions = steps.map((step, i) => this._step(step, names[i]));
    const text = this._calls(steps, names);
    return [this._resultsClass(), ...functions, this._run(text, isAsync, true)].join('\n\n');
  }

  private _step(step: Step, name: string): string {
    const { draft } = this._parts;
    const body = writeBody(step.cells, this._style, new Set(step.gives), new Set(step.takes));
    this._bodies.push(body);
    this._decide(step.cells, name);
    const before = [
      ...step.builtins.map(n => `    ${n}: Any = builtins.${n}\n`),
      ...step.unsure.map(n => `    ${n}: Any = None\n`)
    ].join('');
    const back = step.gives.length ? `\n    return ${step.gives.join(', ')}\n` : '';
    const type =
      step.gives.length === 0
        ? 'None'
        : step.gives.length === 1
          ? this._type(step.gives[0])
          : `tuple[${step.gives.map(n => this._type(n)).join(', ')}]`;
    const takes = step.takes.map(n => `${n}: ${this._type(n)}`).join(', ');
    const empty = !body.text.trim() && !back ? '    pass\n' : '';
    return `${step.isAsync ? 'async ' : ''}def ${name}(${takes}) -> ${type}:\n${docstring(sectionDoc(step.section, draft), 4)}${before}${body.text}${empty}${back}`;
  }

  /** Says of the cells that something of them runs in a function. */
  private _decide(cells: readonly PageCell[], name: string): void {
    const { draft } = this._parts;
    for (const { cell, pieces } of cells) {
      if (pieces.some(piece => this._isLeft(piece) && !piece.shown)) {
        draft.decide(cell, 'step', `pipeline.py: ${name}`, draft.say.step(name));
      }
    }
  }

  private _type(name: string): string {
    return this._parts.parameters.parameters.find(p => p.name === name)?.type ?? 'Any';
  }

  /** The calls in page order; each value goes after its last use. */
  private _calls(steps: readonly Step[], names: readonly string[]): string {
    const held = new Set<string>();
    return (
      steps
        .map((step, i) => {
          const call = `${step.isAsync ? 'await ' : ''}${names[i]}(${step.takes.join(', ')})`;
          step.gives.forEach(name => held.add(name));
          const gone = [...held].filter(
            name =>
              !this._results.has(name) &&
              !steps.slice(i + 1).some(later => later.takes.includes(name))
          );
          gone.forEach(name => held.delete(name));
          const line = step.gives.length
            ? `    ${step.gives.join(', ')} = ${call}\n`
            : `    ${call}\n`;
          return line + (gone.length ? `    del ${gone.join(', ')}\n` : '');
        })
        .join('') + this._return()
    );
  }

  // ------------------------------------------------------------ run and its results

  /** @param inline - the body may stand inside of `with`: it holds no strings over several lines. */
  private _run(text: string, isAsync: boolean, inline: boolean): string {
    const { draft } = this._parts;
    const { parameters, fresh } = this._parts.parameters;
    const figures = this._usesFigures();
    const all = [
      ...parameters.map(p => `${p.name}: ${p.type}${p.default ? ` = ${p.default}` : ''}`),
      ...(figures ? ['figures: str | Path | None = None'] : [])
    ];
    const word = isAsync ? 'async ' : '';
    const head =
      `${word}def run(${all.length ? `*, ${all.join(', ')}` : ''}) -> Results:\n` +
      docstring(draft.say.runDoc(), 4) +
      fresh.map(f => `    if ${f.name} is None:\n        ${f.name} = ${f.value}\n`).join('');
    if (!figures) {
      return head + text;
    }
    const within = `${head}    with figures_to(figures):\n`;
    if (inline) {
      return within + pad(text, 4);
    }
    const call = `${isAsync ? 'await ' : ''}_run(${parameters.map(p => p.name).join(', ')})`;
    const takes = parameters.map(p => `${p.name}: ${p.type}`).join(', ');
    return `${within}        return ${call}\n\n\n${word}def _run(${takes}) -> Results:\n${text}`;
  }

  private _return(): string {
    const fields = this._parts.fields.map(({ name }) => `        ${name}=${name},\n`);
    const made = this._hidesResults() ? '_RunResults' : 'Results';
    return fields.length
      ? `    return ${made}(\n${fields.join('')}    )\n`
      : `    return ${made}()\n`;
  }

  /** The notebook has that name itself, which is then another in the run. */
  private _hidesResults(): boolean {
    return this._bound.has('Results');
  }

  private _resultsClass(): string {
    const { fields, draft } = this._parts;
    const lines = fields.map(({ name, type, unsure }) => `    ${name}: ${unsure ? 'Any' : type}\n`);
    const again = this._hidesResults() ? '\n\n_RunResults = Results\n' : '';
    return `\n@dataclass(frozen=True, eq=False)\nclass Results:\n${docstring(draft.say.resultsDoc(), 4)}\n${lines.join('')}${again}`;
  }

  private _definitionImports(): string[] {
    const { reads, levels } = this._parts;
    const used = new Set(this._left.flatMap(piece => [...reads.ever(piece)]));
    const names = [...levels.defined].filter(name => used.has(name) || this._results.has(name));
    return names.length ? [`from .definitions import ${names.join(', ')}`] : [];
  }
}

function isSteps(cut: readonly unknown[]): cut is readonly Step[] {
  const [first] = cut;
  return first === undefined || (typeof first === 'object' && first !== null && 'takes' in first);
}

function sectionDoc(section: Section, draft: PlanDraft): string {
  const text = markdownText(section.text);
  const title = section.title || draft.say.beforeHeadings();
  const sentence = /[.!?:]$/.test(title) ? title : `${title}.`;
  return text ? `${sentence}\n\n${text}` : sentence;
}
