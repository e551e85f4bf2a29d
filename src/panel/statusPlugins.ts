/** Add the verdict and the memory of the notebook in front to the status bar, where wanted. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { once } from '../once';
import { ILogbooks, IPreferences, IProofs, type Preferences } from '../tokens';
import type { StatusItem } from './statusItem';

interface IItemOptions<T extends StatusItem> {
  readonly id: string;
  readonly description: string;
  /** From the left; the kernel's own item has 1. */
  readonly rank: number;
  /** Fetched when the item is first wanted. */
  load(): Promise<new (...args: ConstructorParameters<typeof StatusItem>) => T>;
  /** Gives it what it needs beyond the notebook in front. */
  equip?(item: T, proofs: IProofs | null): void;
  wanted(preferences: Preferences): boolean;
}

function statusPlugin<T extends StatusItem>(options: IItemOptions<T>): JupyterFrontEndPlugin<void> {
  const { id, description, rank, load, equip, wanted } = options;
  return {
    id: `jupyterlab-shipshape:${id}-status`,
    description,
    autoStart: true,
    requires: [ILogbooks, IPreferences],
    optional: [IStatusBar, ITranslator, IProofs],
    activate: (
      app: JupyterFrontEnd,
      logbooks: ILogbooks,
      preferences: IPreferences,
      bar: IStatusBar | null,
      translator: ITranslator | null,
      proofs: IProofs | null
    ) => {
      if (!bar) {
        return;
      }
      const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
      const item = once(async () => {
        const made = new (await load())(logbooks, app.commands, trans);
        equip?.(made, proofs);
        bar.registerStatusItem(`jupyterlab-shipshape:${id}`, {
          item: made,
          align: 'left',
          rank,
          isActive: () => made.isActive,
          activeStateChanged: made.activeChanged
        });
        return made;
      });
      let shown = false;
      const obey = async (): Promise<void> => {
        if (shown || wanted(preferences.now)) {
          shown = true;
          (await item()).isOn = wanted(preferences.now);
        }
      };
      preferences.changed.connect(() => void obey());
      void obey();
    }
  };
}

export const stateStatus = statusPlugin({
  id: 'state',
  description: 'What a fresh run of the notebook in front would give, in the status bar.',
  rank: 2,
  load: async () => (await import('./state/status')).StateStatus,
  equip: (item, proofs) => {
    item.proofs = proofs;
  },
  wanted: ({ statusBar, orderWarnings }) => statusBar && orderWarnings
});

export const memoryStatus = statusPlugin({
  id: 'memory',
  description: 'The memory of the notebook in front, in the status bar.',
  rank: 3,
  load: async () => (await import('./memory/status')).MemoryStatus,
  wanted: ({ statusBar, memoryTracking }) => statusBar && memoryTracking
});
