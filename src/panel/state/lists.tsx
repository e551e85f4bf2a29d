/** The folded lists below the picture: runs, names that no cell sets, what is muted. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Cause, Judgement } from '../../flow/finding';
import type { ILogbook, IRun } from '../../tokens';
import { type CellLinks, firstLine } from '../cells';
import { clock, duration, shortened } from '../format';
import { Fold } from '../fold';
import { CellChip } from '../sentence';
import { Windowed } from '../windowed';

interface IListProps {
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

const ROW = 24;

/** The newest run first. */
export function Runs({ runs, links, trans }: IListProps & { runs: readonly IRun[] }) {
  return (
    <Fold label={trans.__('Runs')} count={runs.length}>
      <Windowed
        count={runs.length}
        rowHeight={ROW}
        most={12}
        label={trans.__('Runs, newest first')}
        row={i => <RunRow run={runs[runs.length - 1 - i]} links={links} trans={trans} />}
      />
    </Fold>
  );
}

function RunRow({ run, links, trans }: IListProps & { run: IRun }) {
  const took = run.duration === null ? '' : duration(run.duration / 1000, trans);
  return (
    <div className="jp-Shipshape-run" title={run.source}>
      <span className="jp-Shipshape-count">[{run.count ?? ' '}]</span>
      {run.cell !== null ? (
        <CellChip cell={run.cell} links={links} trans={trans} />
      ) : (
        <span className="jp-Shipshape-client">
          {run.client === 'page' ? trans.__('no cell') : clientWord(run.client, trans)}
        </span>
      )}
      <code>{firstLine(run.source)}</code>
      {!run.ok && <span className="jp-Shipshape-failed">{trans.__('failed')}</span>}
      {run.cell !== null && run.client !== 'page' && (
        <span className="jp-Shipshape-client">{clientWord(run.client, trans)}</span>
      )}
      <span className="jp-Shipshape-figure">{took}</span>
      <span className="jp-Shipshape-figure">{run.time === null ? '' : clock(run.time)}</span>
    </div>
  );
}

export function Sourceless({
  names,
  links,
  trans
}: IListProps & { names: Judgement['sourceless'] }) {
  return names.length === 0 ? null : (
    <Fold label={trans.__('Names no cell sets')} count={names.length}>
      <Windowed
        count={names.length}
        rowHeight={ROW}
        most={12}
        label={trans.__('Names no cell sets')}
        row={i => (
          <div className="jp-Shipshape-run">
            <code title={names[i].name}>{shortened(names[i].name)}</code>
            <Origin cause={names[i].because} links={links} trans={trans} />
          </div>
        )}
      />
    </Fold>
  );
}

function Origin({ cause, links, trans }: IListProps & { cause: Cause }) {
  return (
    <span className="jp-Shipshape-client" title={'source' in cause ? cause.source : undefined}>
      {cause.kind === 'cell' ? (
        <>
          {trans.__('set by cell')} <CellChip cell={cause.cell} links={links} trans={trans} />
        </>
      ) : cause.kind === 'earlier text' ? (
        <>
          {trans.__('set by an earlier text of')}{' '}
          <CellChip cell={cause.cell} links={links} trans={trans} />
        </>
      ) : cause.kind === 'deleted' ? (
        cause.time === undefined ? (
          trans.__('set by a deleted cell')
        ) : (
          trans.__('set by a cell deleted at %1', clock(cause.time))
        )
      ) : cause.kind === 'console' ? (
        outsideWord(cause, trans)
      ) : (
        trans.__('set by what was not seen')
      )}
    </span>
  );
}

function clientWord(client: IRun['client'], trans: TranslationBundle): string {
  switch (client) {
    case 'page':
      return trans.__('this page');
    case 'browser':
      return trans.__('another browser');
    case 'console':
      return trans.__('console');
    case 'notebook':
      return trans.__('another notebook');
    case 'callback':
      return trans.__('widget or thread');
  }
}

/** "set by: console, [12]" */
function outsideWord(
  { client, count }: Cause & { kind: 'console' },
  trans: TranslationBundle
): string {
  const who = client === undefined ? trans.__('code outside the page') : clientWord(client, trans);
  return count === null
    ? trans.__('set by: %1', who)
    : trans.__('set by: %1, [%2]', who, String(count));
}

export function Muted({ logbook, links, trans }: IListProps & { logbook: ILogbook }) {
  const keys = [...logbook.muted];
  return keys.length === 0 ? null : (
    <Fold label={trans.__('Muted')} count={keys.length}>
      <ul className="jp-Shipshape-rows">
        {keys.map(key => {
          const [kind, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
          return (
            <li key={key} className="jp-Shipshape-run">
              {kind === 'cell' ? (
                <CellChip cell={rest} links={links} trans={trans} />
              ) : (
                <code>{shortened(rest)}</code>
              )}
              <span className="jp-Shipshape-figure">
                <button
                  type="button"
                  className="jp-Shipshape-link"
                  onClick={() => logbook.mute(key, false)}
                >
                  {trans.__('Show again')}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}
