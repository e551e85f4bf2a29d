/** The sentences of this layer: every word about memory that the pure part says is here. */
import { names as namesOf, phrase, type Phrase, type Translation } from '../phrase';
import { bytes as sizeOf } from '../units';
import type { Ceiling, Method, Sizes, Unavailable, VariableSize } from './ledger';
import type { Needed } from './needed';

/** From this part of the ceiling on, a kernel that dies is taken to have died of it. */
const SHORT_OF = 0.7;

export class Sentences {
  constructor(private readonly trans: Translation) {}

  /** The verdict on the memory: what it holds and what would do. */
  headline(held: number, needed: Needed | null): Phrase {
    const { trans } = this;
    if (!needed) {
      return [{ text: trans.__('Holds %1.', sizeOf(held)) }];
    }
    const [size, most] = [sizeOf(held), sizeOf(needed.bytes)];
    if (size === most) {
      return [{ text: trans.__('Holds %1, and needs as much.', size) }];
    }
    return needed.bytes < held
      ? [{ text: trans.__('Holds %1; %2 would do.', size, most) }]
      : [{ text: trans.__('Holds %1; needs up to %2.', size, most) }];
  }

  /** The sentence below it. */
  detail(needed: Needed): Phrase {
    const { trans } = this;
    const size = sizeOf(needed.bytes);
    const most = needed.at
      ? phrase(
          (a, b) =>
            trans.__(
              '%1 is the most that must be alive at once, in cell %2, when each value is dropped after its last use.',
              a,
              b
            ),
          { text: size },
          { cell: needed.at }
        )
      : [];
    return needed.notRun
      ? [
          ...most,
          {
            text: ` ${trans._n(
              '%1 cell has not run and is not counted.',
              '%1 cells have not run and are not counted.',
              needed.notRun
            )}`
          }
        ]
      : most;
  }

  /** What the figure of the need stands on, and what it leaves out. */
  reckoned(): string {
    return this.trans.__(
      'Needed: reckoned from the sizes of the values and the peaks of the cells. What the process keeps of values that are gone, as its allocator may, is not in it.'
    );
  }

  idle(names: readonly string[], bytes: number, cell: string, kept: readonly string[]): Phrase {
    const { trans } = this;
    return [
      ...phrase(
        (a, b, c) =>
          names.length === 1
            ? trans.__('%1 holds %2 and is not read below cell %3.', a, b, c)
            : trans.__('%1 hold %2 together and are not read below cell %3.', a, b, c),
        namesOf(names),
        { text: sizeOf(bytes) },
        { cell }
      ),
      ...this.keptToo(kept)
    ];
  }

  ghost(names: readonly string[], bytes: number, kept: readonly string[]): Phrase {
    const { trans } = this;
    return [
      ...phrase(
        (a, b) =>
          names.length === 1
            ? trans.__('%1 holds %2 and no cell sets it.', a, b)
            : trans.__('%1 hold %2 together and no cell sets them.', a, b),
        namesOf(names),
        { text: sizeOf(bytes) }
      ),
      ...this.keptToo(kept)
    ];
  }

  peak(cell: string, peak: number, result: number): Phrase {
    const { trans } = this;
    return phrase(
      (a, b, c) => trans.__('Cell %1 peaks at %2 for a result of %3.', a, b, c),
      { cell },
      { text: sizeOf(peak) },
      { text: sizeOf(result) }
    );
  }

  twins(names: readonly [string, string]): Phrase {
    return phrase(
      (a, b) => this.trans.__('%1 and %2 look like the same data twice.', a, b),
      { code: names[0] },
      { code: names[1] }
    );
  }

  kept({ name, holder }: VariableSize, bytes: number): Phrase {
    const { trans } = this;
    const size = { text: sizeOf(bytes) };
    switch (holder) {
      case 'traceback':
        return phrase(
          a => trans.__('The last error keeps %1: what its functions had in hand.', a),
          size
        );
      default:
        return phrase(
          (a, b) => trans.__('IPython keeps %1 for %2, an earlier output.', a, b),
          size,
          { code: name }
        );
    }
  }

  figures(names: readonly string[], bytes: number): Phrase {
    const { trans } = this;
    return phrase(
      (a, b) =>
        names.length === 1
          ? trans.__('%1 is still open and keeps %2.', a, b)
          : trans.__('%1 are still open and keep %2 together.', a, b),
      namesOf(names),
      { text: sizeOf(bytes) }
    );
  }

  spare(bytes: number): Phrase {
    const { trans } = this;
    const size = sizeOf(bytes);
    return [
      { text: trans.__('The process keeps %1 of values that are gone, for later use.', size) }
    ];
  }

  /** The kernel before this one ended by itself. */
  died(held: number, ceiling: Ceiling | null): string {
    const { trans } = this;
    if (!ceiling) {
      return trans.__('The last kernel died. As last read, it held %1.', sizeOf(held));
    }
    const [size, most] = [sizeOf(held), sizeOf(ceiling.bytes)];
    return held < SHORT_OF * ceiling.bytes
      ? trans.__('The last kernel died. As last read, it held %1 of %2.', size, most)
      : trans.__(
          'The last kernel died, it seems of want of memory: as last read, it held %1 of %2.',
          size,
          most
        );
  }

  method(method: Method): string {
    const { trans } = this;
    switch (method) {
      case 'recorder':
        return trans.__('Peaks: exact, by the recorder.');
      case 'recorder-approximate':
        return trans.__(
          'Peaks: by the recorder; this system tells only those above all earlier ones.'
        );
      case 'server':
        return trans.__('Total: read by the server without touching the kernel.');
      case 'server-psutil':
        return trans.__('Total: read by the server (psutil) without touching the kernel.');
      case 'readings':
        return trans.__('Peaks: the highest reading during the run; shorter ones are not seen.');
      case 'usage_request':
        return trans.__('Total: told by the kernel itself, when it has time.');
    }
  }

  /** How the sizes of the variables were read. */
  sized({ duration, variables }: Sizes): string {
    const { trans } = this;
    const count = (how: VariableSize['how']): number =>
      variables.filter(variable => variable.how === how).length;
    const said = [trans.__('Sizes: read in %1 ms.', duration.toFixed(0))];
    const sampled = count('sampled') + count('partial');
    if (sampled) {
      said.push(trans._n('%1 is estimated.', '%1 are estimated.', sampled));
    }
    if (count('skipped')) {
      said.push(trans._n('%1 was not looked into.', '%1 were not looked into.', count('skipped')));
    }
    return said.join(' ');
  }

  unavailable(reason: Unavailable): string {
    const { trans } = this;
    switch (reason) {
      case 'off':
        return trans.__('Memory is off in the settings.');
      case 'no-kernel':
        return trans.__('No kernel is running.');
      case 'remote':
        return trans.__('Memory cannot be read: the kernel is on another machine.');
      case 'no-server-part':
        return trans.__(
          'Memory cannot be read: the server part of Shipshape is missing, and this kernel does not tell.'
        );
      case 'unsupported':
        return trans.__(
          'Memory cannot be read: this system does not tell it without psutil, and neither does the kernel.'
        );
      case 'no-process':
        return trans.__('Memory cannot be read: the process of the kernel is gone.');
    }
  }

  private keptToo(kept: readonly string[]): Phrase {
    const { trans } = this;
    return kept.length
      ? [{ text: ' ' }, ...phrase(a => trans.__('Kept by %1 too.', a), namesOf(kept))]
      : [];
  }
}
