/** Long tables in steps: a kernel with thousands of names, a page with thousands of cells stay quick. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

/** Rows that each click on "Show 150 more" makes at the most. */
export const STEP = 150;

interface IMoreProps {
  /** Rows that are not shown yet. */
  readonly hidden: number;
  /** What is said where one click shows the rest, for example "Show all 63 names". */
  readonly all: string;
  readonly trans: TranslationBundle;
  onMore(): void;
}

export function More({ hidden, all, trans, onMore }: IMoreProps): React.JSX.Element | null {
  return hidden > 0 ? (
    <button type="button" className="jp-Shipshape-link" onClick={onMore}>
      {hidden <= STEP ? all : trans.__('Show %1 more', String(STEP))}
    </button>
  ) : null;
}
