/** Where a name came from, in words that follow other sentences or stand in them. */
import { phrase, type Phrase, type Translation } from '../phrase';
import type { Client } from './session';

export class OriginSentences {
  constructor(private readonly trans: Translation) {}

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
}
