/** What cannot be exported right, with the cell and the line. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Refusal } from '../../package/plan';
import { phrase } from '../../phrase';
import { arrows } from '../arrows';
import type { CellLinks } from '../cells';
import { refusedIcon } from '../icons';
import { Sentence } from '../sentence';

interface IRefusalsProps {
  readonly refusals: readonly Refusal[];
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  /** Null where nothing in this page can do it. */
  readonly onLeaveOut: ((cell: string) => void) | null;
}

const MOST = 8;

export function Refusals({ refusals, links, trans, onLeaveOut }: IRefusalsProps) {
  const [all, setAll] = React.useState(false);
  if (refusals.length === 0) {
    return null;
  }
  const shown = all ? refusals : refusals.slice(0, MOST);
  return (
    <section
      className="jp-Shipshape-causes jp-Shipshape-refusals"
      aria-label={trans.__('Cannot be exported')}
    >
      <ul {...arrows}>
        {shown.map(({ cell, line, reason }, i) => (
          <li key={i} tabIndex={0} {...links.outlining([cell])}>
            <span className="jp-Shipshape-glyph" role="img" aria-label={trans.__('refused')}>
              <refusedIcon.react tag="span" />
            </span>
            <div>
              <p>
                <Sentence
                  phrase={phrase(
                    (c, n, why) => trans.__('Cell %1 line %2 cannot be exported: %3', c, n, why),
                    { cell },
                    { text: String(line) },
                    reason
                  )}
                  links={links}
                  trans={trans}
                />
              </p>
              <p className="jp-Shipshape-mends">
                {onLeaveOut && (
                  <button
                    type="button"
                    className="jp-Shipshape-link"
                    onClick={() => onLeaveOut(cell)}
                  >
                    {trans.__('Leave the cell out')}
                  </button>
                )}
                <button
                  type="button"
                  className="jp-Shipshape-link"
                  onClick={() => links.reveal(cell)}
                >
                  {trans.__('Show it')}
                </button>
              </p>
            </div>
          </li>
        ))}
      </ul>
      {refusals.length > shown.length && (
        <p className="jp-Shipshape-more">
          <button type="button" className="jp-Shipshape-link" onClick={() => setAll(true)}>
            {trans.__('Show %1 more', String(refusals.length - shown.length))}
          </button>
        </p>
      )}
    </section>
  );
}
