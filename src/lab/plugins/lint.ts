/** ruff in the cells: off until asked for. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import { CommandIDs, ILinting, ILogbooks, IPreferences } from '../../tokens';
import { fix, fixAllSafe } from '../lint/fixes';
import { format } from '../lint/format';
import { Linting } from '../lint/linting';
import { present } from '../lint/present';

const plugin: JupyterFrontEndPlugin<ILinting> = {
  id: 'jupyterlab-shipshape:lint',
  description: 'ruff in the cells of notebooks: diagnostics, fixes, format.',
  autoStart: true,
  provides: ILinting,
  requires: [INotebookTracker, ILogbooks, IPreferences],
  optional: [ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    logbooks: ILogbooks,
    preferences: IPreferences,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ): ILinting => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    const linting = new Linting({
      tracker,
      logbooks,
      contents: app.serviceManager.contents,
      present: (panel, diagnostic) => present(diagnostic, trans, one => fix(panel, [one]))
    });
    const follow = () => {
      linting.isOn = preferences.now.linting;
    };
    preferences.changed.connect(follow);
    follow();
    addCommands(app, { tracker, logbooks, linting, preferences, trans });
    const category = trans.__('Shipshape');
    for (const command of [
      CommandIDs.toggleLint,
      CommandIDs.fixLint,
      CommandIDs.formatCell,
      CommandIDs.formatNotebook
    ]) {
      palette?.addItem({ command, category });
    }
    return linting;
  }
};

interface Parts {
  readonly tracker: INotebookTracker;
  readonly logbooks: ILogbooks;
  readonly linting: Linting;
  readonly preferences: IPreferences;
  readonly trans: TranslationBundle;
}

function addCommands({ commands }: JupyterFrontEnd, parts: Parts): void {
  const { tracker, linting, preferences, trans } = parts;
  const describedBy = { args: { type: 'object', properties: {} } } as const;
  const isEnabled = () => tracker.currentWidget !== null;
  commands.addCommand(CommandIDs.toggleLint, {
    label: trans.__('Lint Cells With ruff'),
    caption: trans.__('Show what ruff finds under the code of the cells'),
    describedBy,
    isToggleable: true,
    isToggled: () => linting.isOn,
    execute: () => preferences.set('linting', !preferences.now.linting)
  });
  commands.addCommand(CommandIDs.fixLint, {
    label: trans.__('Fix What ruff Can Fix Safely'),
    caption: trans.__('Apply the fixes that keep the meaning of the code, in one undoable step'),
    describedBy,
    isEnabled: () => isEnabled() && linting.isOn,
    execute: () => {
      const panel = tracker.currentWidget;
      return panel && fixAllSafe(panel, sources => linting.lint(panel, sources));
    }
  });
  commands.addCommand(CommandIDs.formatCell, {
    label: trans.__('Format Cell'),
    caption: trans.__('Format the active cell as ruff does'),
    describedBy,
    isEnabled,
    execute: () => formatIn(parts, panel => [panel.content.activeCell?.model.id ?? ''])
  });
  commands.addCommand(CommandIDs.formatNotebook, {
    label: trans.__('Format Notebook'),
    caption: trans.__('Format every cell as ruff does, in one undoable step'),
    describedBy,
    isEnabled,
    execute: () =>
      formatIn(parts, panel => [...(panel.content.model?.cells ?? [])].map(cell => cell.id))
  });
}

async function formatIn(
  { tracker, logbooks, linting, trans }: Parts,
  choose: (panel: NotebookPanel) => readonly string[]
): Promise<void> {
  const panel = tracker.currentWidget;
  if (!panel) {
    return;
  }
  const chosen = new Set(choose(panel));
  const cells = logbooks.get(panel).flow?.cells.filter(cell => chosen.has(cell.id)) ?? [];
  try {
    const { settings } = await linting.configuration(panel);
    await format(panel, cells, linting.ruff, settings);
  } catch (error) {
    Notification.error(trans.__('ruff cannot format: %1', String(error)));
  }
}

export default plugin;
