/** Exports the notebook as a package: what the person sees of it. */
import { ExportDialog } from './dialog';
import { ExportModel } from './model';
import type { PreviewTab } from './preview';
import type { IExportServices } from './services';

export type { IExportServices, ILastExport } from './services';

/** Where the dialog can open: at its first page, or ahead at a tab of the preview. */
export type ExportStep = 'describe' | PreviewTab;

/**
 * Opens the dialog over the page, and fills it as the notebook is read.
 *
 * @param step - goes on to it where nothing has to be settled before.
 */
export function openExportDialog(services: IExportServices, step: ExportStep = 'describe'): void {
  const trans = services.translator.load('jupyterlab_shipshape');
  const model = new ExportModel(services, trans);
  new ExportDialog(model, trans).open();
  void model.start(step === 'describe' ? null : step);
}
