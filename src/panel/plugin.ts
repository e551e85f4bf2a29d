/** Adds the panel to the right sidebar. */
import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Handoff } from '../kernel/handoff';
import { CommandIDs, ILinting, ILogbooks, IPlanner, IPreferences, IProofs } from '../tokens';
import { shipIcon } from './icons';
import { MemorySection } from './memory/section';
import { PackageSection } from './package/section';
import { packageSources } from './package/sources';
import { PANEL_ID, ShipshapePanel } from './panel';
import type { Section } from './section';
import { StateSection } from './state/section';

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
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    linting: ILinting | null,
    planner: IPlanner | null
  ) => {
    const language = translator ?? nullTranslator;
    const trans = language.load('jupyterlab_shipshape');
    const options = { translator: language, commands: app.commands };
    const handoff = new Handoff(app.serviceManager.serverSettings);
    const sections: Section[] = [
      new StateSection({ ...options, proofs, preferences }),
      new MemorySection(options),
      new PackageSection({
        ...options,
        sources: packageSources({ planner, linting, proofs, handoff, state })
      })
    ];
    linting?.changed.connect(() => sections.forEach(section => section.refresh()));
    const panel = new ShipshapePanel({ logbooks, sections, translator: language, state });
    void panel.restore();
    app.shell.add(panel, 'right', { rank: RANK, type: 'Shipshape' });
    restorer?.add(panel, PANEL_ID);

    addShowCommand(app, panel, trans);
    palette?.addItem({ command: CommandIDs.showPanel, category: trans.__('Shipshape') });
  }
};

function addShowCommand(
  { commands, shell }: JupyterFrontEnd,
  panel: ShipshapePanel,
  trans: ReturnType<ITranslator['load']>
): void {
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
    execute: args => {
      if (args.section === 'state' || args.section === 'memory' || args.section === 'package') {
        panel.open(args.section);
      }
      shell.activateById(PANEL_ID);
    }
  });
}

export default plugin;
