/** The Python that serves and renders, where no JupyterLab runs. */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this bundle lies in; null where it is installed. */
function checkout(): string | null {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  return existsSync(join(root, 'jupyter_extension', 'jupyterlab_shipshape')) ? root : null;
}

/** The interpreter: as `SHIPSHAPE_SERVER_PYTHON` names it, else the checkout's, else the one in the path. */
export function serverPython(): string {
  const named = process.env.SHIPSHAPE_SERVER_PYTHON;
  if (named) {
    return named;
  }
  const root = checkout();
  const own = root
    ? [join(root, '.venv', 'bin', 'python'), join(root, '.venv', 'Scripts', 'python.exe')]
    : [];
  return own.find(existsSync) ?? (process.platform === 'win32' ? 'python' : 'python3');
}

/** In a checkout the server part is found also where it is not installed. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const root = checkout();
  const paths = [
    ...(root ? [join(root, 'jupyter_extension')] : []),
    ...(process.env.PYTHONPATH ? [process.env.PYTHONPATH] : [])
  ];
  return { ...process.env, PYTHONUTF8: '1', PYTHONPATH: paths.join(delimiter) };
}
