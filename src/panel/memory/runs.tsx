/** The chart as a table, for those who would rather read: one row a run, the newest first. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Span, Timeline } from '../../memory';
import { bytes } from '../../units';
import type { CellLinks } from '../cells';
import { clock } from '../format';
import { CellChip } from '../sentence';
import { More, STEP } from './more';

/** Rows shown at first. */
const FEW = 50;

interface IRunTableProps {
  readonly timeline: Timeline;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

export function RunTable({ timeline, links, trans }: IRunTableProps): React.JSX.Element {
  const [most, setMost] = React.useState(FEW);
  const spans = [...timeline.spans].reverse();
  return (
    <>
      <table className="jp-Shipshape-table" aria-label={trans.__('Memory over time, by run')}>
        <thead>
          <tr>
            <th scope="col">{trans.__('time')}</th>
            <th scope="col">{trans.__('cell')}</th>
            <th scope="col" className="jp-mod-number jp-mod-wide">
              {trans.__('before')}
            </th>
            <th scope="col" className="jp-mod-number">
              {trans.__('peak')}
            </th>
            <th scope="col" className="jp-mod-number">
              {trans.__('after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {spans.slice(0, most).map((span, i) => (
            <Row key={`${span.cell} ${span.start} ${i}`} {...{ span, links, trans }} />
          ))}
        </tbody>
      </table>
      <More
        hidden={spans.length - most}
        all={trans.__('Show all %1', String(spans.length))}
        trans={trans}
        onMore={() => setMost(most + STEP)}
      />
    </>
  );
}

function Row({ span, links, trans }: { span: Span; links: CellLinks; trans: TranslationBundle }) {
  return (
    <tr>
      <td>{clock(span.start, 'seconds')}</td>
      <td>
        <CellChip cell={span.cell} links={links} trans={trans} />
      </td>
      <td className="jp-mod-number jp-mod-wide">{bytes(span.before)}</td>
      <td className="jp-mod-number">{bytes(span.peak)}</td>
      <td className="jp-mod-number">{bytes(span.after)}</td>
    </tr>
  );
}
