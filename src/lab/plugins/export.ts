/** The command that exports the notebook in front. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ExportStep } from '../../panel/export';
import { packageIcon } from '../../panel/icons';
import { CommandIDs, ILogbooks, IPlanner, IPreferences } from '../../tokens';

const STEPS: readonly ExportStep[] = ['describe', 'files', 'decisions', 'dependencies', 'golden'];

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:export',
  description: 'Exports the notebook as a package: the command and its dialog.',
  autoStart: true,
  requires: [ILogbooks, IPreferences, IPlanner],
  optional: [ITranslator, ICommandPalette, IStateDB, IEditorLanguageRegistry, IDocumentManager],
  activate: (
    app: JupyterFrontEnd,
    logbooks: ILogbooks,
    preferences: IPreferences,
    planner: IPlanner,
    given: ITranslator | null,
    palette: ICommandPalette | null,
    state: IStateDB | null,
    languages: IEditorLanguageRegistry | null,
    documents: IDocumentManager | null
  ) => {
    const translator = given ?? nullTranslator;
    const trans = translator.load('jupyterlab_shipshape');
    const page = { app, planner, preferences, translator, state, languages, documents };
    app.commands.addCommand(CommandIDs.exportPackage, {
      label: trans.__('Export as Package…'),
      caption: trans.__('Export the notebook as a tested, installable Python package'),
      icon: packageIcon,
      describedBy: {
        args: {
          type: 'object',
          properties: {
            step: {
              type: 'string',
              enum: [...STEPS],
              description: trans.__('Where the dialog opens')
            },
            cells: {
              type: 'array',
              items: { type: 'string' },
              description: trans.__('Ids of the code cells to export; all where it is left out')
            }
          }
        }
      },
      isEnabled: () => logbooks.current !== null,
      execute: async args => {
        const logbook = logbooks.current;
        if (logbook) {
          const step = STEPS.find(known => known === args.step);
          const { exportNotebook } = await import('../exporting');
          const cells = Array.isArray(args.cells) ? args.cells.map(String) : undefined;
          exportNotebook(page, logbook, step, cells);
        }
      }
    });
    logbooks.currentChanged.connect(() =>
      app.commands.notifyCommandChanged(CommandIDs.exportPackage)
    );
    palette?.addItem({ command: CommandIDs.exportPackage, category: trans.__('Shipshape') });
  }
};

export default plugin;
