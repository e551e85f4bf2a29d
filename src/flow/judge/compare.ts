/** Whether two outcomes are the same, where tests that no run has decided take part. */
import type { Fingerprint } from '../provenance/fingerprint';
import { IMPOSSIBLE, type Outcome } from '../provenance/run';
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
  let all = 0;
  for (let bits = 0; bits < 2 ** tests.length; bits++) {
    const pick = (choice: Choice<Outcome>): Outcome => {
      let at = choice;
      while (isUndecided(at)) {
        at = bits & (1 << tests.indexOf(at.test)) ? at.yes : at.no;
      }
      return at;
    };
    const [one, two] = [pick(a), pick(b)];
    if (one !== IMPOSSIBLE && two !== IMPOSSIBLE) {
      all += 1;
      equal += one.fingerprint === two.fingerprint ? 1 : 0;
    }
  }
  return equal === all && all > 0
    ? { same: true, tests: [] }
    : equal === 0
      ? { same: false, tests: [] }
      : { same: null, tests };
}

function testsOf(choice: Choice<Outcome>): Fingerprint[] {
  return isUndecided(choice) ? [choice.test, ...testsOf(choice.yes), ...testsOf(choice.no)] : [];
}
