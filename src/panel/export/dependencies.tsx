/** The distributions that the package will need, with the versions that the kernel has. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Dependency, PackagePlan } from '../../package/plan';
import type { CellLinks } from '../cells';
import { sameIcon, toDoIcon } from '../icons';
import { Sentence } from '../sentence';

interface IProps {
  readonly plan: PackagePlan;
  /** What the template could not take in. */
  readonly notes: readonly string[];
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

export function Dependencies({ plan, notes, links, trans }: IProps): React.JSX.Element {
  const all = [...plan.dependencies].sort(
    (a, b) => Number(a.name !== null) - Number(b.name !== null)
  );
  return (
    <div className="jp-Shipshape-dependencies">
      {notes.map(note => (
        <p key={note} className="jp-Shipshape-reason">
          {note}
        </p>
      ))}
      {all.length === 0 ? (
        <p className="jp-Shipshape-reason">{trans.__('Nothing beyond Python itself.')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{trans.__('package')}</th>
              <th scope="col">{trans.__('in the kernel')}</th>
              <th scope="col">{trans.__('allowed versions')}</th>
              <th scope="col">{trans.__('why it is needed')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((d, i) => (
              <Row key={i} dependency={d} links={links} trans={trans} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface IRowProps {
  readonly dependency: Dependency;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

function Row({ dependency, links, trans }: IRowProps): React.JSX.Element {
  const { name, version, range, imports, reason, group, extra, url } = dependency;
  const Icon = name ? sameIcon : toDoIcon;
  const used =
    group === 'test'
      ? trans.__('for the tests')
      : group === 'optional'
        ? trans.__('only with the extra %1', extra ?? '')
        : '';
  return (
    <tr data-tone={name ? 'ok' : 'warn'}>
      <th scope="row">
        <Icon.react tag="span" className="jp-Shipshape-glyph" />
        {name ?? <code>{imports[0]}</code>}
      </th>
      <td>{version ?? trans.__('not installed')}</td>
      <td>{name ? url || range || trans.__('any') : ''}</td>
      <td>
        {reason ? (
          <Sentence phrase={reason} links={links} trans={trans} />
        ) : name ? (
          imports.length > 0 && (
            <>
              {trans.__('imported as')} <code>{imports.join(', ')}</code>
            </>
          )
        ) : (
          trans.__('No package gives this name. Put the file beside the notebook, or install it.')
        )}{' '}
        {used}
      </td>
    </tr>
  );
}
