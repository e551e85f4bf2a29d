/** Adds the panel to the right sidebar, and the commands that lead to it. */
import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { once } from '../once';
import { CommandIDs, ILinting, ILogbooks, IPlanner, IPreferences, IProofs } from '../tokens';
import { PANEL_ID, PanelHost } from './host';
import { shipIcon } from './icons';

/** Below what JupyterLab itself puts into the right sidebar. */
const RANK = 700;

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:panel',
  description: 'The sidebar panel: state, memory and package of the notebook in front.',
  autoStart: true,
  requires: [ILogbooks, IPreferences, IProofs],
  optional: [ILayoutRestorer, IStateDB, ITranslator, ICommandPalette, ILinting, IPlanner],
  activate: (
    app: JupyterFrontEnd,
    logbooks: ILogbooks,
    preferences: IPreferences,
    proofs: IProofs,
    restorer: ILayoutRestorer | null,
    state: IStateDB | null,
    given: ITranslator | null,
    palette: ICommandPalette | null,
    linting: ILinting | null,
    planner: IPlanner | null
  ) => {
    const { commands, shell } = app;
    const translator = given ?? nullTranslator;
    const trans = translator.load('jupyterlab_shipshape');
    const furniture = once(async () => {
      const { furnish } = await import('./furnish');
      return furnish({ app, logbooks, preferences, proofs, translator, state, linting, planner });
    });
    const host = new PanelHost(furniture, trans);
    shell.add(host, 'right', { rank: RANK, type: 'Shipshape' });
    restorer?.add(host, PANEL_ID);

    commands.addCommand(CommandIDs.showPanel, {
      label: trans.__('Show Shipshape'),
      caption: trans.__('Show the state, memory and package of the notebook'),
      icon: shipIcon,
      describedBy: {
        args: {
          type: 'object',
          properties: {
            section: {
              type: 'string',
              enum: ['state', 'memory', 'package'],
              description: trans.__('The section to open')
            }
          }
        }
      },
      execute: async ({ section }) => {
        shell.activateById(PANEL_ID);
        if (section === 'state' || section === 'memory' || section === 'package') {
          (await furniture()).open(section);
        }
      }
    });
    palette?.addItem({ command: CommandIDs.showPanel, category: trans.__('Shipshape') });
  }
};

export default plugin;
