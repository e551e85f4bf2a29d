/** What the export dialog is given of the page it opens in. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import { FileDialog } from '@jupyterlab/filebrowser';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { Handoff } from '../kernel/handoff';
import {
  type ExportStep,
  type IExportServices,
  type ILastExport,
  openExportDialog
} from '../panel/export';
import { cellsOf, EXPORTS_KEY } from '../panel/package/lastExport';
import type { ILogbook, IPlanner, IPreferences } from '../tokens';
import { kernelValues } from './kernelValues';

export interface IExporting {
  readonly app: JupyterFrontEnd;
  readonly planner: IPlanner;
  readonly preferences: IPreferences;
  readonly translator: ITranslator;
  readonly state: IStateDB | null;
  readonly languages: IEditorLanguageRegistry | null;
  readonly documents: IDocumentManager | null;
}

/**
 * Opens the dialog over a notebook.
 *
 * @param step - see {@link openExportDialog}.
 * @param cells - ids of the code cells to export; default: all.
 */
export function exportNotebook(
  page: IExporting,
  logbook: ILogbook,
  step?: ExportStep,
  cells?: readonly string[]
): void {
  openExportDialog(services(page, logbook, cells), step);
}

function services(page: IExporting, logbook: ILogbook, cells?: readonly string[]): IExportServices {
  const { app, planner, preferences, translator, state, languages, documents } = page;
  const trans = translator.load('jupyterlab_shipshape');
  return {
    logbook,
    handoff: new Handoff(app.serviceManager.serverSettings),
    languages,
    translator,
    template: preferences.now.template,
    plan: choices => planner.plan(logbook, choices, cells),
    values: (names, chosen) =>
      kernelValues(app.serviceManager.kernels, logbook, names, chosen, trans),
    format: plan => planner.format(plan),
    // A part of the notebook is another package than the whole.
    lastExport: async () => (cells ? null : ((await exportsOf(state))[logbook.path] ?? null)),
    keepExport: last => {
      if (cells) {
        return;
      }
      void exportsOf(state).then(all =>
        state?.save(
          EXPORTS_KEY,
          asJson({ ...all, [logbook.path]: { ...last, cells: cellsOf(logbook) } })
        )
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
    ...(documents ? { browse: () => browse(documents, translator) } : {}),
    ...pageActions(app)
  };
}

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
