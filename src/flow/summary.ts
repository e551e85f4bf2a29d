/** The verdict over a whole page, in words. */
import { cells, phrase, type Phrase, type Translation } from '../phrase';

/** What the words are about: numbers of cells with code. */
export interface Counts {
  readonly all: number;
  readonly ran: number;
  readonly sound: number;
  readonly differ: number;
  readonly unknown: number;
  readonly notRun: number;
  /** Cells that ran in a kernel that is gone. */
  readonly earlier: number;
  /** Cells that fail, in a fresh run too. */
  readonly fails: readonly string[];
  /** Cells at which a fresh run would stop, because a name is not set. */
  readonly unset: readonly string[];
}

export class Summary {
  constructor(private readonly trans: Translation) {}

  /**
   * The verdict over the page, as its headline.
   *
   * @param restarted - when the kernel was, as it is written; null where it was not, or is not known.
   */
  headline(counts: Counts, restarted: string | null = null): Phrase {
    const { trans } = this;
    if (!counts.ran) {
      return restarted === null
        ? [{ text: trans.__('Nothing has run in this kernel yet.') }]
        : [{ text: trans.__('The kernel was restarted at %1.', restarted) }];
    }
    if (counts.differ) {
      return [
        {
          text: trans._n(
            'In a fresh run, %2 of %1 cell would differ.',
            'In a fresh run, %2 of %1 cells would differ.',
            counts.all,
            String(counts.differ)
          )
        }
      ];
    }
    return counts.sound === counts.all
      ? [
          {
            text: trans._n(
              'The cell comes out as shown.',
              'All %1 cells come out as shown.',
              counts.all
            )
          }
        ]
      : [
          {
            text: trans._n(
              '%2 of %1 cell comes out as shown.',
              '%2 of %1 cells come out as shown.',
              counts.all,
              String(counts.sound)
            )
          }
        ];
  }

  detail(counts: Counts): Phrase {
    const { trans } = this;
    const parts: Phrase[] = [];
    if (!counts.ran && counts.earlier) {
      parts.push([
        {
          text: trans._n(
            'The result of %1 cell is from the kernel before it. No value is left.',
            'The results of %1 cells are from the kernel before it. No value is left.',
            counts.earlier
          )
        }
      ]);
    }
    if (counts.fails.length) {
      parts.push(
        phrase(
          a =>
            trans._n(
              'Cell %2 fails, in a fresh run too.',
              'Cells %2 fail, in a fresh run too.',
              counts.fails.length,
              a
            ),
          cells(counts.fails)
        )
      );
    }
    if (counts.unset.length) {
      parts.push(
        phrase(
          a =>
            // The headline speaks of a fresh run only where something differs.
            counts.differ
              ? trans._n(
                  'It would stop at cell %2, where a name is not set.',
                  'It would stop at cells %2, where a name is not set.',
                  counts.unset.length,
                  a
                )
              : trans._n(
                  'A fresh run would stop at cell %2, where a name is not set.',
                  'A fresh run would stop at cells %2, where a name is not set.',
                  counts.unset.length,
                  a
                ),
          cells(counts.unset)
        )
      );
    }
    if (counts.sound) {
      parts.push([
        {
          text: counts.differ
            ? trans._n('%1 comes out as shown.', '%1 come out as shown.', counts.sound)
            : trans.__('Judged by reading. To be certain, verify.')
        }
      ]);
    }
    if (counts.unknown) {
      parts.push([{ text: trans._n('%1 cannot be told.', '%1 cannot be told.', counts.unknown) }]);
    }
    if (counts.notRun && (counts.sound || counts.differ || counts.unknown)) {
      parts.push([{ text: trans._n('%1 has not run.', '%1 have not run.', counts.notRun) }]);
    }
    return parts.flatMap((part, i): Phrase => (i ? [{ text: ' ' }, ...part] : part));
  }

  /** The headline where only the order of runs is known. Numbers of cells with code. */
  orderHeadline(counts: {
    readonly all: number;
    readonly ran: number;
    /** Edited since, failed, or ran before a cell above. */
    readonly suspect: number;
    readonly notRun: number;
  }): Phrase {
    const { trans } = this;
    const { all, ran, suspect, notRun } = counts;
    if (!ran) {
      return [{ text: trans.__('Nothing has run in this kernel yet.') }];
    }
    if (suspect) {
      return [
        {
          text: trans._n(
            '%2 of %1 cell was edited, failed or ran out of order.',
            '%2 of %1 cells were edited, failed or ran out of order.',
            all,
            String(suspect)
          )
        }
      ];
    }
    return [
      {
        text: notRun
          ? trans._n(
              '%2 of %1 cell ran in the order of the page.',
              '%2 of %1 cells ran in the order of the page.',
              all,
              String(all - notRun)
            )
          : trans._n(
              'The cell ran as it stands.',
              'All %1 cells ran in the order of the page.',
              all
            )
      }
    ];
  }

  /** Where only the order of runs is known, not what they mean. */
  orderOnly(language: string): Phrase {
    return [
      {
        text: this.trans.__(
          'For %1, only order, edits, restarts and errors are followed; which cell uses which value is not known.',
          language
        )
      }
    ];
  }
}
