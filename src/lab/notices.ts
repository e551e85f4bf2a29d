/** Why something is off, in a sentence. */
import type { Translation } from '../phrase';

/** What is known of a recorder; {@link KernelWatch} knows it of the present one. */
export interface IRecorderHealth {
  /** It cannot work in this kernel. */
  readonly refused: boolean;
  /** How often it failed by itself; no cell notices. */
  readonly failures: number;
}

/** What to say of the recorder; empty where all is well. */
export function recorderNotice(recorder: IRecorderHealth, trans: Translation): string {
  if (recorder.refused) {
    return trans.__('The recorder does not work in this kernel: runs are seen by its messages.');
  }
  return recorder.failures
    ? trans._n(
        'The recorder failed %1 time. What it missed is judged by reading.',
        'The recorder failed %1 times. What it missed is judged by reading.',
        recorder.failures
      )
    : '';
}
