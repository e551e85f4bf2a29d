/** The sentences about a saved page. */
import { cells, phrase, type Phrase, type Translation } from '../phrase';
import type { SavedCounts } from './saved';

export class SavedSentences {
  constructor(private readonly trans: Translation) {}

  undefinedName(of: readonly string[], name: string): Phrase {
    return phrase(
      (a, b) =>
        this.trans._n(
          'Cell %2 uses %3, which no cell sets.',
          'Cells %2 use %3, which no cell sets.',
          of.length,
          a,
          b
        ),
      cells(of),
      { code: name }
    );
  }

  usedBeforeSet(of: readonly string[], name: string, below: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans._n(
          'Cell %2 uses %3, which only cell %4 below it sets.',
          'Cells %2 use %3, which only cell %4 sets, below the first of them.',
          of.length,
          a,
          b,
          c
        ),
      cells(of),
      { code: name },
      { cell: below }
    );
  }

  notPython(cell: string, why: string): Phrase {
    return phrase(
      (a, b) => this.trans.__('Cell %1 is not valid Python: %2', a, b),
      { cell },
      { text: why }
    );
  }

  runOrder(cell: string, count: number, above: string, higher: number): Phrase {
    return phrase(
      (a, b, c, d) =>
        this.trans.__(
          'Cell %1 ran as [%2], before cell %3 above it, which ran as [%4].',
          a,
          b,
          c,
          d
        ),
      { cell },
      { text: String(count) },
      { cell: above },
      { text: String(higher) }
    );
  }

  /** What the saved counts say, where nobody watched the runs; weaker evidence, and called so. */
  counts({ outOfOrder, notRun, none }: SavedCounts): Phrase {
    const { trans } = this;
    if (none) {
      return [{ text: trans.__('The file holds no counts of runs.') }];
    }
    const said: Phrase[] = [];
    if (outOfOrder.length) {
      said.push(
        phrase(
          a =>
            trans._n('cell %2 ran out of order', 'cells %2 ran out of order', outOfOrder.length, a),
          cells(outOfOrder)
        )
      );
    }
    if (notRun.length) {
      said.push(
        phrase(
          a => trans._n('cell %2 did not run', 'cells %2 did not run', notRun.length, a),
          cells(notRun)
        )
      );
    }
    const found: Phrase = said.length
      ? said.flatMap((part, i): Phrase => (i ? [{ text: ', ' }, ...part] : part))
      : [{ text: trans.__('every cell ran, from top to bottom') }];
    return phrase(
      a =>
        trans.__(
          'From the counts saved in the file: %1. Saved counts are weaker evidence than watching the runs.',
          a
        ),
      found
    );
  }
}
