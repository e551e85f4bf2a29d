/** The built extension and command line, and their installation into `.venv`. */
import { existsSync } from 'node:fs';
import { npm } from './npm.mjs';
import { inRoot, venvPython } from './paths.mjs';
import { must, say } from './process.mjs';
import { hashOf, setStamp, stampOf } from './stamp.mjs';

const PACKAGE = 'jupyter_extension/jupyterlab_shipshape';
/** What the bundles are made from; the Python files among it are sent to kernels from there. */
const SOURCES = [
  'src',
  'style',
  'schema',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/build-cli.mjs',
  'scripts/builder.config.cjs',
  `${PACKAGE}/recorder`,
  `${PACKAGE}/sizes`,
  `${PACKAGE}/values.py`
];
const INSTALLED = [
  'jupyter_extension/pyproject.toml',
  'jupyter_extension/hatch_build.py',
  'jupyter_extension/jupyter-config'
];
const OUTPUTS = [`${PACKAGE}/labextension/package.json`, `${PACKAGE}/cli/main.mjs`];

/** Builds where a source has changed, and installs in editable mode where the build or its packaging has. */
export async function ensureExtension() {
  const sources = hashOf(SOURCES);
  if (stampOf('build') !== sources || !OUTPUTS.every(file => existsSync(inRoot(file)))) {
    say('Building the extension and the command line …');
    await must(
      'The extension does not build; see the message above.',
      ...npm('run', '-s', 'build')
    );
    setStamp('build', sources);
  }
  const installed = hashOf(INSTALLED, sources);
  if (stampOf('extension-install') !== installed) {
    say('Installing the extension into .venv …');
    await must('pip could not install the extension; see its message above.', venvPython, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-build-isolation',
      '--editable',
      inRoot('jupyter_extension')
    ]);
    setStamp('extension-install', installed);
  }
}
