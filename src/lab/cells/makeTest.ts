/** Turns what a cell shows into a test cell below it, or tags the cell as one. */
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { ISharedNotebook } from '@jupyter/ydoc';
import { literalTest, tableTest } from '../../package/shown';

/** Larger tables are data, not expectations: rows times columns. */
const TABLE_CELLS = 60;

/** Text that Python reads back as the value: numbers, strings, plain containers. */
const LITERAL =
  /^(?:None|True|False|-?[\d.]+(?:e[+-]?\d+)?|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[[({][^<>]{0,2000}[\])}])$/s;

export type Shown =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: string; readonly index: string };

/** What the result of a cell is, as its page shows it; null where no test can be made of it. */
export async function shownBy(
  text: string | null,
  count: number | null,
  kernel: Kernel.IKernelConnection | null
): Promise<Shown | null> {
  if (text !== null && LITERAL.test(text.trim())) {
    return { kind: 'literal', text: text.trim() };
  }
  if (!kernel || count === null || kernel.status !== 'idle') {
    return null;
  }
  // The value that was shown, not the expression again: that could have effects.
  const value = `Out[${count}]`;
  const reply = await kernel.requestExecute({
    code: '',
    silent: true,
    store_history: false,
    user_expressions: {
      size: `type(${value}).__name__ == 'DataFrame' and ${value}.size`,
      columns: `${value}.to_dict('list')`,
      index: `list(${value}.index)`
    }
  }).done;
  const [size, columns, index] = ['size', 'columns', 'index'].map(key => plainText(reply, key));
  const cells = Number(size);
  return cells > 0 && cells <= TABLE_CELLS && columns && index && LITERAL.test(index)
    ? { kind: 'table', columns, index }
    : null;
}

/** Puts a tagged test cell below the cell; one step of undo. @returns its id. */
export function insertTest(
  notebook: ISharedNotebook,
  below: string,
  expression: string,
  shown: Shown
): string {
  const index = notebook.cells.findIndex(cell => cell.getId() === below) + 1;
  const source =
    shown.kind === 'literal'
      ? literalTest(expression, shown.text)
      : tableTest(expression, shown.columns, shown.index);
  return notebook
    .insertCell(index, { cell_type: 'code', source, metadata: { tags: ['test'] } })
    .getId();
}

function plainText(reply: KernelMessage.IExecuteReplyMsg | undefined, key: string): string | null {
  const content = reply?.content;
  if (content?.status !== 'ok') {
    return null;
  }
  const expressions = (content as KernelMessage.IExecuteReply).user_expressions ?? {};
  const answer = expressions[key] as { status?: string; data?: Record<string, string> } | undefined;
  return answer?.status === 'ok' ? (answer.data?.['text/plain'] ?? null) : null;
}
