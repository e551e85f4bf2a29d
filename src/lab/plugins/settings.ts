/** Gives the other plugins what the person set. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IPreferences } from '../../tokens';
import { Settings } from '../settings';

const ID = 'jupyterlab-shipshape:plugin';

const plugin: JupyterFrontEndPlugin<IPreferences> = {
  id: ID,
  description: 'The settings of Shipshape.',
  autoStart: true,
  provides: IPreferences,
  optional: [ISettingRegistry],
  activate: (_: JupyterFrontEnd, registry: ISettingRegistry | null): IPreferences => {
    const settings = new Settings();
    registry?.load(ID).then(
      loaded => settings.follow(loaded),
      reason => console.error('Shipshape works with its default settings:', reason)
    );
    return settings;
  }
};

export default plugin;
