/** `npm start`: sets up what is missing, then opens JupyterLab on examples/; options after `--` go to JupyterLab. */
import { ensureExtension } from './setup/extension.mjs';
import { jupyterLab } from './setup/jupyterlab.mjs';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { main, say } from './setup/process.mjs';
import { ensurePython } from './setup/python.mjs';

await main(async () => {
  await ensureNodeModules();
  await ensurePython();
  await ensureExtension();
  say('Starting JupyterLab on examples/ (Ctrl-C ends it) …');
  return jupyterLab(process.argv.slice(2));
});
