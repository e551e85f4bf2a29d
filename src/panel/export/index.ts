/** Exports the notebook as a package: what the person sees of it. */
import { ExportDialog } from './dialog';
import { ExportModel } from './model';
import type { IExportServices } from './services';

export type { IExportServices, ILastExport } from './services';

/** Opens the dialog over the page, and fills it as the notebook is read. */
export function openExportDialog(services: IExportServices): void {
  const trans = services.translator.load('jupyterlab_shipshape');
  const model = new ExportModel(services, trans);
  new ExportDialog(model, trans).open();
  void model.start();
}
