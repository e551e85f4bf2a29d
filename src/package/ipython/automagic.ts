/** Lines that IPython takes for magics though no sign says so: `ls data`, `matplotlib inline`. */
import type { PlanDraft } from '../draft';
import type { PlanCell, PlanNotebook } from '../plan';
import { COMMANDS, INSTALLERS, LEFT_OUT, RUNS } from './table';

/** `word rest`, where the rest is not what goes on with an expression. */
const LINE = /^([a-z_]\w*)[ \t]+(?![=<>!,.)(+*/&|^%-]|(?:if|in|is|and|or|not|for)\b)\S/;

/** The notebook with the sign `%` in front of them; other cells stay as they are. */
export function withMagicSigns(draft: PlanDraft): PlanNotebook {
  const { notebook, read } = draft;
  const broken = notebook.cells.filter(cell => cell.type === 'code' && !read(cell.source).valid);
  if (!broken.length) {
    return notebook;
  }
  const code = notebook.cells.filter(cell => cell.type === 'code' && !broken.includes(cell));
  const bound = new Set(code.flatMap(cell => [...read(cell.source).facts.binds]));
  const signed = (cell: PlanCell): PlanCell => {
    const source = cell.source
      .split('\n')
      .map(line => (isMagic(line, bound) ? `%${line}` : line))
      .join('\n');
    return read(source).valid ? { ...cell, source } : cell;
  };
  return {
    ...notebook,
    cells: notebook.cells.map(cell => (broken.includes(cell) ? signed(cell) : cell))
  };
}

function isMagic(line: string, bound: ReadonlySet<string>): boolean {
  const name = LINE.exec(line)?.[1] ?? '';
  const known = [LEFT_OUT, COMMANDS, INSTALLERS, RUNS].some(table => table.has(name));
  return (known || name === 'cd' || name === 'env' || name === 'run') && !bound.has(name);
}
