/** What the tip of a mark says: why, both sides of the difference, what mends it, how to put it aside. */
import { closeIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Finding, Ground, Mend } from '../../flow/finding';
import type { Proof } from '../../flow/proof';
import { proofSentence } from '../../flow/proof-sentences';
import { CellLinks } from '../../panel/cells';
import { clock } from '../../panel/format';
import { kindIcons } from '../../panel/icons';
import { mendLabel } from '../../panel/mend';
import { Sentence } from '../../panel/sentence';
import { ShownText } from '../../panel/state/shownText';
import { textBehind } from '../../panel/state/texts';
import { kindWord } from '../../panel/state/words';
import type { Phrase } from '../../phrase';
import type { ILogbook } from '../../tokens';

interface ITipBodyProps {
  readonly findings: readonly Finding[];
  readonly logbook: ILogbook;
  /** Of the page as it is; null where there is none. */
  readonly proof: Proof | null;
  readonly trans: TranslationBundle;
  onClose(): void;
  onShowPanel(): void;
  onMend(mend: Mend): void;
  onMute(key: string): void;
}

export function TipBody({ findings, logbook, proof, trans, ...on }: ITipBodyProps) {
  const [shown, setShown] = React.useState(false);
  const links = new CellLinks(logbook);
  const [first, ...rest] = findings;
  const text = textBehind(first, logbook, trans);
  const icon = kindIcons[first.kind];
  const [mend] = first.mends;
  const more = first.mends.slice(1);
  const label = (each: Mend) => mendLabel(each, id => links.number(id), trans, first.kind);
  return (
    <>
      <header data-kind={first.kind}>
        <icon.react tag="span" className="jp-Shipshape-glyph" />
        <strong>{kindWord(first.kind, trans)}</strong>
        <span>
          {trans.__(
            'cell %1 of %2',
            String(links.number(first.cell) ?? '?'),
            String(logbook.cells.length)
          )}
        </span>
        <button
          type="button"
          className="jp-Shipshape-tipClose"
          aria-label={trans.__('Close')}
          onClick={on.onClose}
        >
          <closeIcon.react tag="span" className="jp-Shipshape-glyph" />
        </button>
      </header>
      <p>
        <Sentence phrase={first.message} links={links} trans={trans} />
      </p>
      <SideRows finding={first} proof={proof} links={links} trans={trans} />
      {rest.length > 0 && (
        <ul>
          {rest.map((finding, i) => (
            <li key={i}>
              <Sentence phrase={finding.message} links={links} trans={trans} />
            </li>
          ))}
        </ul>
      )}
      {shown && text && <ShownText text={text} trans={trans} />}
      <div className="jp-Shipshape-tipButtons">
        {mend && (
          <button
            type="button"
            className="jp-mod-styled jp-mod-accept"
            onClick={() => on.onMend(mend)}
          >
            {label(mend)}
          </button>
        )}
        {more.map((each, i) => (
          <button key={i} type="button" onClick={() => on.onMend(each)}>
            {label(each)}
          </button>
        ))}
        {text && (
          <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {text.label}
          </button>
        )}
        <button type="button" onClick={on.onShowPanel}>
          {trans.__('Show in panel')}
        </button>
        <Mute finding={first} trans={trans} onMute={on.onMute} />
      </div>
      <footer>
        {groundSentence(first.ground, trans)}{' '}
        {trans.__('Mutes stay in this workspace, not in the file.')}
      </footer>
    </>
  );
}

interface ISideRowsProps {
  readonly finding: Finding;
  readonly proof: Proof | null;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

/** What the page stands on and what a fresh run would; and what one gave, where there was one. */
function SideRows({ finding, proof, links, trans }: ISideRowsProps) {
  const { sides, cell } = finding;
  const proved = proof?.cells.find(each => each.id === cell);
  const rows: [string, Phrase][] = [];
  if (sides) {
    rows.push([trans.__('As shown'), sides.shown], [trans.__('Fresh run'), sides.fresh]);
  }
  if (proof && proved) {
    rows.push([trans.__('Verified %1', clock(proof.startedAt)), proofSentence(proved, trans)]);
  }
  return rows.length === 0 ? null : (
    <dl>
      {rows.map(([label, phrase]) => (
        <React.Fragment key={label}>
          <dt>{label}</dt>
          <dd>
            <Sentence phrase={phrase} links={links} trans={trans} />
          </dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

interface IMuteProps {
  readonly finding: Finding;
  readonly trans: TranslationBundle;
  onMute(key: string): void;
}

/** One button where there is one thing to mute, else the choice between the cell and the names. */
function Mute({ finding, trans, onMute }: IMuteProps) {
  const cell = `cell:${finding.cell}`;
  if (!finding.names.length) {
    return (
      <button type="button" className="jp-Shipshape-tipMute" onClick={() => onMute(cell)}>
        {trans.__('Mute')}
      </button>
    );
  }
  return (
    <select
      className="jp-Shipshape-tipMute"
      aria-label={trans.__('Mute')}
      value=""
      onChange={event => onMute(event.target.value)}
    >
      <option value="" hidden>
        {trans.__('Mute')}
      </option>
      <option value={cell}>{trans.__('This cell')}</option>
      {finding.names.map(name => (
        <option key={name} value={`name:${name}`}>
          {trans.__('The name %1, everywhere', name)}
        </option>
      ))}
    </select>
  );
}

function groundSentence(ground: Ground, trans: TranslationBundle): string {
  switch (ground) {
    case 'recorder':
      return trans.__('Seen by the recorder.');
    case 'messages':
      return trans.__('Told by the messages of the kernel.');
    case 'history':
      return trans.__('Taken from the input history of the kernel.');
    case 'file':
      return trans.__('Taken from the counts in the file.');
    case 'reading':
      return trans.__('Judged by reading.');
  }
}
