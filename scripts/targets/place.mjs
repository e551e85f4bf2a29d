/** Where an exported package is tried: an environment beside the checkout's own, and the package's wheel. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inRoot, state, venvPython } from '../setup/paths.mjs';
import { must, read, say } from '../setup/process.mjs';
import { clearStamp, setStamp, stampOf } from '../setup/stamp.mjs';

const PIP = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];

/** A virtual environment with `requirements`, made once; gives its Python. */
export async function environment(name, requirements) {
  const folder = path.join(state, 'targets', name);
  const python = path.join(folder, path.relative(inRoot('.venv'), venvPython));
  const stamp = `target-${name}`;
  const wanted = requirements.join(' ');
  if (!existsSync(python) || stampOf(stamp) !== wanted) {
    clearStamp(stamp);
    say(`Making an environment with ${wanted} (some minutes) …`);
    await must(`The environment ${folder} could not be made.`, venvPython, [
      '-m',
      'venv',
      '--clear',
      folder
    ]);
    await must(
      `pip could not install ${wanted}; see its message above, and check the network connection.`,
      python,
      [...PIP, ...requirements]
    );
    setStamp(stamp, wanted);
  }
  return python;
}

/** The version of a distribution there, for the record. */
export function version(python, distribution) {
  const ask = `import importlib.metadata as m; print(m.version(${JSON.stringify(distribution)}))`;
  return read(python, ['-c', ask]);
}

/** Exports a notebook by the command line, as a person does. */
export async function exported(notebook, folder, python, ...answers) {
  await must(`${notebook} could not be exported.`, process.execPath, [
    inRoot('scripts/shipshape.mjs'),
    'export',
    inRoot(notebook),
    folder,
    '--python',
    python,
    ...answers.flatMap(answer => ['--answer', answer])
  ]);
}

/** The package's wheel. */
export async function wheel(folder, python) {
  const dist = path.join(folder, 'dist');
  await must(`${folder} gives no wheel.`, python, [
    '-m',
    'pip',
    'wheel',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--wheel-dir',
    dist,
    folder
  ]);
  return path.join(
    dist,
    readdirSync(dist).find(file => file.endsWith('.whl'))
  );
}

export async function install(python, file) {
  await must(`${path.basename(file)} cannot be installed.`, python, [...PIP, file]);
  // The same version may have other content than at the last time.
  await must(`${path.basename(file)} cannot be installed.`, python, [
    ...PIP,
    '--no-deps',
    '--force-reinstall',
    file
  ]);
}
