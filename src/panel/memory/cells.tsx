/** The cells by their last run: what was there before, what it left behind, how high it went. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { caretDownIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { CellOrder, CellRow, Ledger } from '../../memory';
import { bytes } from '../../units';
import type { CellLinks } from '../cells';
import { CellChip } from '../sentence';
import { More, STEP } from './more';
import { figure, scaleFor, type IScale } from './scale';
import { reach } from './verdict';

/** Rows shown before "Show all 24". */
const FEW = 5;

interface ICellsProps {
  readonly rows: readonly CellRow[];
  readonly order: CellOrder;
  readonly ledger: Ledger;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onOrder(order: CellOrder): void;
}

export function Cells({ rows, order, ledger, links, trans, onOrder }: ICellsProps) {
  const [most, setMost] = React.useState(FEW);
  if (!rows.length) {
    return null;
  }
  const highest = Math.max(...rows.map(({ run }) => run.peak));
  const { end } = reach(highest, ledger.ceiling);
  const scale = scaleFor(end);
  const orders: Record<CellOrder, string> = {
    peak: trans.__('Highest peak first'),
    left: trans.__('Most left behind first'),
    page: trans.__('In page order')
  };
  return (
    <section className="jp-Shipshape-block" aria-label={trans.__('Cells')}>
      <div className="jp-Shipshape-head">
        <h3>{trans.__('Cells')}</h3>
        <span className="jp-Shipshape-filter">
          <select
            aria-label={trans.__('Order of the cells')}
            value={order}
            onChange={event => onOrder(event.currentTarget.value as CellOrder)}
          >
            {Object.entries(orders).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <caretDownIcon.react tag="span" className="jp-Shipshape-glyph" />
        </span>
      </div>
      <table className="jp-Shipshape-table">
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {trans.__('cell')}
            </th>
            <th scope="col">{trans.__('0 to %1 %2', figure(end, scale), scale.unit)}</th>
            <th scope="col" className="jp-mod-number">
              {trans.__('peak')}
            </th>
            <th scope="col" className="jp-mod-number jp-mod-wide">
              {trans.__('left')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(row => (
            <Row key={row.cell} {...{ row, end, scale, links, trans }} />
          ))}
        </tbody>
      </table>
      <div className="jp-Shipshape-below">
        <ul className="jp-Shipshape-legend jp-mod-memory" aria-hidden="true">
          <li data-kind="before">{trans.__('before')}</li>
          <li data-kind="left">{trans.__('left behind')}</li>
          <li data-kind="peak">{trans.__('peak')}</li>
        </ul>
        <More
          hidden={rows.length - most}
          all={trans.__('Show all %1', String(rows.length))}
          trans={trans}
          onMore={() => setMost(most + STEP)}
        />
      </div>
    </section>
  );
}

function Row(props: {
  row: CellRow;
  end: number;
  scale: IScale;
  links: CellLinks;
  trans: TranslationBundle;
}): React.JSX.Element {
  const { row, end, scale, links, trans } = props;
  const { run, left, earlierPeak } = row;
  const low = Math.min(run.before, run.after);
  const part = (size: number): string => `${((100 * Math.max(0, size)) / end).toFixed(2)}%`;
  const title = [
    trans.__('before %1, after %2, peak %3', bytes(run.before), bytes(run.after), bytes(run.peak)),
    ...(run.devices ?? []).map(({ name, before, after, peak }) =>
      peak === null
        ? trans.__('%1: before %2, after %3', name, bytes(before), bytes(after))
        : trans.__(
            '%1: before %2, after %3, peak %4',
            name,
            bytes(before),
            bytes(after),
            bytes(peak)
          )
    ),
    ...(earlierPeak === null ? [] : [trans.__('the time before: peak %1', bytes(earlierPeak))])
  ].join('; ');
  return (
    <tr title={title} {...links.outlining([row.cell])}>
      <td>
        <CellChip cell={row.cell} links={links} trans={trans} />
      </td>
      <td className="jp-mod-code">
        <code>{links.firstLine(row.cell)}</code>
      </td>
      <td className="jp-mod-bar">
        <div role="img" aria-label={title}>
          <span data-part="before" style={{ width: part(low) }} />
          <span
            data-part={left < 0 ? 'freed' : 'left'}
            style={{ left: part(low), width: part(Math.abs(left)) }}
          />
          <span
            data-part="peak"
            style={{
              left: part(Math.max(run.before, run.after)),
              width: part(run.peak - Math.max(run.before, run.after))
            }}
          />
        </div>
      </td>
      <td className="jp-mod-number">
        {run.method === 'readings' && '≥ '}
        {figure(run.peak, scale)}
      </td>
      <td className="jp-mod-number jp-mod-wide">{signed(left)}</td>
    </tr>
  );
}

/** With its unit: what a cell leaves behind is often nothing on the scale of the peaks. */
function signed(size: number): string {
  return `${size < 0 ? '−' : '+'}${bytes(Math.abs(size))}`;
}
