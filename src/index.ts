import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import logbooks from './lab/plugins/logbooks';
import settings from './lab/plugins/settings';
import panel from './panel/plugin';

/** The plugins, in the order of what they stand on. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [settings, logbooks, panel];

export default plugins;
