/** What the buttons and links of mends say. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { FindingKind, Mend } from '../flow/finding';
import { duration } from './format';

/**
 * The label of a mend: "Run 8 cells · 45 s", "Move cell 19 above 14".
 *
 * @param number - of a cell on the page; null where it is not there.
 * @param kind - of the finding that it mends, where there is one.
 */
export function mendLabel(
  mend: Mend,
  number: (cell: string) => number | null,
  trans: TranslationBundle,
  kind?: FindingKind
): string {
  switch (mend.kind) {
    case 'run': {
      const time =
        mend.seconds === null
          ? trans.__('time not known')
          : mend.seconds < 1
            ? trans.__('under 1 s')
            : duration(mend.seconds, trans);
      return trans.__('%1 · %2', runLabel(mend.cells, number, trans, kind), time);
    }
    case 'restore':
      return trans.__('Restore the cell');
    case 'insert':
      return trans.__('Insert a cell that sets it');
    case 'move':
      return trans.__(
        'Move cell %1 above %2',
        String(number(mend.cell) ?? '?'),
        String(number(mend.before) ?? '?')
      );
    case 'verify':
      return trans.__('Verify in a fresh kernel…');
  }
}

function runLabel(
  cells: readonly string[],
  number: (cell: string) => number | null,
  trans: TranslationBundle,
  kind?: FindingKind
): string {
  const numbers = cells.map(cell => number(cell) ?? 0);
  const [first] = numbers;
  if (numbers.length === 1) {
    return kind === 'failed midway'
      ? trans.__('Run cell %1 again', String(first))
      : trans.__('Run cell %1', String(first));
  }
  const last = numbers[numbers.length - 1];
  const unbroken = numbers.every((n, i) => n === first + i);
  return unbroken && kind
    ? trans.__('Run cells %1–%2', String(first), String(last))
    : trans._n('Run %1 cell', 'Run %1 cells', numbers.length);
}
