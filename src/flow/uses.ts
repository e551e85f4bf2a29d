/** How cells came by names that a fresh run would give otherwise; each sentence may be said of several cells. */
import { cells, phrase, type Phrase } from '../phrase';
import type { Cause } from './finding';
import { Origins } from './origins';

export class Uses extends Origins {
  stale(of: readonly string[], used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans._n(
          'Cell %2 used %3 from an older run of cell %4.',
          'Cells %2 used %3 from an older run of cell %4.',
          of.length,
          a,
          b,
          c
        ),
      cells(of),
      this.things(used),
      { cell: from }
    );
  }

  /** The cell that gave the names was not changed, and gave another value later. */
  newData(of: readonly string[], used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans._n(
          'Cell %2 used %3 from an older run of cell %4, which gave another value when it ran again.',
          'Cells %2 used %3 from an older run of cell %4, which gave another value when it ran again.',
          of.length,
          a,
          b,
          c
        ),
      cells(of),
      this.things(used),
      { cell: from }
    );
  }

  /** The cell that gave the names is itself not as a fresh run would have it. */
  follows(of: readonly string[], used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans._n(
          'Cell %2 used %3 from cell %4, which a fresh run would change.',
          'Cells %2 used %3 from cell %4, which a fresh run would change.',
          of.length,
          a,
          b,
          c
        ),
      cells(of),
      this.things(used),
      { cell: from }
    );
  }

  below(of: readonly string[], used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans._n(
          'Cell %2 used %3 from cell %4, which is below it.',
          'Cells %2 used %3 from cell %4, which is below them.',
          of.length,
          a,
          b,
          c
        ),
      cells(of),
      this.things(used),
      { cell: from }
    );
  }

  /** @param expected - the cell that gives the names as read; null where none does. */
  otherCell(
    of: readonly string[],
    used: readonly string[],
    from: string,
    expected: string
  ): Phrase {
    return phrase(
      (a, b, c, d) =>
        this.trans._n(
          'Cell %2 used %3 as cell %4 left it; in page order it comes from cell %5.',
          'Cells %2 used %3 as cell %4 left it; in page order it comes from cell %5.',
          of.length,
          a,
          b,
          c,
          d
        ),
      cells(of),
      this.things(used),
      { cell: from },
      { cell: expected }
    );
  }

  /** The page gives the name, but it came from code that is no cell of it. */
  outside(of: readonly string[], used: readonly string[], origin: Phrase): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans._n('Cell %2 used %3 from %4.', 'Cells %2 used %3 from %4.', of.length, a, b, c),
      cells(of),
      this.things(used),
      origin
    );
  }

  /** A name that some cell removes before this one reads it. */
  removed(of: readonly string[], used: readonly string[], by: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans._n(
          'Cell %2 uses %3, which cell %4 removes before it in page order.',
          'Cells %2 use %3, which cell %4 removes before them in page order.',
          of.length,
          a,
          b,
          c
        ),
      cells(of),
      this.things(used),
      { cell: by }
    );
  }

  /** The page gives the name, but it came from a cell that is gone. */
  deleted(of: readonly string[], used: readonly string[]): Phrase {
    return phrase(
      (a, b) =>
        this.trans._n(
          'Cell %2 used %3 as a deleted cell left it.',
          'Cells %2 used %3 as a deleted cell left it.',
          of.length,
          a,
          b
        ),
      cells(of),
      this.things(used)
    );
  }

  /** @param because - of which kind what set the names was. */
  ghost(
    of: readonly string[],
    used: readonly string[],
    because: Cause['kind'],
    origin: Phrase
  ): Phrase {
    const { trans } = this;
    const wasSet = because === 'deleted' || because === 'earlier text';
    const sentence = phrase(
      (a, b) =>
        wasSet
          ? trans._n(
              'Cell %2 uses %3, which no cell sets any more.',
              'Cells %2 use %3, which no cell sets any more.',
              of.length,
              a,
              b
            )
          : trans._n(
              'Cell %2 uses %3, which no cell sets.',
              'Cells %2 use %3, which no cell sets.',
              of.length,
              a,
              b
            ),
      cells(of),
      this.things(used)
    );
    return origin.length ? [...sentence, { text: ' ' }, ...origin] : sentence;
  }
}
