/** A proof that runs: how far it is, and what came out so far. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { CellProof } from '../../flow/proof';
import type { ILogbook, IRunningProof } from '../../tokens';
import { bytes } from '../../units';
import { type CellLinks, firstLine } from '../cells';
import { duration } from '../format';
import { useNow } from '../now';
import { chanceIcon, differsIcon, kindIcons, sameIcon } from '../icons';
import { CellChip } from '../sentence';
import { estimate } from './estimate';

interface IRunningProps {
  readonly logbook: ILogbook;
  readonly running: IRunningProof;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onStop(): void;
}

/** Rows shown before "Show all 9". */
const MOST_ROWS = 5;

export function RunningProof({ logbook, running, links, trans, onStop }: IRunningProps) {
  const [all, setAll] = React.useState(false);
  const now = useNow(1000);
  const { cells, done, at, round } = running;
  const spent = (now - running.since) / 1000;
  const position = Math.min(done.length + 1, cells.length);
  const same = done.filter(cell => cell.verdict === 'same').length;
  const rows = [...done].reverse();
  return (
    <>
      <div className="jp-Shipshape-verdict" role="status">
        <h2>
          {round === 2
            ? trans.__('Verifying once more, to tell chance from change.')
            : at
              ? trans.__('Verifying: cell %1 of %2.', String(position), String(cells.length))
              : trans.__('Starting a kernel.')}
        </h2>
        <p aria-hidden="true">{timeLine(spent, estimate(logbook).seconds, round, trans)}</p>
        <progress
          value={done.length}
          max={cells.length}
          aria-label={trans.__('Cells that have run')}
        />
        <div className="jp-Shipshape-buttons">
          <button type="button" className="jp-Shipshape-button" onClick={onStop}>
            {trans.__('Stop')}
          </button>
          <span>
            {trans.__(
              '%1 same, %2 so far',
              String(same),
              trans._n('%1 differs', '%1 differ', done.length - same)
            )}
          </span>
        </div>
      </div>
      <section className="jp-Shipshape-block" aria-label={trans.__('Cells that have run')}>
        <table className="jp-Shipshape-proofTable">
          <thead>
            <tr>
              <th scope="col" colSpan={3}>
                {trans.__('cell, newest first')}
              </th>
              <th scope="col">{trans.__('time')}</th>
              <th scope="col">{trans.__('peak')}</th>
            </tr>
          </thead>
          <tbody>
            {round === 1 && at && done.length < cells.length && (
              <tr>
                <td>
                  <span className="jp-Shipshape-spinner" title={trans.__('running')} />
                </td>
                <td>
                  <CellChip cell={at.id} links={links} trans={trans} />
                </td>
                <td>
                  <code>{firstLine(at.source)}</code>
                </td>
                <td />
                <td />
              </tr>
            )}
            {(all ? rows : rows.slice(0, MOST_ROWS)).map(proof => (
              <ProofRow key={proof.id} proof={proof} links={links} trans={trans} />
            ))}
          </tbody>
        </table>
        {!all && rows.length > MOST_ROWS && (
          <button type="button" className="jp-Shipshape-link" onClick={() => setAll(true)}>
            {trans.__('Show all %1', String(rows.length))}
          </button>
        )}
      </section>
    </>
  );
}

/** One cell of a proof in figures. */
export function ProofRow(props: {
  proof: CellProof;
  links: CellLinks;
  trans: TranslationBundle;
}): React.JSX.Element {
  const { proof, links, trans } = props;
  const { run } = proof;
  return (
    <tr>
      <td>
        <VerdictGlyph proof={proof} trans={trans} />
      </td>
      <td>
        <CellChip cell={proof.id} links={links} trans={trans} />
      </td>
      <td>
        <code>{links.firstLine(proof.id)}</code>
      </td>
      <td>{run ? duration(run.seconds, trans) : ''}</td>
      <td title={run?.method ?? undefined}>{run?.peak ? bytes(run.peak) : ''}</td>
    </tr>
  );
}

export function VerdictGlyph({ proof, trans }: { proof: CellProof; trans: TranslationBundle }) {
  const [Icon, label, tone] = proof.chance
    ? [chanceIcon.react, trans.__('chance'), 'plain']
    : {
        same: [sameIcon.react, trans.__('same'), 'ok'] as const,
        differs: [differsIcon.react, trans.__('differs'), 'warn'] as const,
        error: [kindIcons['failed midway'].react, trans.__('failed'), 'error'] as const,
        'not-run': [kindIcons['not run'].react, trans.__('not run'), 'plain'] as const
      }[proof.verdict];
  return (
    <span data-tone={tone} role="img" aria-label={label} title={label}>
      <Icon tag="span" className="jp-Shipshape-glyph" />
    </span>
  );
}

function timeLine(
  spent: number,
  expected: number | null,
  round: 1 | 2,
  trans: TranslationBundle
): string {
  const so = trans.__('In another kernel, for %1.', duration(Math.round(spent), trans));
  const left = expected === null || round === 2 ? 0 : expected - spent;
  return left > 1 ? `${so} ${trans.__('About %1 left.', duration(Math.round(left), trans))}` : so;
}
