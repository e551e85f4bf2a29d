/** A run that failed, in words: where it stopped, what it left, and who had taken away what it lacked. */
import { names, phrase, type Phrase, type Translation } from '../phrase';

export class FailureSentences {
  constructor(private readonly trans: Translation) {}

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
}

function join(parts: readonly Phrase[]): Phrase {
  return parts.flatMap((part, i): Phrase => (i ? [{ text: ', ' }, ...part] : part));
}
