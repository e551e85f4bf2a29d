/** Marks the cells that are not sound, in every view of a notebook. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs, ILogbooks, IPreferences, IProofs } from '../../tokens';
import { Logbook } from '../logbook';
import type { Marks } from '../marks/marks';

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:marks',
  description: 'Marks at the cells whose results a fresh run would not give.',
  autoStart: true,
  requires: [INotebookTracker, ILogbooks, IPreferences],
  optional: [ITranslator, ICommandPalette, IProofs],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    logbooks: ILogbooks,
    preferences: IPreferences,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    proofs: IProofs | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    const marks = new Map<NotebookPanel, Marks>();
    const showPanel = () => {
      void app.commands.execute(CommandIDs.showPanel, { section: 'state' });
    };
    const wanted = (panel: NotebookPanel) =>
      preferences.now.cellMarks && !panel.isDisposed && !marks.has(panel);
    const add = async (panel: NotebookPanel) => {
      if (!wanted(panel)) {
        return;
      }
      // Fetched when there is a notebook; meanwhile nothing has run.
      const { Marks } = await import('../marks/marks');
      const logbook = wanted(panel) && logbooks.get(panel);
      if (logbook instanceof Logbook) {
        marks.set(panel, new Marks({ panel, logbook, proofs, trans, showPanel }));
        panel.disposed.connect(() => marks.delete(panel));
      }
    };
    app.commands.addCommand(CommandIDs.explainCell, {
      label: trans.__('Explain the Mark of the Cell'),
      caption: trans.__('Say why the active cell is marked, and what mends it'),
      describedBy: { args: { type: 'object', properties: {} } },
      isEnabled: () => tracker.currentWidget !== null && marks.has(tracker.currentWidget),
      execute: () => {
        const panel = tracker.currentWidget;
        const cell = panel?.content.activeCell;
        if (panel && cell) {
          marks.get(panel)?.explain(cell);
        }
      }
    });
    palette?.addItem({ command: CommandIDs.explainCell, category: trans.__('Shipshape') });
    tracker.widgetAdded.connect((_, panel) => void add(panel));
    preferences.changed.connect(() => {
      if (preferences.now.cellMarks) {
        tracker.forEach(panel => void add(panel));
      } else {
        marks.forEach(each => each.dispose());
        marks.clear();
      }
    });
    tracker.forEach(panel => void add(panel));
  }
};

export default plugin;
