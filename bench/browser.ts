/** JupyterLab in Chromium for benchmarks: a server of its own, with Shipshape or without, and one page. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { JupyterFrontEnd } from '@jupyterlab/application';

declare global {
  interface Window {
    jupyterapp: JupyterFrontEnd;
  }
}

export interface Lab {
  readonly page: Page;
  /** Folder that the server shows. */
  readonly root: string;
  readonly address: string;
  close(): Promise<void>;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.SHIPSHAPE_BROWSER,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
  });
}

/** Starts a server and loads the page until JupyterLab stands; no notebook is open. */
export async function openLab(browser: Browser, shipshape: boolean): Promise<Lab> {
  const home = mkdtempSync(path.join(tmpdir(), 'shipshape-bench-'));
  const root = path.join(home, 'root');
  const config = path.join(home, 'config');
  [root, path.join(config, 'labconfig')].forEach(folder => mkdirSync(folder, { recursive: true }));
  writeFileSync(
    path.join(config, 'labconfig', 'page_config.json'),
    JSON.stringify({ disabledExtensions: shipshape ? {} : { 'jupyterlab-shipshape': true } })
  );
  const address = `http://127.0.0.1:${await freePort()}`;
  const server = spawn(
    path.resolve('.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python'),
    [
      '-m',
      'jupyterlab',
      '--no-browser',
      '--allow-root',
      '--expose-app-in-browser',
      '--IdentityProvider.token=',
      `--ServerApp.port=${new URL(address).port}`,
      `--ServerApp.root_dir=${root}`
    ],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        JUPYTER_CONFIG_DIR: config,
        JUPYTER_DATA_DIR: path.join(home, 'data'),
        JUPYTER_RUNTIME_DIR: path.join(home, 'runtime'),
        JUPYTERLAB_SETTINGS_DIR: path.join(home, 'settings'),
        IPYTHONDIR: path.join(home, 'ipython')
      }
    }
  );
  const close = async (): Promise<void> => {
    await page?.context().close();
    server.kill();
    await new Promise(resolve => server.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  };
  let page: Page | undefined;
  try {
    await untilAnswers(`${address}/api`);
    page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    page.setDefaultTimeout(180_000);
    await page.goto(`${address}/lab?reset`);
    await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
    await page.waitForFunction(() => window.jupyterapp?.restored.then(() => true));
    return { page, root, address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function untilAnswers(address: string): Promise<void> {
  for (let i = 0; i < 240; i++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(`${address} does not answer.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('No port.'))
      );
    });
  });
}
