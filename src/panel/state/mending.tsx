/** A mend that runs cells: how far it is, and how to stop it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IMending } from '../../tokens';
import { duration } from '../format';
import { useNow } from '../now';

/** Mends that are over sooner show no progress: it would only flicker, in ms. */
const GRACE = 500;

interface IMendProgressProps {
  readonly mending: IMending;
  readonly trans: TranslationBundle;
  onStop(): void;
  /** What stands in its place for the first moment. */
  readonly children: React.ReactNode;
}

/** "3 of 8 cells · about 12 s left" */
export function MendProgress({ mending, trans, onStop, children }: IMendProgressProps) {
  const now = useNow(250);
  const { cells, done, since, seconds } = mending;
  if (now - since < GRACE) {
    return <>{children}</>;
  }
  const left = seconds === null ? 0 : seconds - (now - since) / 1000;
  const count = trans._n('%2 of %1 cell', '%2 of %1 cells', cells.length, String(done));
  return (
    <>
      <button type="button" className="jp-Shipshape-button" onClick={onStop}>
        {trans.__('Stop')}
      </button>
      <progress value={done} max={cells.length} aria-label={trans.__('Cells that have run')} />
      <span>
        {left > 1
          ? trans.__('%1 · about %2 left', count, duration(Math.round(left), trans))
          : count}
      </span>
    </>
  );
}
