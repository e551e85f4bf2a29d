/** ruff in the cells: off until asked for. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import { CommandIDs, ILinting, ILogbooks, IPreferences } from '../../tokens';
import { once } from '../../once';
import { LintSwitch } from '../lint/switch';

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
    const { contents } = app.serviceManager;
    const linting = new LintSwitch(
      once(async () => {
        const { Linting } = await import('../lint/linting');
        return new Linting({ tracker, logbooks, contents, trans });
      })
    );
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
  readonly linting: LintSwitch;
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
    execute: async () => {
      const panel = tracker.currentWidget;
      return panel && (await linting.linting()).fixAll(panel);
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
  { tracker, linting, trans }: Parts,
  choose: (panel: NotebookPanel) => readonly string[]
): Promise<void> {
  const panel = tracker.currentWidget;
  if (!panel) {
    return;
  }
  try {
    await (await linting.linting()).format(panel, choose(panel));
  } catch (error) {
    Notification.error(trans.__('ruff cannot format: %1', String(error)));
  }
}

export default plugin;
