/** What the row about the linter says. */
import { cells as cellsIn, phrase, type Phrase, type Translation } from '../../phrase';
import type { LintAnswer, LintFacts } from './facts';
import { row, text, type ReadinessRow } from './row';

/** Kinds that are named; what is left of them is counted by ruff's code, and then as others. */
const MOST_KINDS = 3;

export function lintRow(facts: LintFacts | null, trans: Translation): ReadinessRow {
  if (!facts) {
    return row('lint', 'unknown', text(trans.__('Linting is off.')), 'turn on lint');
  }
  switch (facts.state) {
    case 'loading':
      return row('lint', 'unknown', text(trans.__('Loading ruff…')));
    case 'failed':
      return row('lint', 'unknown', text(facts.problem));
    case 'excluded':
      return row('lint', 'done', text(trans.__('%1 leaves this notebook out.', facts.file)));
    case 'done':
      return answered(facts, trans);
  }
}

function answered({ counts, fixable, cells }: LintAnswer, trans: Translation): ReadinessRow {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (!total) {
    return row('lint', 'done', text(trans.__('ruff has nothing to say.')));
  }
  const kinds = kindsIn(counts, trans);
  const rest = kinds.slice(MOST_KINDS).reduce((sum, { count }) => sum + count, 0);
  const named = kinds
    .slice(0, MOST_KINDS)
    .flatMap(({ say }, i): Phrase => (i ? [{ text: ', ' }, ...say] : say));
  const others = rest ? text(trans._n(', %1 other', ', %1 others', rest)) : [];
  const said = phrase(
    kind => trans._n('%1 finding: %2.', '%1 findings: %2.', total, kind),
    [...named, ...others]
  );
  const where = phrase(
    all => trans._n('In cell %2.', 'In cells %2.', cells.length, all),
    cellsIn(cells)
  );
  const sentence = cells.length ? [...said, { text: ' ' }, ...where] : said;
  return {
    ...row('lint', 'missing', sentence, ...(fixable ? (['fix lint'] as const) : [])),
    fixable
  };
}

interface Kind {
  readonly count: number;
  readonly say: Phrase;
}

/** Most frequent first. */
function kindsIn(counts: ReadonlyMap<string, number>, trans: Translation): readonly Kind[] {
  const groups = new Map<string, number>();
  counts.forEach((count, code) => {
    const group = GROUPS.find(([pattern]) => pattern.test(code))?.[1] ?? code;
    groups.set(group, (groups.get(group) ?? 0) + count);
  });
  return [...groups]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([group, count]) => ({ count, say: wordsFor(group, count, trans) }));
}

/** Rules that a person would call by one name. */
const GROUPS = [
  [/^F401$/, 'imports'],
  [/^F841$/, 'values'],
  [/^F811$/, 'redefined'],
  [/^(F821|F822)$/, 'unset'],
  [/^E40/, 'placed'],
  [/^E70/, 'lines'],
  [/^I00/, 'order'],
  [/^invalid-syntax$/, 'syntax']
] as const;

function wordsFor(group: string, count: number, trans: Translation): Phrase {
  switch (group) {
    case 'imports':
      return text(trans._n('%1 unused import', '%1 unused imports', count));
    case 'values':
      return text(trans._n('%1 unused name', '%1 unused names', count));
    case 'redefined':
      return text(trans._n('%1 name defined twice', '%1 names defined twice', count));
    case 'unset':
      return text(trans._n('%1 name that nothing sets', '%1 names that nothing sets', count));
    case 'placed':
      return text(trans._n('%1 import out of place', '%1 imports out of place', count));
    case 'lines':
      return text(trans._n('%1 crowded line', '%1 crowded lines', count));
    case 'order':
      return text(trans._n('%1 block of imports unsorted', '%1 blocks of imports unsorted', count));
    case 'syntax':
      return text(trans._n('%1 cell that is no Python', '%1 cells that are no Python', count));
    default:
      return [{ text: `${count} ` }, { code: group }];
  }
}
