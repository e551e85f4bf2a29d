/** Differences of outputs in words. */
import { names, phrase, type Phrase, type Translation } from '../../phrase';
import type { OutputDifference } from './compare';

/** Longer lines are cut: the comparison itself shows them whole. */
const MOST = 60;

/** "Table: 2 of 8 values differ, column `tenure`." */
export function differenceSentence(difference: OutputDifference, trans: Translation): Phrase {
  switch (difference.kind) {
    case 'text':
      return phrase(
        (a, b) => trans.__('%1 on the page, %2 fresh', a, b),
        { code: cut(difference.page) },
        { code: cut(difference.fresh) }
      );
    case 'table': {
      const { differing, values, columns } = difference;
      return phrase(
        (a, b, c) =>
          trans._n(
            'Table: %2 of %3 values differ, column %4.',
            'Table: %2 of %3 values differ, columns %4.',
            columns.length,
            a,
            b,
            c
          ),
        { text: String(differing) },
        { text: String(values) },
        names(columns.slice(0, 4))
      );
    }
    case 'image':
      return [{ text: trans.__('The picture differs.') }];
    case 'data':
      return phrase(a => trans.__('The output of type %1 differs.', a), {
        code: difference.type
      });
    case 'error':
      return errors(difference.page, difference.fresh, trans);
    case 'only on the page':
      return phrase(a => trans.__('%1 is on the page, and not in a fresh run.', a), {
        code: cut(difference.what)
      });
    case 'only fresh':
      return phrase(a => trans.__('%1 comes in a fresh run, and is not on the page.', a), {
        code: cut(difference.what)
      });
  }
}

function errors(page: string | null, fresh: string | null, trans: Translation): Phrase {
  if (page !== null && fresh !== null) {
    return phrase(
      (a, b) => trans.__('%1 on the page, %2 fresh', a, b),
      { code: cut(page) },
      { code: cut(fresh) }
    );
  }
  return phrase(
    a =>
      fresh === null
        ? trans.__('%1 on the page; a fresh run does not fail.', a)
        : trans.__('A fresh run fails: %1', a),
    { code: cut(page ?? fresh ?? '') }
  );
}

function cut(text: string): string {
  const line = text.trim();
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}
