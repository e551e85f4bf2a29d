/** Above the dependencies: what pins their versions, and the way to hashes. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { duration } from '../format';
import { crossIcon } from './icons';
import type { PinsModel } from './pins';

interface IProps {
  readonly pins: PinsModel;
  readonly trans: TranslationBundle;
}

export function PinsPane({ pins, trans }: IProps): React.JSX.Element {
  const { pins: job, running, packages } = pins;
  const problem = pins.problem ?? (job?.state === 'failed' ? job.message : null);
  return (
    <div className="jp-Shipshape-pins">
      <p className="jp-Shipshape-reason">
        {packages
          ? trans._n(
              'pylock.toml pins %1 package with its hashes, by %2.',
              'pylock.toml pins %1 packages with their hashes, by %2.',
              packages,
              job?.tool ?? ''
            )
          : trans.__(
              'constraints.txt has the versions of the kernel, without hashes. uv or pip can look up the hashes in the package index.'
            )}
      </p>
      <p className="jp-Shipshape-reason">
        {running ? (
          <button type="button" className="jp-Shipshape-outlined" onClick={() => void pins.stop()}>
            {trans.__('Stop looking')}
          </button>
        ) : (
          <button type="button" className="jp-Shipshape-outlined" onClick={() => void pins.start()}>
            {packages ? trans.__('Look up again') : trans.__('Look up hashes')}
          </button>
        )}
        <span aria-live="polite">
          {running && job
            ? trans.__('Looking for %1: %2', duration(job.seconds, trans), job.log.at(-1) ?? '')
            : job?.state === 'stopped'
              ? trans.__('Stopped.')
              : ''}
          {problem && (
            <span data-tone="error">
              <crossIcon.react tag="span" className="jp-Shipshape-glyph" />
              {problem}
            </span>
          )}
        </span>
      </p>
    </div>
  );
}
