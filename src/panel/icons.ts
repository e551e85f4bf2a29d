/** Shipshape's icons. Shape and word carry the meaning; the colour comes from CSS (`color`). */
import { LabIcon } from '@jupyterlab/ui-components';
import type { FindingKind } from '../flow/finding';
import chance from '../../style/icons/chance.svg';
import differs from '../../style/icons/differs.svg';
import edited from '../../style/icons/edited.svg';
import failedMidway from '../../style/icons/failed-midway.svg';
import ghost from '../../style/icons/ghost.svg';
import memory from '../../style/icons/memory.svg';
import notRun from '../../style/icons/not-run.svg';
import outOfOrder from '../../style/icons/out-of-order.svg';
import pack from '../../style/icons/package.svg';
import previousKernel from '../../style/icons/previous-kernel.svg';
import refused from '../../style/icons/refused.svg';
import repeated from '../../style/icons/repeated.svg';
import same from '../../style/icons/same.svg';
import ship from '../../style/icons/ship.svg';
import stale from '../../style/icons/stale.svg';
import toDo from '../../style/icons/to-do.svg';
import unknown from '../../style/icons/unknown.svg';
import verify from '../../style/icons/verify.svg';
import wouldChange from '../../style/icons/would-change.svg';

function icon(name: string, svgstr: string): LabIcon {
  return new LabIcon({ name: `shipshape:${name}`, svgstr });
}

export const shipIcon = icon('ship', ship);
export const verifyIcon = icon('verify', verify);
export const memoryIcon = icon('memory', memory);
export const packageIcon = icon('package', pack);
export const differsIcon = icon('differs', differs);
export const sameIcon = icon('same', same);
export const toDoIcon = icon('to-do', toDo);
export const refusedIcon = icon('refused', refused);
export const chanceIcon = icon('chance', chance);

/** One shape for each kind of finding, in the panel and at the cells. */
export const kindIcons: Readonly<Record<FindingKind, LabIcon>> = {
  edited: icon('edited', edited),
  stale: icon('stale', stale),
  'out of order': icon('out-of-order', outOfOrder),
  ghost: icon('ghost', ghost),
  repeated: icon('repeated', repeated),
  'failed midway': icon('failed-midway', failedMidway),
  'would change': icon('would-change', wouldChange),
  'not run': icon('not-run', notRun),
  'previous kernel': icon('previous-kernel', previousKernel),
  unknown: icon('unknown', unknown)
};
