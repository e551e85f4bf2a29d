/** The total in a few words, for the title of the section and the status bar. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Ledger } from '../../memory';
import { figure, scaleFor } from './scale';

/** From this part of the ceiling on it is said that the limit is near. */
const NEAR = 0.9;

export interface ITotalWords {
  readonly text: string;
  readonly tone: 'plain' | 'warn';
}

/** `5.2 of 8.0 GB`, `7.4 of 8.0 GB, near the limit`, `memory unknown`. */
export function describeTotal(
  held: number | null,
  { ceiling }: Ledger,
  trans: TranslationBundle
): ITotalWords {
  if (held === null) {
    return { text: trans.__('memory unknown'), tone: 'plain' };
  }
  if (!ceiling) {
    const scale = scaleFor(held);
    return { text: `${figure(held, scale)} ${scale.unit}`, tone: 'plain' };
  }
  const scale = scaleFor(ceiling.bytes);
  const [used, most] = [figure(held, scale), figure(ceiling.bytes, scale)];
  return held < NEAR * ceiling.bytes
    ? { text: trans.__('%1 of %2 %3', used, most, scale.unit), tone: 'plain' }
    : { text: trans.__('%1 of %2 %3, near the limit', used, most, scale.unit), tone: 'warn' };
}
