/** The order picture in words, for those who do not see it and for those who do. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { type Phrase, phrase } from '../../../phrase';
import type { IOrder } from './layout';

/** From so many breaks on, stretches are easier to imagine than places. */
const MANY_BREAKS = 9;

/** "Runs follow the page except in 5 places. Cell 14 used cell 19, which is below it." */
export function describe(order: IOrder, trans: TranslationBundle): Phrase {
  const { breaks } = order;
  const first: Phrase = [
    {
      text:
        breaks === 0
          ? trans.__('Runs follow the page from top to bottom.')
          : breaks < MANY_BREAKS
            ? trans._n(
                'Runs follow the page except in %1 place.',
                'Runs follow the page except in %1 places.',
                breaks
              )
            : trans.__('Runs follow the page in %1 stretches.', String(breaks + 1))
    }
  ];
  const below = order.curves
    .slice(0, 3)
    .flatMap(({ from, to }): Phrase => [
      { text: ' ' },
      ...phrase(
        (...marks) => trans.__('Cell %1 used cell %2, which is below it.', ...marks),
        { cell: to.cell },
        { cell: from.cell }
      )
    ]);
  return [...first, ...(below.length ? below : where(order, trans))];
}

/** Under which headings most of the cells that differ are; nothing on a page without headings. */
function where(order: IOrder, trans: TranslationBundle): Phrase {
  const differing = new Set(
    order.points.filter(p => p.kind === 'differs' || p.kind === 'failed').map(p => p.row)
  );
  if (differing.size < 10) {
    return [];
  }
  const counts = new Map<string, number>();
  for (const { heading, first, last } of order.bands) {
    const count = [...differing].filter(row => row >= first && row <= last).length;
    counts.set(heading, (counts.get(heading) ?? 0) + count);
  }
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  const named = most.filter(([heading, count]) => heading && count > 0).map(([name]) => name);
  const share = most.reduce((sum, [, count]) => sum + count, 0) / differing.size;
  if (!named.length || named.length < most.length || share < 0.6) {
    return [];
  }
  const text = trans.__(
    'Most of the %1 cells that differ are in: %2.',
    String(differing.size),
    named.join(', ')
  );
  return [{ text: ` ${text}` }];
}
