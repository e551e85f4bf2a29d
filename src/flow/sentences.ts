/** The sentences of this layer: every word about verdicts and findings is here. */
import { cells, names, phrase, type Phrase, type Translation } from '../phrase';
import type { Cause } from './finding';
import type { Client } from './session';

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

  stale(cell: string, used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) => this.trans.__('Cell %1 used %2 from an older run of cell %3.', a, b, c),
      { cell },
      names(used),
      { cell: from }
    );
  }

  /** The cell that gave the names is itself not as a fresh run would have it. */
  follows(cell: string, used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans.__('Cell %1 used %2 from cell %3, which a fresh run would change.', a, b, c),
      { cell },
      names(used),
      { cell: from }
    );
  }

  below(cell: string, used: readonly string[], from: string): Phrase {
    return phrase(
      (a, b, c) => this.trans.__('Cell %1 used %2 from cell %3, which is below it.', a, b, c),
      { cell },
      names(used),
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
      names(used),
      { cell: from },
      { cell: expected }
    );
  }

  /** The page gives the name, but it came from code that is no cell of it. */
  outside(cell: string, used: readonly string[], origin: Phrase): Phrase {
    return phrase(
      (a, b, c) => this.trans.__('Cell %1 used %2 from %3.', a, b, c),
      { cell },
      names(used),
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
      names(used)
    );
    return origin.length ? [...sentence, { text: ' ' }, ...origin] : sentence;
  }

  /** A name that some cell removes before this one reads it. */
  removed(cell: string, used: readonly string[], by: string): Phrase {
    return phrase(
      (a, b, c) =>
        this.trans.__('Cell %1 uses %2, which cell %3 removes before it in page order.', a, b, c),
      { cell },
      names(used),
      { cell: by }
    );
  }

  /** The page gives the name, but it came from a cell that is gone. */
  deleted(cell: string, used: readonly string[]): Phrase {
    return phrase(
      (a, b) => this.trans.__('Cell %1 used %2 as a deleted cell left it.', a, b),
      { cell },
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

  fromDeleted(time: string | null): Phrase {
    return time === null
      ? [{ text: this.trans.__('It came from a deleted cell.') }]
      : [{ text: this.trans.__('It came from a cell deleted at %1.', time) }];
  }

  fromOutside(origin: Phrase): Phrase {
    return phrase(a => this.trans.__('It came from %1.', a), origin);
  }

  /**
   * Who ran code that is no cell of the page, as it stands within a sentence.
   *
   * @param time - as it is written; null where it is not known.
   */
  outsider(client: Client | undefined, time: string | null): Phrase {
    const { trans } = this;
    switch (client) {
      case 'console':
        return [
          { text: time === null ? trans.__('a console') : trans.__('a console at %1', time) }
        ];
      case 'notebook':
        return [
          {
            text:
              time === null
                ? trans.__('another notebook on this kernel')
                : trans.__('another notebook on this kernel at %1', time)
          }
        ];
      case 'callback':
        return [{ text: trans.__('a widget or a thread') }];
      case undefined:
        return [{ text: trans.__('code outside the page') }];
    }
  }

  fromEarlierText(cell: string): Phrase {
    return phrase(a => this.trans.__('It came from an earlier text of cell %1.', a), { cell });
  }

  fromUnseen(): Phrase {
    return [{ text: this.trans.__('What set it was not seen.') }];
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
        phrase(a => trans._n('%2 was not set', '%2 were not set', lacked.length, a), names(lacked))
      );
    }
    if (fresh.length) {
      parts.push(phrase(a => trans._n('%2 is new', '%2 are new', fresh.length, a), names(fresh)));
    }
    if (old.length) {
      parts.push(
        phrase(
          a => trans._n('%2 is from an earlier run', '%2 are from an earlier run', old.length, a),
          names(old)
        )
      );
    }
    return parts.length
      ? [...stopped, { text: ': ' }, ...join(parts), { text: '.' }]
      : [...stopped, { text: '.' }];
  }

  /** @param cell - that removed a name; null where it is not on the page any more. */
  removedBy(cell: string | null): Phrase {
    const { trans } = this;
    return cell === null
      ? [{ text: trans.__('A deleted cell had removed it.') }]
      : phrase(a => trans.__('Cell %1 had removed it.', a), { cell });
  }

  removedOutside(origin: Phrase): Phrase {
    return phrase(a => this.trans.__('It was removed by %1.', a), origin);
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
