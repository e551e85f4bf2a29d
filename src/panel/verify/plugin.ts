/** Runs the notebook in front in a fresh kernel, where somebody asks for it. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs, ILogbooks, IProofs } from '../../tokens';
import { addVerifyCommand } from './command';
import { Proofs } from './model';

const plugin: JupyterFrontEndPlugin<IProofs> = {
  id: 'jupyterlab-shipshape:proofs',
  description: 'Verifies notebooks in fresh kernels.',
  autoStart: true,
  provides: IProofs,
  requires: [ILogbooks],
  optional: [ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    logbooks: ILogbooks,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ): Proofs => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    const proofs = new Proofs(app.serviceManager.sessions);
    addVerifyCommand(app, logbooks, proofs, trans);
    palette?.addItem({ command: CommandIDs.verify, category: trans.__('Shipshape') });
    return proofs;
  }
};

export default plugin;
