/**
 * `npm run watch`: JupyterLab on examples/ with the extension as it is in `src/`; TypeScript and
 * bundle follow every change, reload the page to see it. Options after `--` go to JupyterLab.
 */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { jupyterLab } from './setup/jupyterlab.mjs';
import { ensureExtension } from './setup/extension.mjs';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { inRoot, state } from './setup/paths.mjs';
import { main, run, say } from './setup/process.mjs';
import { ensurePython } from './setup/python.mjs';

/** A Jupyter data folder whose extension is a link to the folder that the builder writes. */
function linkedData() {
  const data = path.join(state, 'watch');
  const link = path.join(data, 'labextensions', 'jupyterlab-shipshape');
  if (!existsSync(link)) {
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(inRoot('jupyter_extension/jupyterlab_shipshape/labextension'), link, 'junction');
  }
  return data;
}

await main(async () => {
  await ensureNodeModules();
  await ensurePython();
  await ensureExtension();
  say('Watching src/; reload the page after a change (Ctrl-C ends it) …');
  const node = (script, ...args) =>
    run(process.execPath, [inRoot('node_modules', script), ...args], { server: true });
  return Promise.race([
    node('typescript/bin/tsc', '--watch', '--preserveWatchOutput'),
    node(
      '@jupyter/builder/lib/build-labextension.js',
      '--development',
      '--watch',
      '--core-package-file',
      inRoot('node_modules/@jupyterlab/core-meta/core.package.json'),
      inRoot()
    ),
    jupyterLab(process.argv.slice(2), { JUPYTER_PATH: linkedData() })
  ]);
});
