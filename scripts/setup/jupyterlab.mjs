import { inRoot, venvPython } from './paths.mjs';
import { run } from './process.mjs';

/**
 * Runs JupyterLab on examples/ until it is ended.
 * @param {string[]} options - For `jupyter lab`; later ones win over ours.
 */
export function jupyterLab(options, env = {}) {
  const ours = [`--ServerApp.root_dir=${inRoot('examples')}`];
  if (process.getuid?.() === 0) {
    // Jupyter refuses to run as root unless told to; in a container there is often nobody else.
    ours.push('--allow-root');
  }
  return run(venvPython, ['-m', 'jupyterlab', ...ours, ...options], { server: true, env });
}
