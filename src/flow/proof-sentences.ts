/** What a proof says of a cell, in words. */
import { cells as cellsIn, phrase, type Phrase, type Translation } from '../phrase';
import { differenceSentence } from './outputs';
import type { CellProof } from './proof';

/** @param stopped - cells that did not run because this one failed. */
export function proofSentence(
  { verdict, chance, difference, run }: CellProof,
  trans: Translation,
  stopped: readonly string[] = []
): Phrase {
  if (chance) {
    return [{ text: trans.__('Different each time: two fresh runs differ too.') }];
  }
  switch (verdict) {
    case 'same':
      return [{ text: trans.__('It came out as shown.') }];
    case 'not-run':
      return [{ text: trans.__('It did not run.') }];
    case 'error': {
      const what = run?.error ? errorPhrase(run.error, trans) : [];
      return stopped.length
        ? phrase(
            (a, b) =>
              trans._n(
                '%2, so cell %3 did not run.',
                '%2, so cells %3 did not run.',
                stopped.length,
                a,
                b
              ),
            what,
            cellsIn(stopped)
          )
        : phrase(a => trans.__('%1.', a), what);
    }
    case 'differs':
      return difference ? differenceSentence(difference, trans) : [];
  }
}

/** The beginning of a sentence. */
function errorPhrase(
  { name, line }: { readonly name: string; readonly line: number | null },
  trans: Translation
): Phrase {
  switch (name) {
    case DEAD:
      return [{ text: trans.__('The kernel died') }];
    case 'StdinNotImplementedError':
      return [{ text: trans.__('It asks for input, which nobody gives in a fresh run') }];
    default:
      return line === null
        ? [{ text: name }]
        : phrase(a => trans.__('%1 in line %2', a, String(line)), { text: name });
  }
}

/** The error of a cell of which the kernel died; no exception of Python has this name. */
export const DEAD = 'DeadKernelError';
