import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import cells from './lab/plugins/cells';
import lint from './lab/plugins/lint';
import logbooks from './lab/plugins/logbooks';
import marks from './lab/plugins/marks';
import settings from './lab/plugins/settings';
import panel from './panel/plugin';

/** The plugins, in the order of what they stand on. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [
  settings,
  logbooks,
  marks,
  lint,
  cells,
  panel
];

export default plugins;
