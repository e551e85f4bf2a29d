/** Plans packages for the panel and for the export. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { once } from '../../once';
import { IPlanner } from '../../tokens';

const plugin: JupyterFrontEndPlugin<IPlanner> = {
  id: 'jupyterlab-shipshape:planner',
  description: 'Plans packages from the open notebooks and the environment of their kernels.',
  autoStart: true,
  provides: IPlanner,
  optional: [ITranslator],
  activate: (app: JupyterFrontEnd, translator: ITranslator | null): IPlanner => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_shipshape');
    const planner = once(async () => {
      const [{ Planner }, { Handoff }] = await Promise.all([
        import('../planner'),
        import('../../kernel/handoff')
      ]);
      return new Planner(new Handoff(app.serviceManager.serverSettings), trans);
    });
    return {
      plan: async (logbook, choices) => (await planner()).plan(logbook, choices),
      format: async plan => (await planner()).format(plan)
    };
  }
};

export default plugin;
