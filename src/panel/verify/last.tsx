/** Where the last proof is not shown: that there is one, and how to see it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { INotebookProof } from '../../tokens';
import { clock } from '../format';

export function LastProof({ model, trans }: { model: INotebookProof; trans: TranslationBundle }) {
  const { last } = model;
  if (!last) {
    return null;
  }
  const time = clock(last.startedAt);
  return (
    <p className="jp-Shipshape-lastProof">
      {model.current
        ? trans.__('Verified at %1.', time)
        : trans.__('Verified at %1, before the page changed.', time)}{' '}
      <button
        type="button"
        className="jp-Shipshape-link"
        onClick={() => {
          model.open = true;
        }}
      >
        {trans.__('Show the result')}
      </button>
    </p>
  );
}
