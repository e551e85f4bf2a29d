/** Marks the cells that are not sound, in every view of a notebook. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs, ILogbooks, IPreferences, IProofs } from '../../tokens';
import { Logbook } from '../logbook';
import { Marks } from '../marks/marks';

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
    const add = (panel: NotebookPanel) => {
      const logbook = logbooks.get(panel);
      if (preferences.now.cellMarks && !marks.has(panel) && logbook instanceof Logbook) {
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
    tracker.widgetAdded.connect((_, panel) => add(panel));
    preferences.changed.connect(() => {
      if (preferences.now.cellMarks) {
        tracker.forEach(add);
      } else {
        marks.forEach(each => each.dispose());
        marks.clear();
      }
    });
    tracker.forEach(add);
  }
};

export default plugin;
