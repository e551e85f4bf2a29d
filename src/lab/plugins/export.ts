/** The command that exports the notebook in front. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, ICommandPalette, showDialog } from '@jupyterlab/apputils';
import { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { FileDialog } from '@jupyterlab/filebrowser';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { Handoff } from '../../kernel/handoff';
import {
  type ExportStep,
  type IExportServices,
  type ILastExport,
  openExportDialog
} from '../../panel/export';
import { kernelValues } from '../kernelValues';
import { packageIcon } from '../../panel/icons';
import { EXPORTS_KEY } from '../../panel/package/sources';
import { CommandIDs, type ILogbook, ILogbooks, IPlanner, IPreferences } from '../../tokens';

const STEPS: readonly ExportStep[] = ['describe', 'files', 'decisions', 'dependencies', 'golden'];

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-shipshape:export',
  description: 'Exports the notebook as a package: the command and its dialog.',
  autoStart: true,
  requires: [ILogbooks, IPreferences, IPlanner],
  optional: [ITranslator, ICommandPalette, IStateDB, IEditorLanguageRegistry, IDocumentManager],
  activate: (
    app: JupyterFrontEnd,
    logbooks: ILogbooks,
    preferences: IPreferences,
    planner: IPlanner,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    state: IStateDB | null,
    languages: IEditorLanguageRegistry | null,
    documents: IDocumentManager | null
  ) => {
    const language = translator ?? nullTranslator;
    const trans = language.load('jupyterlab_shipshape');
    const handoff = new Handoff(app.serviceManager.serverSettings);
    const services = (logbook: ILogbook): IExportServices => ({
      logbook,
      handoff,
      languages,
      translator: language,
      template: preferences.now.template,
      plan: choices => planner.plan(logbook, choices),
      values: (names, chosen) =>
        kernelValues(app.serviceManager.kernels, logbook, names, chosen, trans),
      format: plan => planner.format(plan),
      lastExport: async () => (await exportsOf(state))[logbook.path] ?? null,
      keepExport: last => {
        void exportsOf(state).then(all =>
          state?.save(EXPORTS_KEY, asJson({ ...all, [logbook.path]: last }))
        );
      },
      confirm: async (title, body, label) => {
        const buttons = [
          Dialog.cancelButton({ label: trans.__('Cancel') }),
          Dialog.warnButton({ label })
        ];
        return (await showDialog({ title, body, buttons, defaultButton: 0 })).button.accept;
      },
      download,
      ...(documents ? { browse: () => browse(documents, language) } : {}),
      ...pageActions(app)
    });
    app.commands.addCommand(CommandIDs.exportPackage, {
      label: trans.__('Export as Package…'),
      caption: trans.__('Export the notebook as a tested, installable Python package'),
      icon: packageIcon,
      describedBy: {
        args: {
          type: 'object',
          properties: {
            step: {
              type: 'string',
              enum: [...STEPS],
              description: trans.__('Where the dialog opens')
            }
          }
        }
      },
      isEnabled: () => logbooks.current !== null,
      execute: args => {
        if (logbooks.current) {
          const step = STEPS.find(known => known === args.step);
          openExportDialog(services(logbooks.current), step);
        }
      }
    });
    logbooks.currentChanged.connect(() =>
      app.commands.notifyCommandChanged(CommandIDs.exportPackage)
    );
    palette?.addItem({ command: CommandIDs.exportPackage, category: trans.__('Shipshape') });
  }
};

/** What can be done with a folder afterwards, where this application has the commands. */
function pageActions({
  commands
}: JupyterFrontEnd): Pick<IExportServices, 'openFolder' | 'openTerminal'> {
  const open = 'filebrowser:open-path';
  const terminal = 'terminal:create-new';
  return {
    ...(commands.hasCommand(open)
      ? { openFolder: async path => void (await commands.execute(open, { path })) }
      : {}),
    ...(commands.hasCommand(terminal)
      ? { openTerminal: async cwd => void (await commands.execute(terminal, { cwd })) }
      : {})
  };
}

async function browse(manager: IDocumentManager, translator: ITranslator): Promise<string | null> {
  const trans = translator.load('jupyterlab_shipshape');
  const title = trans.__('Folder that holds the package');
  const { button, value } = await FileDialog.getExistingDirectory({ manager, title, translator });
  return button.accept && value?.[0] ? value[0].path : null;
}

async function exportsOf(state: IStateDB | null): Promise<Readonly<Record<string, ILastExport>>> {
  const kept = await state?.fetch(EXPORTS_KEY);
  return (kept ?? {}) as unknown as Record<string, ILastExport>;
}

function asJson(all: Readonly<Record<string, ILastExport>>): ReadonlyPartialJSONObject {
  return all as unknown as ReadonlyPartialJSONObject;
}

function download(name: string, content: Uint8Array): void {
  const address = URL.createObjectURL(
    new Blob([content as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export default plugin;
