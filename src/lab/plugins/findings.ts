/** Commands over what is found: go there, mend it, and what a result needs. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Clipboard, ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { backwardSlice } from '../../flow/slice';
import { CommandIDs, type ILogbook, ILogbooks } from '../../tokens';
import { findingFrom } from '../marks/content';
import { loadReader } from '../reading';
import { selectCells } from '../views';

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:findings',
  description: 'Commands that lead to findings, mend them, and tell what a result needs.',
  autoStart: true,
  requires: [INotebookTracker, ILogbooks],
  optional: [ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    logbooks: ILogbooks,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ) => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    const category = trans.__('Shipshape');
    const describedBy = { args: { type: 'object', properties: {} } } as const;
    const add = (
      id: string,
      label: string,
      caption: string,
      can: (logbook: ILogbook) => boolean,
      act: (logbook: ILogbook, panel: NotebookPanel) => Promise<void> | void
    ) => {
      commands.addCommand(id, {
        label,
        caption,
        describedBy,
        isEnabled: () => logbooks.current !== null && can(logbooks.current),
        execute: async () => {
          const panel = tracker.currentWidget;
          if (panel) {
            await act(logbooks.get(panel), panel);
          }
        }
      });
      palette?.addItem({ command: id, category });
    };
    const go = (step: 1 | -1) => (logbook: ILogbook, panel: NotebookPanel) => {
      const order = logbook.cells.map(cell => cell.id);
      const cell = findingFrom(logbook.judgement, order, logbook.muted, activeCell(panel), step);
      if (cell !== null) {
        logbook.reveal(cell);
      }
    };
    const judged = (logbook: ILogbook) => logbook.judgement !== null;
    const read = (logbook: ILogbook) => logbook.flow !== null;

    add(
      CommandIDs.nextFinding,
      trans.__('Go to the Next Finding'),
      trans.__('Go to the next cell that a fresh run would not confirm'),
      judged,
      go(1)
    );
    add(
      CommandIDs.previousFinding,
      trans.__('Go to the Previous Finding'),
      trans.__('Go to the previous cell that a fresh run would not confirm'),
      judged,
      go(-1)
    );
    add(
      CommandIDs.runMend,
      trans.__('Run What Makes the Notebook Sound'),
      trans.__('Run the fewest cells that make all sound that running can'),
      logbook => (logbook.judgement?.mend ?? null) !== null,
      async logbook => {
        const mend = logbook.judgement?.mend;
        if (mend) {
          await logbook.mend(mend);
        }
      }
    );
    add(
      CommandIDs.selectNeeded,
      trans.__('Select the Cells That This One Needs'),
      trans.__('Select the cells that give what the active cell needs, itself included'),
      read,
      (logbook, panel) => selectCells(panel.content, needed(logbook, panel))
    );
    add(
      CommandIDs.copyNeeded,
      trans.__('Copy What This Cell Needs as One Script'),
      trans.__('Copy the cells that give what the active cell needs, itself included'),
      read,
      (logbook, panel) => {
        return copyScript(logbook, needed(logbook, panel));
      }
    );
    add(
      CommandIDs.exportNeeded,
      trans.__('Export What This Cell Needs as Package…'),
      trans.__('Export the cells that give what the active cell needs, itself included'),
      read,
      async (logbook, panel) => {
        await commands.execute(CommandIDs.exportPackage, { cells: [...needed(logbook, panel)] });
      }
    );
    add(
      CommandIDs.dryRun,
      trans.__('What Would Restart and Run All Change?'),
      trans.__('Say which cells would come out differently, without running anything'),
      judged,
      async logbook => {
        const { showDryRun } = await import('../../panel/state/dry');
        if (await showDryRun(logbook, trans)) {
          await commands.execute(CommandIDs.verify);
        }
      }
    );
  }
};

async function copyScript(logbook: ILogbook, ids: readonly string[]): Promise<void> {
  const [{ scriptOf }, { read }] = await Promise.all([import('../../flow/script'), loadReader()]);
  const wanted = new Set(ids);
  const sources = logbook.cells.filter(cell => wanted.has(cell.id)).map(cell => cell.source);
  Clipboard.copyToSystem(scriptOf(sources, read));
}

function activeCell(panel: NotebookPanel): string | null {
  return panel.content.activeCell?.model.sharedModel.getId() ?? null;
}

function needed(logbook: ILogbook, panel: NotebookPanel): readonly string[] {
  const cell = activeCell(panel);
  return logbook.flow && cell !== null ? backwardSlice(logbook.flow, cell) : [];
}

export default plugin;
