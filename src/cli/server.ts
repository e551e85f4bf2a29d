/** A Jupyter server of the command's own, on this machine alone, for as long as the command runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { BadInput } from './command';
import { serverEnvironment, serverPython } from './serverPython';

/** How long the server may take until it answers, in ms. */
const START_TIMEOUT = 60_000;
const PAUSE = 100;

export interface OwnServer {
  /** With a slash at its end. */
  readonly address: string;
  readonly token: string;
  stop(): Promise<void>;
}

/** The name of the kernel that runs in the interpreter which the person names. */
export const NAMED_KERNEL = 'shipshape-named';

/**
 * @param folder - the root of what is served: kernels run in it.
 * @param python - the interpreter that the notebook runs in; null: as the kernel specs say.
 * @throws BadInput where no server comes up.
 */
export async function startServer(folder: string, python: string | null): Promise<OwnServer> {
  const port = await freePort();
  const token = randomBytes(24).toString('hex');
  const scratch = await mkdtemp(join(tmpdir(), 'shipshape-'));
  const paths = [
    ...(python ? [await namedKernel(scratch, python)] : []),
    ...(process.env.JUPYTER_PATH ? [process.env.JUPYTER_PATH] : [])
  ];
  const child = spawn(serverPython(), ['-m', 'jupyter_server', ...options(folder, port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...serverEnvironment(),
      JUPYTER_TOKEN: token,
      // The person's settings for servers are none of this one's business.
      JUPYTER_NO_CONFIG: '1',
      JUPYTER_RUNTIME_DIR: scratch,
      ...(paths.length ? { JUPYTER_PATH: paths.join(delimiter) } : {})
    }
  });
  const stop = async (): Promise<void> => {
    await ended(child);
    await rm(scratch, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${port}/`;
  try {
    await answering(child, `${address}api/status`, token);
  } catch (reason) {
    await stop();
    throw reason;
  }
  return { address, token, stop };
}

function options(folder: string, port: number): string[] {
  return [
    '--ServerApp.ip=127.0.0.1',
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    '--ServerApp.open_browser=False',
    '--ServerApp.terminals_enabled=False',
    '--ServerApp.allow_root=True',
    `--ServerApp.root_dir=${folder}`,
    // What a cell shows is compared whole, however much it is.
    '--ZMQChannelsWebsocketConnection.limit_rate=False',
    // A hidden folder is as good as another.
    '--ContentsManager.allow_hidden=True'
  ];
}

/** @returns a folder for `JUPYTER_PATH` in which a kernel runs the interpreter. */
async function namedKernel(scratch: string, python: string): Promise<string> {
  const folder = join(scratch, 'data');
  const spec = join(folder, 'kernels', NAMED_KERNEL);
  await mkdir(spec, { recursive: true });
  await writeFile(
    join(spec, 'kernel.json'),
    JSON.stringify({
      argv: [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}'],
      display_name: python,
      language: 'python'
    })
  );
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Waits until the server answers. @throws BadInput where it ends before, or takes too long. */
async function answering(child: ChildProcess, address: string, token: string): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  let failed: string | null = null;
  child.on('error', () => {
    failed = `${serverPython()}: no such Python; set SHIPSHAPE_SERVER_PYTHON to one with jupyter_server.`;
  });
  child.on('exit', () => {
    const last = said.trim().split('\n').at(-1) ?? '';
    failed ??= /No module named/.test(last)
      ? `${serverPython()} has no jupyter_server: install it there, or set SHIPSHAPE_SERVER_PYTHON.`
      : `The Jupyter server did not start: ${last}`;
  });
  const end = Date.now() + START_TIMEOUT;
  while (Date.now() < end) {
    if (failed) {
      throw new BadInput(failed);
    }
    const headers = { Authorization: `token ${token}` };
    const answer = await fetch(address, { headers }).catch(() => null);
    if (answer?.ok) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
  throw new BadInput('The Jupyter server did not answer within a minute.');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    // It asks its kernels to end first; one that does not is not waited for.
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  });
}
