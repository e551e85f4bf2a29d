/** The sentences of this layer: every word about verdicts and findings is here. */
import { cells, phrase, type Phrase } from '../phrase';
import { Uses } from './uses';

export class Sentences extends Uses {
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

  /** The page gives the name, but it was there before anyone watched. */
  unseen(cell: string, used: readonly string[]): Phrase {
    return phrase(
      (a, b) =>
        this.trans.__('Cell %1 used %2, which was set before Shipshape watched this kernel.', a, b),
      { cell },
      this.things(used)
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
      this.things(own)
    );
  }

  failed(
    cell: string,
    line: number | null,
    lacked: readonly string[],
    fresh: readonly string[],
    old: readonly string[]
  ): Phrase {
    const { trans } = this;
    const stopped =
      line === null
        ? phrase(a => trans.__('Cell %1 stopped with an error', a), { cell })
        : phrase(a => trans.__('Cell %1 stopped at line %2', a, String(line)), { cell });
    const parts: Phrase[] = [];
    if (lacked.length) {
      parts.push(
        phrase(
          a => trans._n('%2 was not set', '%2 were not set', lacked.length, a),
          this.things(lacked)
        )
      );
    }
    if (fresh.length) {
      parts.push(
        phrase(a => trans._n('%2 is new', '%2 are new', fresh.length, a), this.things(fresh))
      );
    }
    if (old.length) {
      parts.push(
        phrase(
          a => trans._n('%2 is from an earlier run', '%2 are from an earlier run', old.length, a),
          this.things(old)
        )
      );
    }
    return parts.length
      ? [...stopped, { text: ': ' }, ...join(parts), { text: '.' }]
      : [...stopped, { text: '.' }];
  }

  /** The page sets the names above the cell, and had not when the cell ran. */
  tooEarly(cell: string, used: readonly string[], by: string): Phrase {
    return phrase(
      (a, b, c) => this.trans.__('Cell %1 ran before cell %2, which sets %3.', a, b, c),
      { cell },
      { cell: by },
      this.things(used)
    );
  }

  /** A file that a cell above writes, and has not in any kernel that was watched. */
  unwritten(cell: string, used: readonly string[], by: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans.__(
          'Cell %1 reads %2, which cell %3 writes and was not seen to write. It is not judged.',
          a,
          b,
          c
        ),
      { cell },
      this.things(used),
      { cell: by }
    );
  }

  /** What was left by a kernel that is gone: a file. */
  leftBefore(cell: string, used: readonly string[]): Phrase {
    return phrase(
      (a, b) => this.trans.__('Cell %1 used %2 as it was before the kernel restarted.', a, b),
      { cell },
      this.things(used)
    );
  }

  /** Other result, and no name tells why. */
  differs(cell: string): Phrase {
    return phrase(a => this.trans.__('Cell %1 would come out differently in a fresh run.', a), {
      cell
    });
  }

  /** Where no more is known than which ran when. */
  ranBefore(of: readonly string[], above: string): Phrase {
    return phrase(
      (a, b) =>
        this.trans._n(
          'Cell %2 ran before cell %3, which is above it.',
          'Cells %2 ran before cell %3, which is above them.',
          of.length,
          a,
          b
        ),
      cells(of),
      { cell: above }
    );
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

function join(parts: readonly Phrase[]): Phrase {
  return parts.flatMap((part, i): Phrase => (i ? [{ text: ', ' }, ...part] : part));
}
