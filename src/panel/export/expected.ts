/** What the page shows of an export's results: the cells that end with their names. */
import type { ILogbook } from '../../tokens';

export interface IExpected {
  readonly name: string;
  readonly cell: string;
  /** As text, without colours. */
  readonly text: string;
}

interface IShown {
  readonly output_type?: unknown;
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * The last display of each result that still has its value at the end of the page.
 *
 * @param results - names of the fields of `Results`.
 */
export function expectedResults(
  logbook: Pick<ILogbook, 'notebook' | 'flow'>,
  results: readonly string[]
): readonly IExpected[] {
  const found = new Map<string, IExpected>();
  for (const cell of logbook.notebook().cells) {
    const source = Array.isArray(cell.source) ? cell.source.join('') : cell.source;
    const name = source.trimEnd().split('\n').at(-1)?.trim() ?? '';
    if (cell.cell_type !== 'code' || !results.includes(name)) {
      continue;
    }
    const outputs = Array.isArray(cell.outputs) ? (cell.outputs as IShown[]) : [];
    const shown = outputs.find(output => output.output_type === 'execute_result')?.data;
    const plain = shown?.['text/plain'];
    const text = Array.isArray(plain) ? plain.join('') : plain;
    if (typeof text === 'string') {
      found.set(name, { name, cell: String(cell.id ?? ''), text });
    }
  }
  const flow = logbook.flow?.cells ?? [];
  return [...found.values()].filter(({ name, cell }) => {
    const at = flow.findIndex(({ id }) => id === cell);
    const after = at < 0 ? [] : flow.slice(at + 1);
    return !after.some(({ binds, changes }) => binds.has(name) || changes.has(name));
  });
}
