/** Plans packages for the panel and for the export. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Handoff } from '../../kernel/handoff';
import { IPlanner } from '../../tokens';
import { Planner } from '../planner';

const plugin: JupyterFrontEndPlugin<IPlanner> = {
  id: 'jupyterlab-shipshape:planner',
  description: 'Plans packages from the open notebooks and the environment of their kernels.',
  autoStart: true,
  provides: IPlanner,
  optional: [ITranslator],
  activate: (app: JupyterFrontEnd, translator: ITranslator | null): IPlanner => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    return new Planner(new Handoff(app.serviceManager.serverSettings), trans);
  }
};

export default plugin;
