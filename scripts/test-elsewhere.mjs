/**
 * The journeys where JupyterLab is not the newest, or not JupyterLab:
 * `npm run test:notebook7` in Notebook 7, `npm run test:oldest` in the oldest JupyterLab supported.
 */
import path from 'node:path';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureExtension } from './setup/extension.mjs';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { bin, inRoot, state, venvPython } from './setup/paths.mjs';
import { main, must, run, say, Stop } from './setup/process.mjs';
import { ensurePython } from './setup/python.mjs';
import { clearStamp, hashOf, setStamp, stampOf } from './setup/stamp.mjs';
import { freePort } from './test/port.mjs';

const OLDEST = 'jupyterlab>=4.2.0,<4.3';

/** A virtual environment with the oldest JupyterLab, and Shipshape as a wheel would install it. */
async function oldestPython() {
  const folder = path.join(state, 'oldest');
  const python = path.join(folder, path.basename(bin), path.basename(venvPython));
  const hash = hashOf(['jupyter_extension/pyproject.toml'], `${OLDEST} ${stampOf('build')}`);
  if (stampOf('oldest') !== hash) {
    clearStamp('oldest');
    say(`Making a virtual environment with ${OLDEST} …`);
    await must('The virtual environment could not be made.', venvPython, [
      '-m',
      'venv',
      '--clear',
      folder
    ]);
    await must('pip could not install the oldest JupyterLab.', python, [
      '-m',
      'pip',
      'install',
      '--quiet',
      OLDEST,
      'ipykernel',
      inRoot('jupyter_extension')
    ]);
    setStamp('oldest', hash);
  }
  return python;
}

const PLACES = {
  notebook7: async () => ({ SHIPSHAPE_APP: 'notebook' }),
  oldest: async () => ({ SHIPSHAPE_SERVER: await oldestPython() })
};

await main(async () => {
  const place = PLACES[process.argv[2]];
  if (!place) {
    throw new Stop(`Say where: ${Object.keys(PLACES).join(' or ')}.`);
  }
  await ensureNodeModules();
  await ensurePython();
  await ensureExtension();
  const env = {
    ...(await place()),
    SHIPSHAPE_BROWSER: await ensureBrowser(),
    SHIPSHAPE_PORT: String(await freePort())
  };
  const args = [inRoot('node_modules/@playwright/test/cli.js'), 'test', '-c', 'ui-tests'];
  return run(process.execPath, [...args, ...process.argv.slice(3)], {
    tidiesUpAfter: 'SIGINT',
    env
  });
});
