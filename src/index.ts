import type { JupyterFrontEndPlugin } from '@jupyterlab/application';

/** The plugins, in the order of what they stand on. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [];

export default plugins;
