/** The modules of the package as text. */
import type { Bindings } from './binding';
import type { PlanDraft } from './draft';
import { importBlock, importLine } from './imports';
import { pieceText } from './layout';
import type { Levels } from './levels';
import type { Piece } from './page';
import type { Reads } from './reads';
import type { Helpers } from './rewrite';

/** Import lines for the names that some pieces use, among those hoisted. */
export function importsFor(pieces: readonly Piece[], levels: Levels, reads: Reads): string[] {
  const used = new Set(pieces.flatMap(piece => [...reads.ever(piece)]));
  return [...levels.imports]
    .filter(([name]) => used.has(name))
    .flatMap(([, imported]) => imported.map(importLine));
}

/** Roots whose import has no effect that anybody relies on. */
const HARMLESS =
  /^(numpy|pandas|scipy|matplotlib|sklearn|statsmodels|sympy|networkx|requests|yaml|tqdm|PIL|bs4|lxml|joblib|polars|pyarrow|torch|torchvision|nltk|IPython|ipywidgets|dateutil|pytz|seaborn|plotly|altair|bokeh)(\.|$)/;
/** Modules of these that register something when they are imported. */
const REGISTERS = /experimental|mplot3d|registry|backends|hvplot|accessor/;

/** Imports that nothing reads: left out where they have no effect, else kept. */
export function unusedImports(
  draft: PlanDraft,
  bindings: Bindings,
  levels: Levels,
  reads: Reads
): string[] {
  const used = new Set(bindings.pieces.flatMap(piece => [...reads.ever(piece)]));
  const roots = new Set(
    [...levels.imports]
      .filter(([n]) => used.has(n))
      .flatMap(([, all]) => all.map(i => i.module.split('.')[0]))
  );
  const kept: string[] = [];
  for (const [name, all] of levels.imports) {
    for (const imported of used.has(name) ? [] : all) {
      const [piece] = bindings.binders(name);
      const { module } = imported;
      const root = module.split('.')[0];
      const plain = draft.environment.stdlib.includes(root) || HARMLESS.test(module);
      const submodule = imported.attribute === null && module.includes('.') && roots.has(root);
      const line = importLine(imported);
      if (module === '__future__' || (plain && !REGISTERS.test(module) && !submodule)) {
        draft.decide(piece.cell.cell, 'imports', null, draft.say.importDropped(line));
      } else if (!module.startsWith('.')) {
        kept.push(`${line}  # noqa: F401`);
        draft.decide(piece.cell.cell, 'imports', 'pipeline.py', draft.say.importKept(line));
      }
    }
  }
  return kept;
}

/** Import lines for the helpers that a text calls. @param from - what leads to their modules. */
export function helperImports(code: string, helpers: Helpers, from = '.'): string[] {
  const own = {
    showValue: 'show_value',
    showFigures: 'show_figures',
    logLine: 'log_line',
    dataFile: 'data_file'
  };
  return (Object.keys(own) as (keyof typeof own)[])
    .filter(key => new RegExp(`\\b${helpers[key]}\\b`).test(code))
    .map(
      key =>
        `from ${from}${key === 'dataFile' ? '_data' : '_notebook'} import ${own[key]}${own[key] === helpers[key] ? '' : ` as ${helpers[key]}`}`
    );
}

/** `from __future__ import annotations` changes what annotations mean: every module has it or none. */
export function futureLines(bindings: Bindings): string[] {
  const wanted = bindings.pieces.some(
    ({ node }) =>
      node.kind === 'ImportFrom' &&
      node.module === '__future__' &&
      node.names.some(alias => alias.name === 'annotations')
  );
  return wanted ? ['from __future__ import annotations'] : [];
}

/** A module of definitions, in page order, without its imports. */
export function definitionsText(definitions: readonly Piece[]): string {
  return definitions.map(pieceText).join('\n\n');
}

/** A module's text: what it is for, imports, code. */
export function moduleText(doc: string, imports: Iterable<string>, code: string): string {
  const block = importBlock(imports);
  return [docstring(doc), block, code.trim() ? `${code.trimEnd()}\n` : '']
    .filter(part => part)
    .join('\n');
}

/** A text as a docstring. */
export function docstring(text: string, spaces = 0): string {
  const clean = text.trim().replace(/\\/g, '\\\\').replace(/"""/g, "'''").replace(/"$/, '".');
  const pad = ' '.repeat(spaces);
  const lines = clean.split('\n');
  return lines.length > 1
    ? `${pad}"""${lines.map((l, i) => (i && l ? pad + l : l)).join('\n')}\n${pad}"""\n`
    : `${pad}"""${clean}"""\n`;
}
