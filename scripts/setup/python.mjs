/** A Python, a virtual environment made with it, and in that what is needed to run and test Shipshape. */
import { existsSync } from 'node:fs';
import { aptInstall, canInstall } from './apt.mjs';
import { inRoot, venv, venvPython } from './paths.mjs';
import { must, read, say, Stop } from './process.mjs';
import { clearStamp, hashOf, setStamp, stampOf } from './stamp.mjs';

const OLDEST = [3, 10];
const REQUIREMENTS = 'jupyter_extension/requirements-dev.txt';
const NAMES =
  process.platform === 'win32'
    ? ['python', 'python3', 'py']
    : [
        'python3',
        'python',
        ...[14, 13, 12, 11, 10].map(minor => `python3.${minor}`),
        '/usr/bin/python3'
      ];
const PROBE = `
import importlib.util, sys
modules = all(importlib.util.find_spec(m) for m in ("venv", "ensurepip"))
print(sys.version_info[0], sys.version_info[1], int(modules))
`;

/** What stands behind a command: null where it is no Python, or too old. */
function probe(command) {
  const [major, minor, modules] = (read(command, ['-c', PROBE]) ?? '0 0 0').split(' ').map(Number);
  const fits = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return fits ? { command, venv: modules === 1 } : null;
}

async function findPython() {
  const wanted = process.env.SHIPSHAPE_PYTHON;
  const found = (wanted ? [wanted] : NAMES).map(probe).filter(Boolean);
  const complete = found.find(python => python.venv);
  if (complete) {
    return complete.command;
  }
  if (found.length === 0) {
    throw new Stop(
      wanted
        ? `SHIPSHAPE_PYTHON names ${wanted}, which is no Python ${OLDEST.join('.')} or newer.`
        : `Python ${OLDEST.join('.')} or newer is needed and was not found; install it, or name it in SHIPSHAPE_PYTHON.`
    );
  }
  if (canInstall() && !wanted) {
    await aptInstall('python3-venv');
    const mended = NAMES.map(probe).find(python => python?.venv);
    if (mended) {
      return mended.command;
    }
  }
  throw new Stop(
    `${found[0].command} cannot make virtual environments; install its "venv" module (on Debian and Ubuntu the package python3-venv).`
  );
}

/** Makes `.venv` with all that `requirements-dev.txt` names; does nothing where that is done. */
export async function ensurePython() {
  const hash = hashOf([REQUIREMENTS]);
  const stamp = stampOf('python');
  const works = existsSync(venvPython) && read(venvPython, ['-m', 'pip', '--version']) !== null;
  if (works && stamp === hash) {
    return;
  }
  // An interrupted installation can leave half a package that pip believes whole.
  if (!works || stamp === 'installing') {
    const python = await findPython();
    say(`Making a virtual environment in .venv with ${python} …`);
    await must(`${python} could not make a virtual environment in ${venv}.`, python, [
      '-m',
      'venv',
      '--clear',
      venv
    ]);
  }
  say(
    'Installing JupyterLab, the test tools and the libraries of the example into .venv (a minute or two) …'
  );
  setStamp('python', 'installing');
  clearStamp('extension-install');
  await must(
    'pip could not install what the checkout needs; see its message above, and check the network connection.',
    venvPython,
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--upgrade',
      '-r',
      inRoot(REQUIREMENTS)
    ]
  );
  setStamp('python', hash);
}
