/** What the row about tests says: which functions and steps have one. */
import { names, phrase, type Phrase, type Translation } from '../../phrase';
import type { PackagePlan } from '../plan';
import { type ReadinessRow, row, text } from './row';

/** Functions that are named before "and 2 more". */
const MOST_NAMED = 4;

export function testsRow(plan: PackagePlan | null, trans: Translation): ReadinessRow {
  if (!plan) {
    return row('tests', 'unknown', text(trans.__('Not known yet.')));
  }
  const tests = plan.files
    .filter(file => file.role === 'test')
    .map(file => file.text)
    .join('\n');
  const { functions } = plan;
  const bare = functions.filter(name => !mentions(tests, name));
  const whole = tests ? trans.__('The run as a whole has a test.') : trans.__('There is no test.');
  if (bare.length) {
    return row('tests', 'missing', without(bare, functions.length, trans), 'make tests');
  }
  if (!tests) {
    return row('tests', 'missing', text(whole), 'make tests');
  }
  const each = functions.length
    ? `${trans._n('The %1 function has a test.', 'Each of %1 functions has a test.', functions.length)} `
    : '';
  return row('tests', 'done', text(each + whole));
}

function without(bare: readonly string[], all: number, trans: Translation): Phrase {
  const shown = bare.slice(0, MOST_NAMED).map(lastName);
  const rest = bare.length - shown.length;
  const named = rest
    ? phrase(some => trans._n('%2 and %1 more', '%2 and %1 more', rest, some), names(shown))
    : names(shown);
  return phrase(
    some =>
      trans._n(
        '%3 has no test.',
        '%2 of %1 functions have no test: %3.',
        all,
        String(bare.length),
        some
      ),
    named
  );
}

/** `clean` of `steps.clean` and `churn/steps.py: clean`. */
function lastName(name: string): string {
  return /[\p{L}_][\p{L}\p{N}_]*$/u.exec(name)?.[0] ?? name;
}

function mentions(tests: string, name: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${lastName(name)}(?![\\p{L}\\p{N}_])`, 'u').test(tests);
}
