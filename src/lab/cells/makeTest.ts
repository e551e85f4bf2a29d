/** Turns what a cell shows into a test cell below it, or tags the cell as one. */
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { ISharedNotebook } from '@jupyter/ydoc';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { ICodeCellModel } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { literalTest, shownExpression, tableTest } from '../../package/shown';
import type { ILogbook } from '../../tokens';

/** Larger tables are data, not expectations: rows times columns. */
const TABLE_CELLS = 60;

/** Text that Python reads back as the value: numbers, strings, plain containers. */
const LITERAL =
  /^(?:None|True|False|-?[\d.]+(?:e[+-]?\d+)?|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[[({][^<>]{0,2000}[\])}])$/s;

export type Shown =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: string; readonly index: string };

/** Asks whether to add a test cell, or says why none can be made. */
export async function makeTest(
  panel: NotebookPanel,
  logbook: ILogbook,
  trans: TranslationBundle
): Promise<void> {
  const model = panel.content.activeCell?.model;
  const cell = logbook.flow?.cells.find(each => each.id === model?.id);
  const expression = cell && shownExpression(cell.reading);
  const { text, count } = resultOf(model as ICodeCellModel);
  const kernel = panel.sessionContext.session?.kernel ?? null;
  const shown = expression ? await shownBy(text, count, kernel) : null;
  if (!expression || !shown) {
    await showDialog({
      title: trans.__('No test can be made of this cell'),
      body: trans.__(
        'Select a cell whose last line shows a number, a text, a list or a small table, and run it.'
      ),
      buttons: [Dialog.okButton({ label: trans.__('Close') })]
    });
    return;
  }
  insertTest(panel.model!.sharedModel, model!.id, expression, shown);
}

function resultOf(model: ICodeCellModel | undefined): {
  text: string | null;
  count: number | null;
} {
  const outputs = model?.outputs?.toJSON() ?? [];
  const result = outputs.find(output => output.output_type === 'execute_result');
  const data = result?.data as Record<string, unknown> | undefined;
  const text = data?.['text/plain'];
  return {
    text: typeof text === 'string' ? text : Array.isArray(text) ? text.join('') : null,
    count: model?.executionCount ?? null
  };
}

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
