import { inRoot, venvPython } from './paths.mjs';
import { run } from './process.mjs';

/** Names under which Jupyter takes the folder that it opens. */
const FOLDER = ['--ServerApp.root_dir', '--notebook-dir', '--NotebookApp.notebook_dir'];
const AS_ROOT = ['--allow-root', '--ServerApp.allow_root'];

/**
 * What `jupyter lab` is started with: ours, and a person's own in their place, for it refuses an
 * option that is given twice.
 * @param {string[]} options - The person's.
 * @param {boolean} asRoot - Jupyter refuses to run as root unless told to; in a container there is
 *   often nobody else.
 */
export function withOurs(options, asRoot) {
  const given = names => options.some(option => names.includes(option.split('=')[0]));
  return [
    ...(given(FOLDER) ? [] : [`--ServerApp.root_dir=${inRoot('examples')}`]),
    ...(asRoot && !given(AS_ROOT) ? ['--allow-root'] : []),
    ...options
  ];
}

/**
 * Runs JupyterLab on examples/, or on a folder that the person names, until it is ended.
 * @param {string[]} options - For `jupyter lab`.
 */
export function jupyterLab(options, env = {}) {
  const all = withOurs(options, process.getuid?.() === 0);
  return run(venvPython, ['-m', 'jupyterlab', ...all], { server: true, env });
}
