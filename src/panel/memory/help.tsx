/** What would help: each finding with what it gives back, and its mends. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { copyIcon, type LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { Advice, MemoryMend } from '../../memory';
import { bytes } from '../../units';
import type { CellLinks } from '../cells';
import { kindIcons } from '../icons';
import { Sentence } from '../sentence';
import { heldIcon, keptIcon, peakIcon, twinsIcon } from './icons';

const ICONS: Readonly<Record<Advice['kind'], LabIcon>> = {
  idle: heldIcon,
  ghost: kindIcons.ghost,
  peak: peakIcon,
  twins: twinsIcon,
  kept: keptIcon,
  spare: keptIcon
};

/** Shown before "Show 4 more". */
const MOST = 5;

interface IHelpProps {
  readonly advice: readonly Advice[];
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onMend(mend: MemoryMend): void;
}

export function Help({ advice, links, trans, onMend }: IHelpProps): React.JSX.Element | null {
  const [whole, setWhole] = React.useState(false);
  if (!advice.length) {
    return null;
  }
  const shown = whole ? advice : advice.slice(0, MOST);
  return (
    <section className="jp-Shipshape-help" aria-label={trans.__('What would help')}>
      <div className="jp-Shipshape-head">
        <h3>{trans.__('What would help')}</h3>
        <span>{trans.__('gives back')}</span>
      </div>
      <ul>
        {shown.map(item => (
          <Item
            key={`${item.kind} ${item.names.join()} ${cellsOf(item).join()}`}
            {...{ item, links, trans, onMend }}
          />
        ))}
      </ul>
      {shown.length < advice.length && (
        <p className="jp-Shipshape-more">
          <button type="button" className="jp-Shipshape-link" onClick={() => setWhole(true)}>
            {trans._n('Show %1 more', 'Show %1 more', advice.length - shown.length)}
          </button>
        </p>
      )}
    </section>
  );
}

function Item(props: {
  item: Advice;
  links: CellLinks;
  trans: TranslationBundle;
  onMend(mend: MemoryMend): void;
}): React.JSX.Element {
  const { item, links, trans, onMend } = props;
  const Icon = ICONS[item.kind];
  return (
    <li data-kind={item.kind} {...links.outlining(cellsOf(item))}>
      <Icon.react tag="span" className="jp-Shipshape-glyph" />
      <div>
        <Sentence phrase={item.message} links={links} trans={trans} />
        <div className="jp-Shipshape-mends">
          {together(item.mends).map(mends => (
            <span key={mends[0].kind}>
              {mends.map(mend => (
                <Mend key={mend.kind} {...{ mend, trans, onMend }} />
              ))}
            </span>
          ))}
        </div>
      </div>
      <span className="jp-Shipshape-gives">
        {item.givesBack === null ? trans.__('peak only') : bytes(item.givesBack)}
      </span>
    </li>
  );
}

/** The button that copies a line stays with the one that inserts it. */
function together(mends: readonly MemoryMend[]): readonly (readonly MemoryMend[])[] {
  const copies = mends.filter(({ kind }) => kind === 'copy');
  return mends
    .filter(({ kind }) => kind !== 'copy')
    .map(mend => (mend.kind === 'insert' ? [mend, ...copies] : [mend]));
}

function Mend(props: {
  mend: MemoryMend;
  trans: TranslationBundle;
  onMend(mend: MemoryMend): void;
}): React.JSX.Element {
  const { mend, trans, onMend } = props;
  if (mend.kind === 'copy') {
    const label = trans.__('Copy %1', mend.line);
    return (
      <button
        type="button"
        className="jp-Shipshape-copy"
        aria-label={label}
        title={label}
        onClick={() => onMend(mend)}
      >
        <copyIcon.react tag="span" className="jp-Shipshape-glyph" />
      </button>
    );
  }
  return (
    <button type="button" className="jp-Shipshape-link" onClick={() => onMend(mend)}>
      <Label mend={mend} trans={trans} />
    </button>
  );
}

function Label(props: {
  mend: Exclude<MemoryMend, { kind: 'copy' }>;
  trans: TranslationBundle;
}): React.JSX.Element {
  const { mend, trans } = props;
  switch (mend.kind) {
    case 'free':
      return (
        <>
          {mend.names.length || mend.own.length
            ? trans.__('Free it now…')
            : trans.__('Give it back now')}
        </>
      );
    case 'insert': {
      const [before, after] = trans.__('Insert %1', '\u0001').split('\u0001');
      return (
        <>
          {before}
          <code>{mend.line}</code>
          {after}
        </>
      );
    }
    case 'show':
      return <>{trans._n('Show the cell', 'Show cells', mend.cells.length)}</>;
  }
}

function cellsOf(item: Advice): readonly string[] {
  return item.message.flatMap(part => ('cell' in part ? [part.cell] : []));
}
