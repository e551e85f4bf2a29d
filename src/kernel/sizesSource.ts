/** The Python files that size variables, as they are sent to a kernel. */
import accounts from '../../jupyter_extension/jupyterlab_shipshape/sizes/accounts.py';
import devices from '../../jupyter_extension/jupyterlab_shipshape/sizes/devices.py';
import holders from '../../jupyter_extension/jupyterlab_shipshape/sizes/holders.py';
import kinds from '../../jupyter_extension/jupyterlab_shipshape/sizes/kinds.py';
import load from '../../jupyter_extension/jupyterlab_shipshape/sizes/load.py';
import loaded from '../../jupyter_extension/jupyterlab_shipshape/sizes/loaded.py';
import report from '../../jupyter_extension/jupyterlab_shipshape/sizes/report.py';
import resident from '../../jupyter_extension/jupyterlab_shipshape/sizes/resident.py';
import shares from '../../jupyter_extension/jupyterlab_shipshape/sizes/shares.py';
import shell from '../../jupyter_extension/jupyterlab_shipshape/sizes/shell.py';
import sampling from '../../jupyter_extension/jupyterlab_shipshape/sizes/sampling.py';
import walk from '../../jupyter_extension/jupyterlab_shipshape/sizes/walk.py';

/** In the order of what they stand on. */
const MODULES = {
  loaded,
  accounts,
  devices,
  holders,
  kinds,
  sampling,
  walk,
  shares,
  resident,
  report,
  shell
};

/** Names the version too: a kernel may still have the one of an earlier page. */
const PACKAGE = `_shipshape_sizes_${digest(Object.values(MODULES).join('\0'))}`;

/** Code that puts the files in place; JSON strings of text and objects of them are Python's too. */
export const LOAD_CODE = `__import__('builtins').exec(${JSON.stringify(load)}, ${JSON.stringify({
  name: PACKAGE,
  modules: MODULES
})})`;

const SHELL = `__import__('IPython').get_ipython()`;

/**
 * A call of the loaded files; None where they are not there. To raise would do harm: IPython makes
 * an error in an expression the last error, and `%debug` would find ours instead of the person's.
 */
function called(call: string): string {
  return `(lambda shell: shell and shell.${call})(__import__('sys').modules.get('${PACKAGE}.shell'))`;
}

/** Gives the sizes. @param seconds - for looking at the values; null: the usual. */
export function sizesExpression(seconds: number | null): string {
  return called(`sizes(${SHELL}${seconds === null ? '' : `, ${seconds}`})`);
}

/** Deletes, and tells what that gave back. */
export function freeExpression(names: readonly string[], own: readonly string[]): string {
  return called(`free(${SHELL}, ${JSON.stringify(names)}, ${JSON.stringify(own)})`);
}

/** FNV-1a, 32 bits: to tell versions of one text apart, no more. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
