/** Parts of sentences: where names came from, and what they are called. */
import { phrase, type Phrase, type Translation } from '../phrase';
import type { Client } from './session';

/** State that has no name in the notebook stands under keys that no name can have. */
const FILE = /^~file:/;

export class Origins {
  constructor(protected readonly trans: Translation) {}

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

  /** Names as code, files as code, other state in words. */
  protected things(used: readonly string[]): Phrase {
    return used.flatMap((name, i) => [
      ...(i ? [{ text: ', ' }] : []),
      name.startsWith('~') && !FILE.test(name)
        ? { text: this.state(name) }
        : { code: name.replace(FILE, '') }
    ]);
  }

  private state(key: string): string {
    const { trans } = this;
    const [kind] = key.slice(1).split(':');
    switch (kind) {
      case 'cwd':
        return trans.__('the working directory');
      case 'environ':
        return trans.__('the environment');
      default:
        return trans.__('the random generator');
    }
  }
}
