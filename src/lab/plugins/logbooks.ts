/** Keeps a logbook of each open notebook. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISessionContextDialogs } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs, ILogbooks, IPreferences } from '../../tokens';
import { Logbooks } from '../logbooks';

const plugin: JupyterFrontEndPlugin<ILogbooks> = {
  id: 'jupyterlab-shipshape:logbooks',
  description: 'Follows what runs in the open notebooks and what it means.',
  autoStart: true,
  provides: ILogbooks,
  requires: [INotebookTracker, IPreferences],
  optional: [IStateDB, ISessionContextDialogs, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    preferences: IPreferences,
    state: IStateDB | null,
    dialogs: ISessionContextDialogs | null,
    translator: ITranslator | null
  ): ILogbooks => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    const verify = async () => {
      await app.commands.execute(CommandIDs.verify);
    };
    const logbooks = new Logbooks({ tracker, preferences, state, dialogs, trans, verify });
    const load = async () => {
      tracker.widgetAdded.disconnect(load);
      logbooks.readBy(
        await import('../reading').then(
          ({ loadReading }) => loadReading(trans),
          reason => {
            console.error('Shipshape could not be loaded whole:', reason);
            const notice = trans.__('A part of Shipshape could not be fetched. Reload the page.');
            return { begin: () => null, notice };
          }
        )
      );
    };
    // Parser and flow engine are fetched when there is a notebook to read.
    if (tracker.size) {
      void load();
    } else {
      tracker.widgetAdded.connect(load);
    }
    return logbooks;
  }
};

export default plugin;
