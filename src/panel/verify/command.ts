/** The command "Verify in a fresh kernel…". */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import { CommandIDs, type ILogbook, type ILogbooks, type IProofs } from '../../tokens';
import { verifyIcon } from '../icons';

/** Asks, shows the panel and proves the notebook in front; nothing where a proof already runs. */
export function addVerifyCommand(
  app: JupyterFrontEnd,
  logbooks: ILogbooks,
  proofs: IProofs,
  trans: TranslationBundle
): void {
  const { commands, serviceManager } = app;
  const kernelOf = (logbook: ILogbook): string | null =>
    logbook.kernel?.name ??
    logbook.notebook().metadata.kernelspec?.name ??
    serviceManager.kernelspecs.specs?.default ??
    null;
  commands.addCommand(CommandIDs.verify, {
    label: trans.__('Verify in a Fresh Kernel…'),
    caption: trans.__('Run the notebook from top to bottom in another kernel and compare'),
    icon: verifyIcon,
    describedBy: { args: { type: 'object', properties: {} } },
    isEnabled: () => Boolean(logbooks.current && !proofs.of(logbooks.current).running),
    execute: async () => {
      const logbook = logbooks.current;
      const kernel = logbook && kernelOf(logbook);
      if (!logbook || !kernel || proofs.of(logbook).running) {
        return;
      }
      const { askToVerify } = await import('./ask');
      const answer = await askToVerify(logbook, serviceManager.serverSettings, trans);
      if (answer) {
        await commands.execute(CommandIDs.showPanel, { section: 'state' });
        await proofs.of(logbook).start(kernel, answer.again);
      }
    }
  });
}
