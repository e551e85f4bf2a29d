/** What a person does to cells with the package in mind: roles, tests, a clean copy. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { INotebookTools, INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { INotebookContent } from '@jupyterlab/nbformat';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import { CHOSEN_ROLES, type ChosenRole } from '../../package/tags';
import { CommandIDs, ILogbooks } from '../../tokens';
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
      execute: onPanel(async panel => {
        const { makeTest } = await import('../cells/makeTest');
        await makeTest(panel, logbooks.get(panel), trans);
      })
    });
    commands.addCommand(CommandIDs.cleanCopy, {
      label: trans.__('Save a Clean Copy'),
      caption: trans.__('Write a copy of the notebook without outputs and counts, for review'),
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled,
      execute: onPanel(async panel => {
        const { writeCleanCopy } = await import('../cells/cleanCopy');
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
