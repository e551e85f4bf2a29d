/** The sentences of this layer: every word about verdicts and findings is here. */
import { cells, names, phrase, type Phrase, type Translation } from '../phrase';
import type { Cause } from './finding';

export class Sentences {
  constructor(private readonly trans: Translation) {}

  edited(cell: string, following: readonly string[]): Phrase {
    const { trans } = this;
    return following.length
      ? phrase(
          (a, b) =>
            trans.__('Cell %1 was edited after it ran. Cells %2 would change with it.', a, b),
          { cell },
          cells(following)
        )
      : phrase(a => trans.__('Cell %1 was edited after it ran.', a), { cell });
  }

  wouldChange(cell: string, root: string): Phrase {
    return phrase(
      (a, b) =>
        this.trans.__('Cell %1 would change: cell %2 was edited and has not run since.', a, b),
      { cell },
      { cell: root }
    );
  }

  /** @param of - the cells; one cause may stand behind several. */
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
      names(used),
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
      names(used),
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
      names(used),
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
      names(used),
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
      names(used),
      origin
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
      names(used)
    );
    return origin.length ? [...sentence, { text: ' ' }, ...origin] : sentence;
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
      names(used),
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
      names(used)
    );
  }

  /** The page gives the name, but it was there before anyone watched. */
  unseen(cell: string, used: readonly string[]): Phrase {
    return phrase(
      (a, b) =>
        this.trans.__('Cell %1 used %2, which was set before Shipshape watched this kernel.', a, b),
      { cell },
      names(used)
    );
  }

  repeated(cell: string, own: readonly string[], times: number): Phrase {
    return phrase(
      (a, b) =>
        this.trans._n(
          'Cell %2 changes its own input %3 and ran once too often.',
          'Cell %2 changes its own input %3 and ran %1 times.',
          times,
          a,
          b
        ),
      { cell },
      names(own)
    );
  }

  /** Other result, and no name tells why. */
  differs(cell: string): Phrase {
    return phrase(a => this.trans.__('Cell %1 would come out differently in a fresh run.', a), {
      cell
    });
  }

  notRun(cell: string): Phrase {
    return phrase(a => this.trans.__('Cell %1 has not run in this kernel.', a), { cell });
  }

  /** @param inRow - the cells stand one below the other. */
  previousKernel(of: readonly string[], inRow = false): Phrase {
    const { trans } = this;
    const last = of.at(-1);
    if (inRow && of.length > 2 && last !== undefined) {
      return phrase(
        (a, b) => trans.__('Cells %1–%2 show results of a kernel that is gone.', a, b),
        { cell: of[0] },
        { cell: last }
      );
    }
    return phrase(
      a =>
        trans._n(
          'Cell %2 shows the result of a kernel that is gone.',
          'Cells %2 show results of a kernel that is gone.',
          of.length,
          a
        ),
      cells(of)
    );
  }

  /** @param test - the text of a condition that no run has decided. */
  undecided(cell: string, test: string): Phrase {
    return phrase(
      (a, b) =>
        this.trans.__('Cell %1 depends on %2, which no run has decided. It is not judged.', a, b),
      { cell },
      { code: test }
    );
  }

  opaque(cell: string, by: string): Phrase {
    return phrase(
      (a, b) =>
        this.trans.__(
          'Cell %1 runs code that cannot be read. What it sets is not known, so cell %2 is not judged.',
          a,
          b
        ),
      { cell: by },
      { cell }
    );
  }
}
