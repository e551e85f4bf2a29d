/** The variables: how large, made by which cell, read last by which. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { filterListIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { FindingKind } from '../../flow/finding';
import type { Sizes, VariableRow } from '../../memory';
import { bytes } from '../../units';
import type { CellLinks } from '../cells';
import { shortened } from '../format';
import { kindIcons } from '../icons';
import { CellChip } from '../sentence';
import { More, STEP } from './more';
import { kindWord } from '../state/words';

/** Rows shown before "Show all 63 names". */
const FEW = 9;

type Suspects = ReadonlyMap<string, FindingKind>;

interface IVariablesProps {
  readonly rows: readonly VariableRow[];
  readonly sizes: Sizes | null;
  readonly filter: string;
  /** Cells whose last result a fresh run would not give, with the gravest reason. */
  readonly suspect: Suspects;
  readonly measuring: boolean;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onFilter(text: string): void;
  /** Read the sizes now; null where it cannot be asked. */
  readonly onMeasure: (() => void) | null;
}

export function Variables(props: IVariablesProps): React.JSX.Element | null {
  const { rows, sizes, filter, suspect, measuring, links, trans, onFilter, onMeasure } = props;
  const [most, setMost] = React.useState(FEW);
  const [filtering, setFiltering] = React.useState(false);
  const total = (sizes?.variables.length ?? 0) + (sizes?.omitted ?? 0);
  const shown = rows.slice(0, filter ? Math.max(STEP, most) : most);
  return (
    <section
      className="jp-Shipshape-block"
      aria-label={trans.__('Variables')}
      aria-busy={measuring}
    >
      <div className="jp-Shipshape-head">
        <h3>{trans.__('Variables')}</h3>
        {filtering ? (
          <input
            type="search"
            autoFocus
            value={filter}
            placeholder={trans.__('Name or type')}
            aria-label={trans.__('Filter the variables')}
            onChange={event => onFilter(event.currentTarget.value)}
            onBlur={() => filter || setFiltering(false)}
          />
        ) : (
          <button
            type="button"
            className="jp-Shipshape-quiet"
            disabled={!sizes}
            onClick={() => setFiltering(true)}
          >
            <filterListIcon.react tag="span" className="jp-Shipshape-glyph" />
            {trans.__('Filter')}
          </button>
        )}
      </div>
      {sizes && !rows.length ? (
        <p className="jp-Shipshape-quiet">
          {filter
            ? trans.__('No name and no type has this in it.')
            : trans.__('No names are set in this kernel.')}
        </p>
      ) : sizes ? (
        <table className="jp-Shipshape-table">
          <thead>
            <tr>
              <th scope="col">{trans.__('name')}</th>
              <th scope="col" className="jp-mod-number">
                {trans.__('size')}
              </th>
              <th scope="col">{trans.__('set in')}</th>
              <th scope="col">{trans.__('last read')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <Row key={row.variable.name} {...{ row, suspect, links, trans }} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="jp-Shipshape-quiet">{trans.__('Not sized yet: read after the next run.')}</p>
      )}
      <div className="jp-Shipshape-below">
        <More
          hidden={rows.length - shown.length}
          all={trans._n('Show all %1 name', 'Show all %1 names', total)}
          trans={trans}
          onMore={() => setMost(shown.length + STEP)}
        />
        {onMeasure && (
          <button
            type="button"
            className="jp-Shipshape-link"
            disabled={measuring}
            onClick={onMeasure}
          >
            {trans.__('Read the sizes now')}
          </button>
        )}
      </div>
    </section>
  );
}

function Row(props: {
  row: VariableRow;
  suspect: Suspects;
  links: CellLinks;
  trans: TranslationBundle;
}): React.JSX.Element {
  const { row, suspect, links, trans } = props;
  const { variable, setIn, lastRead, sharedOf } = row;
  const { name, type, holder } = variable;
  const kind = setIn === null ? undefined : suspect.get(setIn);
  const title = titleOf(row, kind, trans);
  return (
    <tr title={title}>
      <th scope="row" className="jp-mod-code">
        <code>{shortened(name)}</code>{' '}
        {holder !== 'traceback' && (
          <span>{sharedOf ? trans.__('%1, shares %2', type, sharedOf) : type}</span>
        )}
      </th>
      <td className="jp-mod-number">{size(row, trans)}</td>
      {holder === 'name' ? (
        <>
          <td data-tone={setIn && !kind ? undefined : 'warn'}>
            {setIn && <CellChip cell={setIn} links={links} trans={trans} />}
            {setIn && kind && ' '}
            {kind && <Suspicion kind={kind} word={kindWord(kind, trans)} />}
            {!setIn && <Suspicion kind="ghost" word={trans.__('none')} />}
          </td>
          <td>
            {lastRead ? <CellChip cell={lastRead} links={links} trans={trans} /> : trans.__('none')}
          </td>
        </>
      ) : (
        <td colSpan={2}>
          {holder === 'figures' ? trans.__('still open') : trans.__('kept by IPython')}
        </td>
      )}
    </tr>
  );
}

/** The word gives way to its sign where there is no room. */
function Suspicion({ kind, word }: { kind: FindingKind; word: string }): React.JSX.Element {
  const Icon = kindIcons[kind];
  return (
    <span className="jp-Shipshape-suspicion" data-kind={kind}>
      <Icon.react tag="span" className="jp-Shipshape-glyph" />
      <span>{word}</span>
    </span>
  );
}

function size({ variable, sharedOf }: VariableRow, trans: TranslationBundle): React.JSX.Element {
  const { bytes: held, how, device } = variable;
  if (how === 'handle') {
    return <span className="jp-Shipshape-quiet">{trans.__('handle')}</span>;
  }
  if (held === null) {
    return <span className="jp-Shipshape-quiet">{trans.__('not sized')}</span>;
  }
  if (sharedOf) {
    return <span className="jp-Shipshape-quiet">{trans.__('shared')}</span>;
  }
  const figure = how === 'partial' ? `≥ ${bytes(held)}` : bytes(held);
  return <>{device > held ? trans.__('%1 on device', bytes(device)) : figure}</>;
}

/** All that there is to say of a size, for those who point at it. */
function titleOf(
  { variable, setIn }: VariableRow,
  kind: FindingKind | undefined,
  trans: TranslationBundle
): string {
  const { name, holder, bytes: held, own, device, sharedWith, how } = variable;
  const said = [name];
  if (kind) {
    said.push(trans.__('not what a fresh run would give: its cell is "%1"', kindWord(kind, trans)));
  } else if (holder === 'name' && !setIn) {
    said.push(trans.__('no cell of the notebook sets it'));
  }
  if (held !== null && own !== null) {
    said.push(trans.__('reaches %1, of which %2 nobody else holds', bytes(held), bytes(own)));
  }
  if (sharedWith.length) {
    said.push(trans.__('shares memory with %1', sharedWith.slice(0, 12).join(', ')));
  }
  if (device) {
    said.push(trans.__('%1 on a device', bytes(device)));
  }
  const ways = {
    exact: '',
    sampled: trans.__(
      'estimated from a sample of its elements: within 10 % or so where they are alike'
    ),
    partial: trans.__('at the least: the time for looking was over'),
    handle: trans.__('stands for data elsewhere'),
    skipped: trans.__('not looked into, or no time left')
  };
  return [...said, ways[how]].filter(Boolean).join('; ');
}
