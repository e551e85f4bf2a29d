/** What a proof says of a cell, in words. */
import { cells as cellsIn, phrase, type Phrase, type Translation } from '../phrase';
import { differenceSentence } from './outputs/sentences';
import type { CellProof, FreshError } from './proof';

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
        : withMessage(what, run?.error ?? null, trans);
    }
    case 'differs':
      return difference ? differenceSentence(difference, trans) : [];
  }
}

/** "KeyError in line 2: `x`" */
function withMessage(what: Phrase, error: FreshError | null, trans: Translation): Phrase {
  const told = error && !SPOKEN.has(error.name) && error.value.trim();
  return told
    ? phrase((a, b) => trans.__('%1: %2', a, b), what, { code: cut(told) })
    : phrase(a => trans.__('%1.', a), what);
}

/** The beginning of a sentence. */
function errorPhrase({ name, line }: FreshError, trans: Translation): Phrase {
  switch (name) {
    case DEAD:
      return [{ text: trans.__('The kernel died') }];
    case NO_INPUT:
      return [{ text: trans.__('It asks for input, which nobody gives in a fresh run') }];
    default:
      return line === null
        ? [{ text: name }]
        : phrase(a => trans.__('%1 in line %2', a, String(line)), { text: name });
  }
}

/** The error of a cell of which the kernel died; no exception of Python has this name. */
export const DEAD = 'DeadKernelError';
const NO_INPUT = 'StdinNotImplementedError';
/** Errors whose sentence says all that there is to say. */
const SPOKEN: ReadonlySet<string> = new Set([DEAD, NO_INPUT]);

const MOST = 60;

/** The first line of a message, shortened. */
function cut(value: string): string {
  const [line] = value.trim().split('\n');
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}
