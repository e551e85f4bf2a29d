/** `%run` of a notebook or script beside the notebook: its cells take part where they are run. */
import { BUILTINS } from '../python/builtins';
import type { Magic } from '../python/ast';
import type { Phrase } from '../phrase';

import type { PlanDraft } from './draft';
import { lineOf } from './edits';
import { importedNames, sameImport } from './imports';
import { maskCode } from './masking';
import type { PlanCell, PlanNotebook, RunFile } from './plan';
import { find } from './walk';

/** `%run [-i] file`: the file as written; null where it has arguments or other options. */
export function runPath(magic: Magic): { readonly path: string; readonly shared: boolean } | null {
  const match = /^\s*(-i\s+)?(?:"([^"]+)"|'([^']+)'|([^\s"'{}$-][^\s"'{}$]*))\s*(?:#.*)?$/.exec(
    magic.args
  );
  return match ? { path: match[2] ?? match[3] ?? match[4], shared: match[1] !== undefined } : null;
}

/** The `%run` lines of a cell that stand alone at its top level. */
export function runLines(cell: PlanCell, draft: Pick<PlanDraft, 'read'>): Magic[] {
  return cell.type !== 'code' || !cell.source.includes('%run')
    ? []
    : draft
        .read(cell.source)
        .module.body.filter(
          (node): node is Magic =>
            node.kind === 'Magic' && node.form === 'line' && node.name === 'run'
        );
}

/**
 * The notebook with the cells of the files that it runs in the place of the `%run` lines.
 *
 * A notebook runs in the namespace of the page, and so does a script with `-i`: its cells simply
 * take part. A script alone runs in a namespace of its own, of which the page gets the names: that
 * is the same where it needs none of the page's names, and nobody else binds its own.
 */
export function withRuns(draft: PlanDraft): PlanNotebook {
  const { notebook, environment, say } = draft;
  const cells = notebook.cells.flatMap(cell => {
    const lines = runLines(cell, draft);
    const parts: PlanCell[] = [];
    let from = 0;
    const rest = (to: number): void => {
      const source = cell.source.slice(from, to);
      if (source.trim()) {
        const id = from ? `${cell.id}~${from}` : cell.id;
        const line = lineOf(cell.source, from) - 1;
        draft.origins.set(id, { cell: cell.id, line, file: null });
        parts.push({ ...cell, id, source, outputs: to === cell.source.length ? cell.outputs : [] });
      }
    };
    for (const magic of lines) {
      const wanted = runPath(magic);
      const file = wanted && environment.runs.find(f => f.name === wanted.path);
      const line = lineOf(cell.source, magic.start);
      const against = !wanted
        ? say.runArguments()
        : !file
          ? say.runMissing(wanted.path)
          : runAgainst(file, wanted.shared, draft);
      if (!file || against) {
        draft.refuse(cell, line, against ?? say.runArguments());
        return [cell];
      }
      rest(magic.start);
      from = magic.end;
      parts.push(...fileCells(file, cell, line, draft));
      draft.decide(cell, 'shell', null, say.runTaken(file.name));
    }
    if (!lines.length) {
      return [cell];
    }
    rest(cell.source.length);
    return parts;
  });
  return { ...notebook, cells };
}

/** The code cells of a file, known by the cell that runs it. */
function fileCells(file: RunFile, cell: PlanCell, line: number, draft: PlanDraft): PlanCell[] {
  return sourcesOf(file).map(({ source, index, text: markdown }) => {
    const text = markdown || docstringOf(source, draft);
    const id = `${cell.id}/${file.name}#${index}`;
    draft.origins.set(id, { cell: cell.id, line: line - 1, file: { name: file.name, index } });
    const made: PlanCell = {
      id,
      type: 'code',
      source,
      tags: [],
      outputs: [],
      ran: { file: file.name, text }
    };
    return { ...made, source: maskCode(made, draft) };
  });
}

/** What a script says of itself. */
function docstringOf(source: string, draft: PlanDraft): string {
  const [first] = draft.read(source).module.body;
  return first?.kind === 'Expr' &&
    first.value.kind === 'Constant' &&
    typeof first.value.value === 'string'
    ? first.value.value
    : '';
}

/** What a file holds: each code cell, 1-based; a script is one. `text`: what it says of itself. */
export function sourcesOf(
  file: RunFile
): { readonly source: string; readonly index: number; readonly text: string }[] {
  if (!file.path.endsWith('.ipynb')) {
    return [{ source: file.text, index: 1, text: '' }];
  }
  const { cells } = JSON.parse(file.text) as {
    cells?: { cell_type?: unknown; source?: string | string[] }[];
  };
  const all = (cells ?? []).map(({ cell_type: type, source = '' }) => ({
    type,
    source: Array.isArray(source) ? source.join('') : source
  }));
  const first = all.find(c => c.type === 'markdown')?.source ?? '';
  const code = all.filter(c => c.type === 'code');
  return code.map(({ source }, i) => ({ source, index: i + 1, text: first }));
}

/** Why a file cannot take part as it stands; null where it can. */
function runAgainst(file: RunFile, shared: boolean, draft: PlanDraft): Phrase | null {
  const { say, notebook } = draft;
  let sources: ReturnType<typeof sourcesOf>;
  try {
    sources = sourcesOf(file);
  } catch {
    return say.runUnreadable(file.name);
  }
  const readings = sources.map(({ source }) => draft.read(source));
  if (sources.some(({ source }) => /\b(__file__|argv|argparse)\b/.test(source))) {
    return say.runLooksAtItself(file.name);
  }
  if (file.path.endsWith('.ipynb') || shared) {
    return null;
  }
  const [{ facts, module }] = readings;
  const known = new Set(['__name__', '__doc__']);
  const needs = [...facts.needs, ...facts.needsCalled].filter(
    name => !BUILTINS.has(name) && !known.has(name)
  );
  if (needs.length) {
    return say.runNeeds(file.name, needs);
  }
  const own = find(module, 'Import', 'ImportFrom').flatMap(importedNames);
  const others = notebook.cells
    .filter(cell => cell.type === 'code')
    .map(cell => draft.read(cell.source));
  const clash = [...facts.binds].filter(name =>
    others.some(
      other =>
        other.facts.binds.has(name) &&
        !find(other.module, 'Import', 'ImportFrom')
          .flatMap(importedNames)
          .some(theirs => theirs.name === name && own.some(mine => sameImport(mine, theirs)))
    )
  );
  return clash.length ? say.runClashes(file.name, clash) : null;
}
