/** The button "Export as package" in the toolbar of notebooks. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { packageIcon } from '../../panel/icons';
import { CommandIDs, IPreferences } from '../../tokens';

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:export-button',
  description: 'A button in the toolbar of notebooks that exports them as a package.',
  autoStart: true,
  requires: [IPreferences],
  optional: [ITranslator],
  activate: (app: JupyterFrontEnd, preferences: IPreferences, translator: ITranslator | null) => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    commands.addCommand(CommandIDs.exportButton, {
      label: trans.__('Export as package'),
      caption: trans.__('Export this notebook as a tested, installable Python package'),
      icon: packageIcon,
      describedBy: { args: { type: 'object', properties: {} } },
      isVisible: () => preferences.now.exportButton,
      isEnabled: () =>
        commands.hasCommand(CommandIDs.exportPackage) &&
        commands.isEnabled(CommandIDs.exportPackage),
      execute: () => commands.execute(CommandIDs.exportPackage)
    });
    preferences.changed.connect(() => {
      commands.notifyCommandChanged(CommandIDs.exportButton);
    });
    commands.commandChanged.connect((_, { id }) => {
      if (id === CommandIDs.exportPackage) {
        commands.notifyCommandChanged(CommandIDs.exportButton);
      }
    });
  }
};

export default plugin;
