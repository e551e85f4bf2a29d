/** The sentences about a saved page. */
import { phrase, type Phrase, type Translation } from '../phrase';

export class SavedSentences {
  constructor(private readonly trans: Translation) {}

  undefinedName(cell: string, name: string): Phrase {
    return phrase(
      (a, b) => this.trans.__('Cell %1 uses %2, which no cell sets.', a, b),
      { cell },
      { code: name }
    );
  }

  usedBeforeSet(cell: string, name: string, below: string): Phrase {
    return phrase(
      (a, b, c) => this.trans.__('Cell %1 uses %2, which only cell %3 below it sets.', a, b, c),
      { cell },
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
}
