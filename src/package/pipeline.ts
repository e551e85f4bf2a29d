/** `pipeline.py`: the steps, and `run()` that calls them in page order. */
import { BUILTINS } from '../python/builtins';

import { writeBody, type Body, type BodyStyle } from './body';
import type { PlanDraft } from './draft';
import { awaits } from './gate';
import { homeModules, importsOf, type HomeModule } from './homeModules';
import { hintOf } from './hints';
import { Homes } from './homes';
import { pad } from './layout';
import { docstring, moduleText, unusedImports } from './modules';
import type { PageCell, Piece, Section } from './page';
import { preamble } from './preamble';
import { markdownText, sentence } from './prose';
import { globalsToNonlocals } from './rewrite';
import type { NamedStep, RunParts } from './runParts';
import { stepNames } from './stepNames';
import { cutIntoSteps, type Step } from './steps';

export interface Pipeline {
  readonly text: string;
  readonly steps: readonly string[];
  /** The steps where there are several. */
  readonly calls: readonly NamedStep[];
  readonly modules: readonly HomeModule[];
  readonly homes: Homes;
  readonly usesFigures: boolean;
  readonly usesValues: boolean;
  readonly isAsync: boolean;
}

export function writePipeline(parts: RunParts): Pipeline {
  return new PipelineWriter(parts).write();
}

/** Names that the generated modules and their tests use. */
const OWN_NAMES =
  'run main dataclass figures figures_to annotations builtins contextlib io pipeline definitions now given pytest pd np'.split(
    ' '
  );

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
    const isError = (name: string): boolean => bindings.names.has(name) || BUILTINS.has(name);
    this._style = { figures, reads, ...helpers, isError, isLeft: this._isLeft };
    const local = new Set([...this._bound, ...this._given]);
    for (const piece of this._left) {
      if (!globalsToNonlocals(piece, local)) {
        draft.refuse(piece.cell.cell, 1, draft.say.opaque('global'));
      }
    }
  }

  write(): Pipeline {
    const { draft, page, reads, levels, bindings } = this._parts;
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
    const homes = Homes.forPage(
      draft,
      page,
      bindings,
      levels,
      reads,
      steps !== null,
      this._takenNames()
    );
    const calls = this._named(steps ?? [], homes);
    const functions = new Map(calls.map(step => [step, this._step(step)]));
    const apart = calls.filter(step => step.home !== null);
    const beside = calls.filter(step => step.home === null);
    const code = steps
      ? [
          this._resultsClass(),
          ...beside.map(step => functions.get(step)!),
          this._run(this._calls(calls), isAsync, true)
        ].join('\n\n')
      : this._writeWhole(isAsync);
    const usesFigures = this._usesFigures();
    const imports = [
      'from dataclasses import dataclass',
      ...(usesFigures ? ['from pathlib import Path', 'from ._notebook import figures_to'] : []),
      ...unusedImports(draft, bindings, levels, reads),
      ...apart.map(step => `from .${step.home} import ${step.name}`),
      ...homes.importLines(this._results, null),
      ...importsOf(
        this._parts,
        code,
        steps ? beside.flatMap(step => step.pieces) : this._left,
        homes,
        null
      )
    ];
    return {
      text: moduleText(draft.say.pipelineOf(draft.notebook.name), imports, code),
      steps: steps ? calls.map(step => step.name) : ['run'],
      calls,
      modules: homeModules(this._parts, homes, apart, functions),
      homes,
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

  /** Names that no function or module of the package may have beside those of the notebook. */
  private _takenNames(): Set<string> {
    const { bindings, helpers } = this._parts;
    return new Set([
      ...bindings.names,
      ...BUILTINS,
      ...(Object.values(helpers) as string[]),
      ...this._parts.parameters.parameters.map(p => p.name),
      ...this._parts.draft.environment.local.map(module => module.name),
      ...OWN_NAMES
    ]);
  }

  private _named(steps: readonly Step[], homes: Homes): NamedStep[] {
    const names = stepNames(steps, this._takenNames());
    return steps.map((step, i) => ({
      ...step,
      name: names[i],
      home: homes.ofSection(step.cells[0].section)
    }));
  }

  private _step(step: NamedStep): string {
    const { draft } = this._parts;
    const { name } = step;
    const body = writeBody(step.cells, this._style, new Set(step.gives), new Set(step.takes));
    this._bodies.push(body);
    this._decide(step.cells, name, step.home ?? 'pipeline');
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
  private _decide(cells: readonly PageCell[], name: string, module = 'pipeline'): void {
    const { draft } = this._parts;
    for (const { cell, pieces } of cells) {
      if (pieces.some(piece => this._isLeft(piece) && !piece.shown)) {
        draft.decide(cell, 'step', `${module}.py: ${name}`, draft.say.step(name));
      }
    }
  }

  private _type(name: string): string {
    const { parameters, bindings, levels, draft } = this._parts;
    return (
      parameters.parameters.find(p => p.name === name)?.type ??
      hintOf(name, bindings, levels, draft.choices.golden ?? [])
    );
  }

  /** The calls in page order; each value goes after its last use. */
  private _calls(steps: readonly NamedStep[]): string {
    const held = new Set<string>();
    return (
      steps
        .map((step, i) => {
          const call = `${step.isAsync ? 'await ' : ''}${step.name}(${step.takes.join(', ')})`;
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
    const lines = fields.map(({ name, type, unsure }) => {
      const changed = this._parts.bindings.changers(name).length > 0;
      const known = changed ? type.replace(/\[.*$/, '') : type;
      const hint = unsure ? 'Any' : known === 'Any' ? this._type(name) : known;
      return `    ${name}: ${hint}\n`;
    });
    const again = this._hidesResults() ? '\n\n_RunResults = Results\n' : '';
    return `\n@dataclass(frozen=True, eq=False)\nclass Results:\n${docstring(draft.say.resultsDoc(), 4)}\n${lines.join('')}${again}`;
  }
}

function isSteps(cut: readonly unknown[]): cut is readonly Step[] {
  const [first] = cut;
  return first === undefined || (typeof first === 'object' && first !== null && 'takes' in first);
}

function sectionDoc(section: Section, draft: PlanDraft): string {
  const text = markdownText(section.text);
  const title = section.title || draft.say.beforeHeadings();
  return text ? `${sentence(title)}\n\n${text}` : sentence(title);
}
