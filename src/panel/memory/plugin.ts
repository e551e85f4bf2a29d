/** Adds the memory of the notebook in front to the status bar, where the person wants it. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { ILogbooks, IPreferences } from '../../tokens';
import { MemoryStatus } from './status';

/** Right of the kernel's own item. */
const RANK = 3;

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:memory-status',
  description: 'The memory of the notebook in front, in the status bar.',
  autoStart: true,
  requires: [ILogbooks, IPreferences],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    logbooks: ILogbooks,
    preferences: IPreferences,
    bar: IStatusBar | null,
    translator: ITranslator | null
  ) => {
    if (!bar) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    const item = new MemoryStatus(logbooks, app.commands, trans);
    const obey = (): void => {
      item.isOn = preferences.now.statusBar && preferences.now.memoryTracking;
    };
    preferences.changed.connect(obey);
    obey();
    bar.registerStatusItem('jupyterlab-shipshape:memory', {
      item,
      align: 'left',
      rank: RANK,
      isActive: () => item.isActive,
      activeStateChanged: item.activeChanged
    });
  }
};

export default plugin;
