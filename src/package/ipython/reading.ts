/** What IPython reads and Python does not: magics without a sign (`ls data`), late imports of the future. */
import type { PlanDraft } from '../draft';
import type { PlanCell, PlanNotebook } from '../plan';
import { COMMANDS, INSTALLERS, LEFT_OUT, RUNS } from './table';

/** `word rest`, where the rest is not what goes on with an expression. */
const LINE = /^([a-z_]\w*)[ \t]+(?![=<>!,.)(+*/&|^%-]|(?:if|in|is|and|or|not|for)\b)\S/;

const FUTURE = /^from __future__ import \w/;

/** The notebook with signs in front of such magics, and such imports at the top of their cells. */
export function asIPythonReads(draft: PlanDraft): PlanNotebook {
  const { notebook, read } = draft;
  const broken = notebook.cells.filter(cell => cell.type === 'code' && !read(cell.source).valid);
  if (!broken.length) {
    return notebook;
  }
  const code = notebook.cells.filter(cell => cell.type === 'code' && !broken.includes(cell));
  const bound = new Set(code.flatMap(cell => [...read(cell.source).facts.binds]));
  const readable = (cell: PlanCell): PlanCell => {
    const lines = cell.source.split('\n');
    // IPython compiles a cell statement by statement: these may stand anywhere.
    const [future, others] = [true, false].map(is =>
      lines.filter(line => FUTURE.test(line) === is)
    );
    const source = [
      ...future,
      ...others.map(line => (isMagic(line, bound) ? `%${line}` : line))
    ].join('\n');
    return read(source).valid ? { ...cell, source } : cell;
  };
  return {
    ...notebook,
    cells: notebook.cells.map(cell => (broken.includes(cell) ? readable(cell) : cell))
  };
}

function isMagic(line: string, bound: ReadonlySet<string>): boolean {
  const name = LINE.exec(line)?.[1] ?? '';
  const known = [LEFT_OUT, COMMANDS, INSTALLERS, RUNS].some(table => table.has(name));
  return (known || name === 'cd' || name === 'env' || name === 'run') && !bound.has(name);
}
