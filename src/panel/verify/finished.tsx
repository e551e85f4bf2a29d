/** The result of a proof: what differs and how, what it took. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { detailOf } from '../../flow/outputs/detail';
import type { CellProof, Proof } from '../../flow/proof';
import { proofSentence } from '../../flow/proof-sentences';
import { bytes } from '../../units';
import { arrows } from '../arrows';
import type { CellLinks } from '../cells';
import { Fold } from '../fold';
import { clock, duration } from '../format';
import { verifyIcon } from '../icons';
import { Sentence, CellChip } from '../sentence';
import { Verdict } from '../state/verdict';
import { Details } from './details';
import { ProofRow, VerdictGlyph } from './running';

interface IFinishedProps {
  readonly proof: Proof;
  /** The page is still what was proved. */
  readonly current: boolean;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onAgain(): void;
  onBack(): void;
}

export function FinishedProof(props: IFinishedProps) {
  const { proof, current, links, trans, onAgain, onBack } = props;
  const { cells } = proof;
  const same = cells.filter(cell => cell.verdict === 'same');
  const telling = cells.filter(cell => cell.verdict === 'differs' || cell.verdict === 'error');
  const notRun = cells.filter(cell => cell.verdict === 'not-run').map(cell => cell.id);
  return (
    <>
      <Verdict
        headline={[
          {
            text:
              same.length === cells.length
                ? trans._n(
                    'In a fresh kernel, the %1 cell came out as shown.',
                    'In a fresh kernel, all %1 cells came out as shown.',
                    cells.length
                  )
                : trans.__(
                    'In a fresh kernel, %1 of %2 cells came out as shown.',
                    String(same.length),
                    String(cells.length)
                  )
          }
        ]}
        detail={[{ text: figures(proof, current, trans) }]}
        links={links}
        trans={trans}
      >
        <button type="button" className="jp-Shipshape-button" onClick={onAgain}>
          <verifyIcon.react tag="span" className="jp-Shipshape-glyph" />
          {trans.__('Verify again…')}
        </button>
        <button type="button" className="jp-Shipshape-link" onClick={onBack}>
          {trans.__('Back to the causes')}
        </button>
      </Verdict>
      {telling.length + notRun.length > 0 && (
        <section className="jp-Shipshape-block jp-Shipshape-causes">
          <div className="jp-Shipshape-head">
            <h3>{heading(telling.length, notRun.length, trans)}</h3>
          </div>
          <ul {...arrows}>
            {telling.map(cell => (
              <Difference
                key={cell.id}
                cell={cell}
                notRun={cell.verdict === 'error' ? notRun : []}
                links={links}
                trans={trans}
              />
            ))}
          </ul>
        </section>
      )}
      <div className="jp-Shipshape-folds">
        <Fold label={trans.__('Cells that came out the same')} count={same.length}>
          <p className="jp-Shipshape-chips">
            {same.map(cell => (
              <CellChip key={cell.id} cell={cell.id} links={links} trans={trans} />
            ))}
          </p>
        </Fold>
        <Fold label={trans.__('Time and memory by cell')} count={cells.length}>
          <table className="jp-Shipshape-proofTable">
            <tbody>
              {cells.map(cell => (
                <ProofRow key={cell.id} proof={cell} links={links} trans={trans} />
              ))}
            </tbody>
          </table>
        </Fold>
      </div>
      <p className="jp-Shipshape-evidence">
        {trans.__(
          'Compared: text, tables, images. Left aside: memory addresses, timings, progress bars, warnings.'
        )}
      </p>
    </>
  );
}

function Difference(props: {
  cell: CellProof;
  notRun: readonly string[];
  links: CellLinks;
  trans: TranslationBundle;
}): React.JSX.Element {
  const { cell, notRun, links, trans } = props;
  const [shown, setShown] = React.useState(false);
  const detail = React.useMemo(
    () => cell.difference && detailOf(cell.difference, cell.page, cell.run?.outputs ?? []),
    [cell]
  );
  return (
    <li tabIndex={0} {...links.outlining([cell.id])}>
      <VerdictGlyph proof={cell} trans={trans} />
      <div>
        <p className="jp-Shipshape-proofCell">
          <CellChip cell={cell.id} links={links} trans={trans} />
          <code>{links.firstLine(cell.id)}</code>
        </p>
        <p>
          <Sentence phrase={proofSentence(cell, trans, notRun)} links={links} trans={trans} />
        </p>
        {detail && (
          <p className="jp-Shipshape-mends">
            <button
              type="button"
              className="jp-Shipshape-link"
              aria-expanded={shown}
              onClick={() => setShown(!shown)}
            >
              {detail.kind === 'error' ? trans.__('Show the error') : trans.__('Compare')}
            </button>
          </p>
        )}
        {shown && detail && <Details detail={detail} trans={trans} />}
      </div>
    </li>
  );
}

/** "At 15:44, in 1 min 51 s, peak 6.8 GB. Nothing has changed since." */
function figures(proof: Proof, current: boolean, trans: TranslationBundle): string {
  const [time, took] = [clock(proof.startedAt), duration(proof.seconds, trans)];
  const first =
    proof.peak === null
      ? trans.__('At %1, in %2.', time, took)
      : trans.__('At %1, in %2, peak %3.', time, took, bytes(proof.peak));
  const since = current
    ? trans.__('Nothing has changed since.')
    : trans.__('The page has changed since.');
  return `${first} ${since}`;
}

function heading(differ: number, notRun: number, trans: TranslationBundle): string {
  const first = trans._n('%1 cell differs', '%1 cells differ', differ);
  return notRun ? `${first}, ${trans._n('%1 did not run', '%1 did not run', notRun)}` : first;
}
