/** Adds the panel to the right sidebar. */
import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs, ILogbooks } from '../tokens';
import { shipIcon } from './icons';
import { PANEL_ID, ShipshapePanel } from './panel';
import { StateSection } from './state/section';

/** Below what JupyterLab itself puts into the right sidebar. */
const RANK = 700;

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:panel',
  description: 'The sidebar panel: state, memory and package of the notebook in front.',
  autoStart: true,
  requires: [ILogbooks],
  optional: [ILayoutRestorer, IStateDB, ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    logbooks: ILogbooks,
    restorer: ILayoutRestorer | null,
    state: IStateDB | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ) => {
    const language = translator ?? nullTranslator;
    const trans = language.load('jupyterlab_shipshape');
    const options = { translator: language, commands: app.commands };
    const sections = [new StateSection(options)];
    const panel = new ShipshapePanel({ logbooks, sections, translator: language, state });
    void panel.restore();
    app.shell.add(panel, 'right', { rank: RANK, type: 'Shipshape' });
    restorer?.add(panel, PANEL_ID);

    app.commands.addCommand(CommandIDs.showPanel, {
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
      execute: args => {
        const section = sections.find(({ key }) => key === args.section);
        if (section) {
          panel.open(section.key);
        }
        app.shell.activateById(PANEL_ID);
      }
    });
    palette?.addItem({ command: CommandIDs.showPanel, category: trans.__('Shipshape') });
  }
};

export default plugin;
