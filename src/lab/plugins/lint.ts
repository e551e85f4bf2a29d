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
    const other = otherLinter(app);
    const follow = () => {
      const { linting: on, lintSelect, lintIgnore, lintMarks } = preferences.now;
      const marks = lintMarks === 'always' || (lintMarks === 'auto' && !other);
      linting.wishes = { on, marks, select: lintSelect, ignore: lintIgnore };
    };
    preferences.changed.connect(follow);
    follow();
    addCommands(app, { tracker, linting, preferences, other, trans });
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
  readonly linting: LintSwitch;
  readonly preferences: IPreferences;
  /** An extension that lints cells too. */
  readonly other: string | null;
  readonly trans: TranslationBundle;
}

function addCommands({ commands }: JupyterFrontEnd, parts: Parts): void {
  const { tracker, linting, preferences, other, trans } = parts;
  const describedBy = { args: { type: 'object', properties: {} } } as const;
  const isEnabled = () => tracker.currentWidget !== null;
  commands.addCommand(CommandIDs.toggleLint, {
    label: trans.__('Lint Cells With ruff'),
    caption: trans.__('Show what ruff finds under the code of the cells'),
    describedBy,
    isToggleable: true,
    isToggled: () => linting.isOn,
    execute: async () => {
      const on = !preferences.now.linting;
      await preferences.set('linting', on);
      if (on) {
        announce((await linting.linting()).load(), other, trans);
      }
    }
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

/** Says that ruff is being fetched, and when it is there: to eyes and to screen readers. */
function announce(loading: Promise<void>, other: string | null, trans: TranslationBundle): void {
  void Notification.promise(
    loading.then(() => null),
    {
      pending: { message: trans.__('Loading ruff…') },
      success: {
        message: () =>
          other
            ? trans.__(
                'ruff is there. Cells are marked by %1 already: what ruff finds stands in the Package section. The settings can show both.',
                other
              )
            : trans.__('ruff looks at the cells while you type.'),
        options: { autoClose: other ? 10_000 : 4000 }
      },
      error: { message: reason => trans.__('ruff cannot be loaded: %1', messageOf(reason)) }
    }
  );
}

/** An extension that lints cells too, by its name: a language server's, or another ruff. */
function otherLinter(app: JupyterFrontEnd): string | null {
  const lints = /(?:^|[/:@_-])(?:jupyterlab-lsp:diagnostics|ruff|flake8|pylint|pycodestyle)/i;
  const foreign = (id: string) => !/^(@jupyterlab\/|jupyterlab-shipshape:)/.test(id);
  return app.listPlugins().find(id => foreign(id) && lints.test(id)) ?? null;
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
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
    Notification.error(trans.__('ruff cannot format: %1', messageOf(error)));
  }
}

export default plugin;
