/** The accelerators that the kernel uses, as their libraries count. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { DeviceRow } from '../../memory';
import { bytes } from '../../units';
import type { CellLinks } from '../cells';
import { CellChip } from '../sentence';

interface IDevicesProps {
  readonly rows: readonly DeviceRow[];
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

export function Devices({ rows, links, trans }: IDevicesProps): React.JSX.Element | null {
  return rows.length ? (
    <section className="jp-Shipshape-block" aria-label={trans.__('Devices')}>
      <div className="jp-Shipshape-head">
        <h3>{trans.__('Devices')}</h3>
      </div>
      <table className="jp-Shipshape-table">
        <thead>
          <tr>
            <th scope="col">{trans.__('name')}</th>
            <th scope="col" className="jp-mod-number">
              {trans.__('now')}
            </th>
            <th scope="col" className="jp-mod-number">
              {trans.__('peak')}
            </th>
            <th scope="col">{trans.__('in')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, library, allocated, peak, peakIn }) => (
            <tr key={`${library} ${name}`}>
              <th scope="row" className="jp-mod-code">
                <code>{name}</code> <span>{library}</span>
              </th>
              <td className="jp-mod-number">{bytes(allocated)}</td>
              <td className="jp-mod-number">
                {peak === null ? trans.__('not counted') : bytes(peak)}
              </td>
              <td>{peakIn && <CellChip cell={peakIn} links={links} trans={trans} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ) : null;
}
