/** What a person does to cells with the package in mind: roles, tests, a clean copy. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, ICommandPalette, Notification, showDialog } from '@jupyterlab/apputils';
import type { ICodeCellModel } from '@jupyterlab/cells';
import { INotebookTools, INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { INotebookContent } from '@jupyterlab/nbformat';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import { shownExpression } from '../../package/shown';
import { CHOSEN_ROLES, type ChosenRole } from '../../package/tags';
import { CommandIDs, ILogbooks } from '../../tokens';
import { writeCleanCopy } from '../cells/cleanCopy';
import { insertTest, shownBy } from '../cells/makeTest';
import { setRole } from '../cells/role';
import { RoleTool } from '../cells/roleTool';

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:cells',
  description: 'Roles of cells in the package, tests from what cells show, clean copies.',
  autoStart: true,
  requires: [INotebookTracker, ILogbooks],
  optional: [INotebookTools, ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    logbooks: ILogbooks,
    tools: INotebookTools | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    const isEnabled = () => tracker.currentWidget !== null;
    const { commands, serviceManager } = app;
    const onPanel = (act: (panel: NotebookPanel) => Promise<void> | void) => async () => {
      if (tracker.currentWidget) {
        await act(tracker.currentWidget);
      }
    };
    commands.addCommand(CommandIDs.setRole, {
      label: trans.__('Set the Role of a Cell in the Package'),
      describedBy: { args: roleArguments(trans) },
      isEnabled,
      execute: args => {
        const notebook = tracker.currentWidget?.model?.sharedModel;
        const role = CHOSEN_ROLES.find(each => each === args.role) ?? null;
        const id = args.cell ?? tracker.activeCell?.model.id;
        if (notebook && typeof id === 'string') {
          setRole(notebook, id, role as ChosenRole | null);
        }
      }
    });
    commands.addCommand(CommandIDs.makeTest, {
      label: trans.__('Make a Test of What the Cell Shows'),
      caption: trans.__('Add a test cell below that expects what the active cell shows now'),
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled,
      execute: onPanel(panel => makeTest(panel, logbooks, trans))
    });
    commands.addCommand(CommandIDs.cleanCopy, {
      label: trans.__('Save a Clean Copy'),
      caption: trans.__('Write a copy of the notebook without outputs and counts, for review'),
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled,
      execute: onPanel(async panel => {
        const content = panel.model!.toJSON() as INotebookContent;
        const path = await writeCleanCopy(serviceManager.contents, panel.context.path, content);
        Notification.success(trans.__('Written: %1', path), { autoClose: 5000 });
      })
    });
    const category = trans.__('Shipshape');
    palette?.addItem({ command: CommandIDs.makeTest, category });
    palette?.addItem({ command: CommandIDs.cleanCopy, category });
    // A section of its own: those of JupyterLab may not be there yet.
    tools?.addSection({
      sectionName: 'shipshape',
      label: trans.__('Shipshape'),
      tool: new RoleTool(trans)
    });
  }
};

/** Asks whether to add a test cell, or says why none can be made. */
async function makeTest(
  panel: NotebookPanel,
  logbooks: ILogbooks,
  trans: TranslationBundle
): Promise<void> {
  const model = panel.content.activeCell?.model;
  const cell = logbooks.get(panel).flow?.cells.find(each => each.id === model?.id);
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

function roleArguments(trans: TranslationBundle) {
  return {
    type: 'object',
    properties: {
      cell: { type: 'string', description: trans.__('Id of the cell; default: the active one') },
      role: {
        type: 'string',
        enum: [...CHOSEN_ROLES],
        description: trans.__('The role; none: what the code of the cell says')
      }
    }
  } as const;
}

export default plugin;
