/** The recorder's Python files as they are sent to a kernel. */
import changes from '../../jupyter_extension/jupyterlab_shipshape/recorder/changes.py';
import contents from '../../jupyter_extension/jupyterlab_shipshape/recorder/contents.py';
import devices from '../../jupyter_extension/jupyterlab_shipshape/recorder/devices.py';
import fingerprints from '../../jupyter_extension/jupyterlab_shipshape/recorder/fingerprints.py';
import hooks from '../../jupyter_extension/jupyterlab_shipshape/recorder/hooks.py';
import load from '../../jupyter_extension/jupyterlab_shipshape/recorder/load.py';
import log from '../../jupyter_extension/jupyterlab_shipshape/recorder/log.py';
import namespace from '../../jupyter_extension/jupyterlab_shipshape/recorder/namespace.py';
import resident from '../../jupyter_extension/jupyterlab_shipshape/recorder/resident.py';
import run from '../../jupyter_extension/jupyterlab_shipshape/recorder/run.py';

/** In the order of what they stand on. */
const MODULES = { resident, devices, namespace, fingerprints, contents, changes, log, run, hooks };

/** The comm id on which records are pushed; nobody opens it. */
export const COMM_ID = 'jupyterlab-shipshape-recorder';

/**
 * Code that puts the recorder in place, once for each namespace, and names the document whose
 * cells this client runs.
 *
 * JSON strings of text and objects of them are Python's too.
 */
export function attachCode(document: string): string {
  const given = JSON.stringify({ modules: MODULES, document });
  return `__import__('builtins').exec(${JSON.stringify(load)}, ${given})`;
}

const MODULE = `__import__('sys').modules['_shipshape_recorder']`;

/** Gives the list of records as JSON. */
export const LOG_EXPRESSION = `${MODULE}.answer()`;

/** Takes the recorder out of the kernel again. */
export const DETACH_CODE = `${MODULE}.detach()`;
