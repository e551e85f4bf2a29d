/** One JupyterLab for all journeys, with a folder and settings that begin empty. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const checkout = path.resolve(__dirname, '..');
const home = path.join(checkout, '.shipshape-dev', 'browser');
const port = (process.env.SHIPSHAPE_PORT ??= '8971');
const root = (process.env.SHIPSHAPE_ROOT ??= path.join(home, 'root'));
/** Another environment than `.venv`, and another application than JupyterLab: scripts/test-elsewhere.mjs. */
const python =
  process.env.SHIPSHAPE_SERVER ??
  path.join(checkout, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const app = process.env.SHIPSHAPE_APP === 'notebook' ? 'notebook' : 'lab';
const serverConfig = path.join(__dirname, 'jupyter_server_test_config.py');

// Workers load this file again; only the first process may clear the folder.
if (process.env.TEST_WORKER_INDEX === undefined) {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  addBash(path.join(home, 'data', 'kernels', 'bash'));
}

/** A kernel that is not IPython's, beside the one that the server brings. */
function addBash(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const argv = [python, '-m', 'bash_kernel', '-f', '{connection_file}'];
  const spec = { argv, display_name: 'Bash', language: 'bash' };
  writeFileSync(path.join(folder, 'kernel.json'), JSON.stringify(spec));
}

export default defineConfig({
  testDir: app === 'lab' ? __dirname : path.join(__dirname, 'notebook7'),
  testIgnore: app === 'lab' ? '**/notebook7/**' : [],
  outputDir: path.join(__dirname, 'test-results'),
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  globalTimeout: 12 * 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  // A machine of continuous integration may stall; what passes only then is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1400, height: 900 },
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.SHIPSHAPE_BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  },
  webServer: {
    command: `exec "${python}" -m ${app === 'lab' ? 'jupyterlab' : 'notebook'} --config "${serverConfig}" > "${home}/server.log" 2>&1`,
    url: `http://127.0.0.1:${port}/api`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      // A proof stands on what is installed, wherever the journeys run.
      PIP_NO_INDEX: '1',
      UV_OFFLINE: '1',
      SHIPSHAPE_PORT: port,
      SHIPSHAPE_ROOT: root,
      JUPYTER_CONFIG_DIR: path.join(home, 'config'),
      JUPYTER_DATA_DIR: path.join(home, 'data'),
      JUPYTER_RUNTIME_DIR: path.join(home, 'runtime'),
      JUPYTERLAB_SETTINGS_DIR: path.join(home, 'settings'),
      IPYTHONDIR: path.join(home, 'ipython'),
      MPLCONFIGDIR: path.join(home, 'matplotlib')
    }
  }
});
