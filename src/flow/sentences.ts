/** The sentences of this layer: every word about verdicts and findings is here. */
import { cells, phrase, type Phrase } from '../phrase';
import type { Cause } from './finding';
import { Origins } from './origins';

export class Sentences extends Origins {
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

  stale(cell: string, used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) => this.trans.__('Cell %1 used %2 from an older run of cell %3.', a, b, c),
      { cell },
      this.things(used),
      { cell: from }
    );
  }

  /** The cell that gave the names was not changed, and gave another value later. */
  newData(cell: string, used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans.__(
          'Cell %1 used %2 from an older run of cell %3, which gave another value when it ran again.',
          a,
          b,
          c
        ),
      { cell },
      this.things(used),
      { cell: from }
    );
  }

  /** The cell that gave the names is itself not as a fresh run would have it. */
  follows(cell: string, used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans.__('Cell %1 used %2 from cell %3, which a fresh run would change.', a, b, c),
      { cell },
      this.things(used),
      { cell: from }
    );
  }

  below(cell: string, used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) => this.trans.__('Cell %1 used %2 from cell %3, which is below it.', a, b, c),
      { cell },
      this.things(used),
      { cell: from }
    );
  }

  /** @param expected - the cell that gives the names as read; null where none does. */
  otherCell(cell: string, used: readonly string[], from: string, expected: string): Phrase {
    return phrase(
      (a, b, c, d) =>
        this.trans.__(
          'Cell %1 used %2 as cell %3 left it; in page order it comes from cell %4.',
          a,
          b,
          c,
          d
        ),
      { cell },
      this.things(used),
      { cell: from },
      { cell: expected }
    );
  }

  /** The page gives the name, but it came from code that is no cell of it. */
  outside(cell: string, used: readonly string[], origin: Phrase): Phrase {
    return phrase(
      (a, b, c) => this.trans.__('Cell %1 used %2 from %3.', a, b, c),
      { cell },
      this.things(used),
      origin
    );
  }

  /** @param because - of which kind what set the names was. */
  ghost(cell: string, used: readonly string[], because: Cause['kind'], origin: Phrase): Phrase {
    const { trans } = this;
    const wasSet = because === 'deleted' || because === 'earlier text';
    const sentence = phrase(
      (a, b) =>
        wasSet
          ? trans.__('Cell %1 uses %2, which no cell sets any more.', a, b)
          : trans.__('Cell %1 uses %2, which no cell sets.', a, b),
      { cell },
      this.things(used)
    );
    return origin.length ? [...sentence, { text: ' ' }, ...origin] : sentence;
  }

  /** A name that some cell removes before this one reads it. */
  removed(cell: string, used: readonly string[], by: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans.__('Cell %1 uses %2, which cell %3 removes before it in page order.', a, b, c),
      { cell },
      this.things(used),
      { cell: by }
    );
  }

  /** The page gives the name, but it came from a cell that is gone. */
  deleted(cell: string, used: readonly string[]): Phrase {
    return phrase(
      (a, b) => this.trans.__('Cell %1 used %2 as a deleted cell left it.', a, b),
      { cell },
      this.things(used)
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

  notRun(cell: string): Phrase {
    return phrase(a => this.trans.__('Cell %1 has not run in this kernel.', a), { cell });
  }

  previousKernel(cell: string): Phrase {
    return phrase(a => this.trans.__('Cell %1 last ran in a kernel that is gone.', a), {
      cell
    });
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
