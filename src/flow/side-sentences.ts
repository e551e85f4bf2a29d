/** Both sides of a difference in words: what stands behind "As shown" and "Fresh run". */
import { phrase, type Phrase, type Translation } from '../phrase';
import type { Sentences } from './sentences';
import type { Client, CodeRun } from './session';

type When = Pick<CodeRun, 'count' | 'time'>;

export class SideSentences {
  /** @param clock - how a time (ms since 1970) is written. */
  constructor(
    private readonly trans: Translation,
    private readonly sentences: Sentences,
    private readonly clock?: (time: number) => string
  ) {}

  ran(cell: string, run: When): Phrase {
    const { trans } = this;
    const when = this.when(run);
    return phrase(
      a => (when ? trans.__('cell %1 as it ran in %2', a, when) : trans.__('cell %1 as it ran', a)),
      { cell }
    );
  }

  /** A cell that is not on the page any more. */
  gone(run: When): Phrase {
    const { trans } = this;
    const when = this.when(run);
    return [
      { text: when ? trans.__('a deleted cell, run in %1', when) : trans.__('a deleted cell') }
    ];
  }

  outside(client: Client | undefined, { time }: When): Phrase {
    return this.sentences.outsider(client, this.written(time));
  }

  unseen(): Phrase {
    return [{ text: this.trans.__('something that was not seen') }];
  }

  /** @param run - its last run with the text that it has now; null where there is none. */
  reads(cell: string, run: When | null): Phrase {
    const { trans } = this;
    const when = run && this.when(run);
    return phrase(
      a =>
        when
          ? trans.__('cell %1 as it reads now, run in %2', a, when)
          : trans.__('cell %1 as it reads now', a),
      { cell }
    );
  }

  nothing(): Phrase {
    return [{ text: this.trans.__('no cell above sets it: the run stops here') }];
  }

  textThatRan(run: When): Phrase {
    const { trans } = this;
    const when = this.when(run);
    return [
      { text: when ? trans.__('the text that ran in %1', when) : trans.__('an earlier text') }
    ];
  }

  textNow(): Phrase {
    return [{ text: this.trans.__('the text as it reads now') }];
  }

  /** "[3], 14:01" */
  private when({ count, time }: When): string {
    const parts = [count === null ? null : `[${count}]`, this.written(time)];
    return parts.filter(part => part !== null).join(', ');
  }

  private written(time: number | undefined): string | null {
    return time === undefined || !this.clock ? null : this.clock(time);
  }
}
