/** Tests of what the steps give: what the kernel tells, and the values that the person chooses. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { KernelValue } from '../../package/plan';
import type { CellLinks } from '../cells';
import { CellChip } from '../sentence';
import type { GoldenModel, IGoldenRow } from './golden';
import { crossIcon } from './icons';

interface IProps {
  readonly golden: GoldenModel;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

export function GoldenTab({ golden, links, trans }: IProps): React.JSX.Element {
  const { rows, looked, busy, problem } = golden;
  return (
    <div className="jp-Shipshape-golden">
      <p className="jp-Shipshape-reason">
        {looked
          ? trans.__(
              'tests/test_steps.py holds types, columns and sizes. A whole value is written only where you choose it: it may be production data.'
            )
          : trans.__(
              'Tests can hold what each step gives: types, columns and sizes, as the kernel has them now. Nothing is written of the values themselves unless you choose it.'
            )}
      </p>
      <p className="jp-Shipshape-reason">
        <button
          type="button"
          className="jp-Shipshape-outlined"
          disabled={busy || !rows.length}
          onClick={() => void golden.look()}
        >
          {looked ? trans.__('Look again') : trans.__('Look in the kernel')}
        </button>
        {looked && (
          <button
            type="button"
            className="jp-Shipshape-link"
            disabled={busy}
            onClick={() => void golden.drop()}
          >
            {trans.__('Write no such tests')}
          </button>
        )}
        <span aria-live="polite">
          {busy ? trans.__('Looking…') : rows.length ? '' : trans.__('No step gives a value.')}
          {problem && (
            <span data-tone="error">
              <crossIcon.react tag="span" className="jp-Shipshape-glyph" />
              {problem}
            </span>
          )}
        </span>
      </p>
      {looked && rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{trans.__('name')}</th>
              <th scope="col">{trans.__('given by')}</th>
              <th scope="col">{trans.__('what the tests hold')}</th>
              <th scope="col">{trans.__('whole value')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row key={row.name} row={row} golden={golden} links={links} trans={trans} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface IRowProps extends IProps {
  readonly row: IGoldenRow;
}

function Row({ row, golden, links, trans }: IRowProps): React.JSX.Element {
  const { name, step, cells, value, unsound, chosen } = row;
  const last = cells.at(-1);
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td>
        {last !== undefined && <CellChip cell={last} links={links} trans={trans} />}{' '}
        <code>{step}</code>
      </td>
      <td>
        {unsound.length > 0
          ? trans.__('nothing: a fresh run would give another value')
          : value
            ? valueSentence(value, trans)
            : trans.__('nothing: the kernel has no value of a known type')}
      </td>
      <td>
        {value &&
          (value.small ? (
            <label>
              <input
                type="checkbox"
                checked={chosen}
                disabled={golden.busy}
                aria-label={trans.__('Write the value of %1', name)}
                onChange={event => void golden.choose(name, event.target.checked)}
              />
              {chosen ? trans.__('written') : trans.__('write it')}
            </label>
          ) : (
            trans.__('too large, or no text gives it again')
          ))}
      </td>
    </tr>
  );
}

/** `DataFrame, 3 × 4: id, price, who and 1 more`. */
function valueSentence({ type, shape, columns }: KernelValue, trans: TranslationBundle): string {
  const short = type.split('.').at(-1) ?? type;
  const size = shape?.length ? trans.__('%1, %2', short, shape.join(' × ')) : short;
  if (!columns?.length) {
    return size;
  }
  const named = columns.slice(0, 4).join(', ');
  const rest = columns.length - 4;
  return rest > 0
    ? trans.__('%1: %2 and %3 more', size, named, String(rest))
    : trans.__('%1: %2', size, named);
}
