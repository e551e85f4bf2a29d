/** Opens the guide: from the Help menu (see schema/plugin.json) and the palette. */
import {
  ILabShell,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Dialog, ICommandPalette, MainAreaWidget, showDialog } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs } from '../tokens';
import { shipIcon } from './icons';

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:guide',
  description: 'Says what Shipshape shows, and where.',
  autoStart: true,
  optional: [ILabShell, ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    lab: ILabShell | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ) => {
    const { commands, shell } = app;
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    let open: MainAreaWidget | null = null;
    commands.addCommand(CommandIDs.guide, {
      label: trans.__('Guide to Shipshape'),
      caption: trans.__('What the marks at cells mean, and where everything is'),
      icon: shipIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        const { Guide } = await import('./guide');
        if (!lab) {
          // A page for one notebook has no room for tabs.
          await showDialog({
            body: new Guide(commands, trans),
            buttons: [Dialog.okButton({ label: trans.__('Close') })]
          });
          return;
        }
        if (!open || open.isDisposed) {
          open = new MainAreaWidget({ content: new Guide(commands, trans) });
          shell.add(open, 'main');
        }
        shell.activateById(open.id);
      }
    });
    palette?.addItem({ command: CommandIDs.guide, category: trans.__('Shipshape') });
  }
};

export default plugin;
