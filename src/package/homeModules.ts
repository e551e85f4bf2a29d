/** The modules of definitions, and of the steps that stand with them, as text. */
import { hintImports } from './hints';
import type { Homes } from './homes';
import { definitionsText, futureLines, helperImports, importsFor, moduleText } from './modules';
import type { Piece } from './page';
import { sentence } from './prose';
import type { NamedStep, RunParts } from './runParts';

/** A module of definitions and steps. */
export interface HomeModule {
  /** Without its ending. */
  readonly module: string;
  readonly text: string;
}

/**
 * One module for each home that has something in it.
 *
 * @param apart - the steps that stand in homes.
 * @param functions - text of each step.
 */
export function homeModules(
  parts: RunParts,
  homes: Homes,
  apart: readonly NamedStep[],
  functions: ReadonlyMap<NamedStep, string>
): HomeModule[] {
  const { draft } = parts;
  return homes.all.flatMap(({ module, title, definitions }) => {
    const own = apart.filter(step => step.home === module);
    const texts = [definitionsText(definitions), ...own.map(step => functions.get(step) ?? '')];
    const code = texts.filter(text => text.trim()).join('\n\n');
    if (!code) {
      return [];
    }
    const pieces = [...definitions, ...own.flatMap(step => step.pieces)];
    const doc = title ? sentence(title) : draft.say.definitionsOf(draft.notebook.name);
    return [{ module, text: moduleText(doc, importsOf(parts, code, pieces, homes, module), code) }];
  });
}

/** Import lines that a text needs. @param here - the home that it stands in; null: `pipeline`. */
export function importsOf(
  { draft, page, reads, levels, bindings, helpers }: RunParts,
  code: string,
  pieces: readonly Piece[],
  homes: Homes,
  here: string | null
): string[] {
  const used = new Set(pieces.flatMap(piece => [...reads.ever(piece)]));
  const defined = [...levels.defined].filter(name => used.has(name));
  // Of these the code uses some; the linter drops the rest.
  const rewritten = [...draft.imports, ...page.cells.flatMap(cell => cell.plain.imports)];
  return [
    ...futureLines(bindings),
    ...(/\bAny\b/.test(code) ? ['from typing import Any'] : []),
    ...(code.includes('contextlib.redirect_stdout(io.') ? ['import contextlib', 'import io'] : []),
    ...(code.includes('= builtins.') ? ['import builtins'] : []),
    ...(pieces.every(piece => levels.definitions.includes(piece)) ? [] : rewritten),
    ...importsFor(pieces, levels, reads),
    ...hintImports(code, levels),
    ...homes.importLines(defined, here),
    ...helperImports(code, helpers)
  ];
}
