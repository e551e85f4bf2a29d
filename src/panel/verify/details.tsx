/** Both sides of a difference that a proof found, as far as they can be shown. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Detail } from '../../flow/outputs';
import { TextDiff } from '../diff/view';

export function Details({ detail, trans }: { detail: Detail; trans: TranslationBundle }) {
  switch (detail.kind) {
    case 'text':
      return (
        <TextDiff
          before={detail.page}
          after={detail.fresh}
          label={trans.__('What the page shows, and what a fresh run gave')}
          trans={trans}
        />
      );
    case 'error':
      return (
        <pre aria-label={trans.__('The error of the fresh run')} tabIndex={0}>
          {detail.text}
        </pre>
      );
    case 'pictures':
      return (
        <dl className="jp-Shipshape-compare">
          <Picture label={trans.__('page')} address={detail.page} />
          <Picture label={trans.__('fresh')} address={detail.fresh} />
        </dl>
      );
    case 'values':
      return (
        <table className="jp-Shipshape-proofTable">
          <thead>
            <tr>
              <th scope="col">{trans.__('row')}</th>
              <th scope="col">{trans.__('column')}</th>
              <th scope="col">{trans.__('page')}</th>
              <th scope="col">{trans.__('fresh')}</th>
            </tr>
          </thead>
          <tbody>
            {detail.values.map(({ row, column, page, fresh }) => (
              <tr key={`${row} ${column}`}>
                <td>{row}</td>
                <td>
                  <code>{column}</code>
                </td>
                <td>{page}</td>
                <td>{fresh}</td>
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

function Picture({ label, address }: { label: string; address: string | null }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{address === null ? '–' : <img src={address} alt={label} />}</dd>
    </>
  );
}
