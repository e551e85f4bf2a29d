/** Differences of outputs in words. */
import { names, phrase, type Phrase, type Translation } from '../../phrase';
import type { OutputDifference } from './compare';
import type { PictureDifference } from './picture';
import type { TableShape } from './table';

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
    case 'table shape':
      return shapes(difference.page, difference.fresh, trans);
    case 'image':
      return picture(difference.seen, trans);
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

/** "Table: 5 rows on the page, 7 fresh; column `tenure` is new." */
function shapes(page: TableShape, fresh: TableShape, trans: Translation): Phrase {
  const parts: Phrase[] = [];
  if (page.rows !== fresh.rows) {
    const rows = [String(page.rows), String(fresh.rows)];
    parts.push([{ text: trans.__('Table: %1 rows on the page, %2 fresh.', ...rows) }]);
  }
  const added = fresh.columns.filter(name => !page.columns.includes(name));
  const gone = page.columns.filter(name => !fresh.columns.includes(name));
  if (added.length) {
    parts.push(
      phrase(
        a =>
          trans._n(
            'Table: column %2 comes in a fresh run only.',
            'Table: columns %2 come in a fresh run only.',
            added.length,
            a
          ),
        names(added.slice(0, 4))
      )
    );
  }
  if (gone.length) {
    parts.push(
      phrase(
        a =>
          trans._n(
            'Table: column %2 is on the page only.',
            'Table: columns %2 are on the page only.',
            gone.length,
            a
          ),
        names(gone.slice(0, 4))
      )
    );
  }
  return parts.length
    ? parts.flatMap((part, i): Phrase => (i ? [{ text: ' ' }, ...part] : part))
    : [{ text: trans.__('The table has another shape.') }];
}

function picture(seen: PictureDifference | null, trans: Translation): Phrase {
  if (!seen) {
    return [{ text: trans.__('The picture differs.') }];
  }
  const { page, fresh, share } = seen;
  return [
    {
      text:
        share === null
          ? trans.__(
              'The picture is %1 px on the page, %2 px fresh.',
              page.join(' × '),
              fresh.join(' × ')
            )
          : trans.__('The picture differs in %1 of its pixels.', percent(share))
    }
  ];
}

function percent(share: number): string {
  return share < 0.001 ? '< 0.1 %' : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
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
