/** Asks an interpreter what a notebook's code can import there. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Environment, EnvironmentRequest } from '../package/index';
import { BadInput } from './command';

/**
 * Runs `environment.py` of the Python package.
 *
 * @param python - the interpreter that the notebook runs in.
 * @param folder - the notebook's.
 * @throws BadInput where there is no such interpreter, or it fails.
 */
export function askEnvironment(
  python: string,
  folder: string,
  request: EnvironmentRequest
): Promise<Environment> {
  return new Promise((resolve, reject) => {
    // -I -P would hide user installs that the notebook sees; the script's own folder is not wanted.
    const child = spawn(python, [script(), folder], { cwd: folder });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', () =>
      reject(new BadInput(`${python}: no such Python; name one with --python.`))
    );
    child.on('close', status => {
      if (status === 0) {
        resolve(JSON.parse(out) as Environment);
      } else {
        reject(
          new BadInput(`${python} cannot tell its packages: ${err.trim().split('\n').at(-1)}`)
        );
      }
    });
    child.stdin.end(JSON.stringify(request));
  });
}

/** Beside the bundle in the installed Python package, or in the checkout. */
function script(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [
    join(here, '..', 'environment.py'),
    join(here, '..', '..', 'jupyter_extension', 'jupyterlab_shipshape', 'environment.py')
  ];
  const found = places.find(existsSync);
  if (!found) {
    throw new BadInput(`${places[0]} is missing: install Shipshape again.`);
  }
  return found;
}
