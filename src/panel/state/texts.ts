/** The text behind a cause: what ran, where it is not what stands on the page. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Finding } from '../../flow/finding';
import type { ILogbook } from '../../tokens';

export interface CauseText {
  /** Of the button that shows it. */
  readonly label: string;
  readonly text: string;
  /** What stands on the page in its place; null: nothing does. */
  readonly now: string | null;
}

/** Null where the text that ran is the one on the page, or is not known. */
export function textBehind(
  { kind, cell, because }: Finding,
  { cells, runs }: ILogbook,
  trans: TranslationBundle
): CauseText | null {
  const now = (id: string): string | null => cells.find(each => each.id === id)?.source ?? null;
  if (kind === 'edited') {
    const ran = runs.findLast(run => run.cell === cell);
    return ran ? { label: trans.__('Show the edit'), text: ran.source, now: now(cell) } : null;
  }
  switch (because.kind) {
    case 'earlier text':
      return { label: trans.__('Show the edit'), text: because.source, now: now(because.cell) };
    case 'deleted':
      return { label: trans.__('Show the deleted text'), text: because.source, now: null };
    case 'console':
      return because.source
        ? { label: trans.__('Show what ran'), text: because.source, now: null }
        : null;
    default:
      return null;
  }
}
