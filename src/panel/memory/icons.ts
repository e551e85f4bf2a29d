/** Shapes of the findings about memory. */
import { LabIcon } from '@jupyterlab/ui-components';
import held from '../../../style/icons/held.svg';
import kept from '../../../style/icons/kept.svg';
import peak from '../../../style/icons/peak.svg';
import twins from '../../../style/icons/twins.svg';

export const heldIcon = new LabIcon({ name: 'shipshape:held', svgstr: held });
export const keptIcon = new LabIcon({ name: 'shipshape:kept', svgstr: kept });
export const peakIcon = new LabIcon({ name: 'shipshape:peak', svgstr: peak });
export const twinsIcon = new LabIcon({ name: 'shipshape:twins', svgstr: twins });
