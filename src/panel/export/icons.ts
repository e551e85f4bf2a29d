/** Icons of the export dialog. */
import { LabIcon } from '@jupyterlab/ui-components';
import alert from '../../../style/icons/alert.svg';
import changed from '../../../style/icons/changed.svg';
import cross from '../../../style/icons/cross.svg';
import minus from '../../../style/icons/minus.svg';
import plus from '../../../style/icons/plus.svg';

export const alertIcon = new LabIcon({ name: 'shipshape:alert', svgstr: alert });
export const changedIcon = new LabIcon({ name: 'shipshape:changed', svgstr: changed });
export const crossIcon = new LabIcon({ name: 'shipshape:cross', svgstr: cross });
export const removedIcon = new LabIcon({ name: 'shipshape:removed', svgstr: minus });
export const addedIcon = new LabIcon({ name: 'shipshape:added', svgstr: plus });
