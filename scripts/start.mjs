/** `npm start`: sets up what is missing, then opens JupyterLab on examples/; options after `--` go to JupyterLab. */
import { ensureExtension } from './setup/extension.mjs';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { inRoot, venvPython } from './setup/paths.mjs';
import { main, run, say } from './setup/process.mjs';
import { ensurePython } from './setup/python.mjs';

await main(async () => {
  await ensureNodeModules();
  await ensurePython();
  await ensureExtension();
  say('Starting JupyterLab on examples/ (Ctrl-C ends it) …');
  const options = [
    `--ServerApp.root_dir=${inRoot('examples')}`,
    // Jupyter refuses to run as root unless told to; in a container there is often nobody else.
    ...(process.getuid?.() === 0 ? ['--allow-root'] : []),
    ...process.argv.slice(2)
  ];
  return run(venvPython, ['-m', 'jupyterlab', ...options], { server: true });
});
