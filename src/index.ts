import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import cells from './lab/plugins/cells';
import exportPackage from './lab/plugins/export';
import exportButton from './lab/plugins/exportButton';
import findings from './lab/plugins/findings';
import lint from './lab/plugins/lint';
import logbooks from './lab/plugins/logbooks';
import marks from './lab/plugins/marks';
import planner from './lab/plugins/planner';
import settings from './lab/plugins/settings';
import guide from './panel/guidePlugin';
import panel from './panel/plugin';
import proofs from './panel/verify/plugin';
import { memoryStatus, stateStatus } from './panel/statusPlugins';

/** The plugins, in the order of what they stand on. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [
  settings,
  logbooks,
  proofs,
  marks,
  findings,
  planner,
  exportPackage,
  exportButton,
  lint,
  cells,
  panel,
  guide,
  stateStatus,
  memoryStatus
];

export default plugins;
