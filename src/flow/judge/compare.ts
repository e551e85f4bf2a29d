/** Whether two outcomes are the same, where tests that no run has decided take part. */
import type { Fingerprint } from '../provenance/fingerprint';
import type { Outcome } from '../provenance/run';
import { type Choice, isUndecided } from '../provenance/value';

/** The most tests that are tried both ways. */
const MOST_TESTS = 8;

export interface Comparison {
  readonly same: boolean | null;
  /** The tests on which it hinges; empty where `same` is known. */
  readonly tests: readonly Fingerprint[];
}

/** Equal whatever the tests' answers; never equal; or (null) it depends. */
export function compare(a: Choice<Outcome>, b: Choice<Outcome>): Comparison {
  if (!isUndecided(a) && !isUndecided(b)) {
    return { same: a.fingerprint === b.fingerprint, tests: [] };
  }
  const tests = [...new Set([...testsOf(a), ...testsOf(b)])];
  if (tests.length > MOST_TESTS) {
    return { same: null, tests };
  }
  let equal = 0;
  const all = 2 ** tests.length;
  for (let bits = 0; bits < all; bits++) {
    const pick = (choice: Choice<Outcome>): Fingerprint => {
      let at = choice;
      while (isUndecided(at)) {
        at = bits & (1 << tests.indexOf(at.test)) ? at.yes : at.no;
      }
      return at.fingerprint;
    };
    equal += pick(a) === pick(b) ? 1 : 0;
  }
  return equal === all
    ? { same: true, tests: [] }
    : equal === 0
      ? { same: false, tests: [] }
      : { same: null, tests };
}

function testsOf(choice: Choice<Outcome>): Fingerprint[] {
  return isUndecided(choice) ? [choice.test, ...testsOf(choice.yes), ...testsOf(choice.no)] : [];
}
