/** What the verdict goes back to: one entry a cause, with what mends it. */
import { caretDownIcon, filterListIcon, runIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { CauseGroup, FindingKind, Mend } from '../../flow/finding';
import type { CellLinks } from '../cells';
import { kindIcons } from '../icons';
import { mendLabel } from '../mend';
import { Sentence } from '../sentence';
import type { ILogbook } from '../../tokens';
import { arrows } from '../arrows';
import type { StateModel } from './model';
import { ShownText } from './shownText';
import { textBehind } from './texts';
import { kindWord } from './words';

interface ICausesProps {
  readonly model: StateModel;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onMend(mend: Mend): void;
  onMute(group: CauseGroup): void;
}

export function Causes({ model, links, trans, onMend, onMute }: ICausesProps) {
  const { causes, moreCauses } = model;
  return (
    <section className="jp-Shipshape-block jp-Shipshape-causes" aria-label={trans.__('Causes')}>
      <div className="jp-Shipshape-head">
        <h3>{trans.__('Causes')}</h3>
        {model.kinds.length > 1 && <Filter model={model} trans={trans} />}
      </div>
      <ul {...arrows}>
        {causes.map(group => (
          <Cause
            key={`${group.root.kind} ${group.root.cell} ${group.root.names.join()}`}
            group={group}
            logbook={model.logbook}
            links={links}
            trans={trans}
            onMend={onMend}
            onMute={onMute}
          />
        ))}
      </ul>
      {moreCauses > 0 && (
        <p className="jp-Shipshape-more">
          <button type="button" className="jp-Shipshape-link" onClick={() => model.showAllCauses()}>
            {trans._n('Show %1 more cause', 'Show %1 more causes', moreCauses)}
          </button>
          {` · ${trans.__(
            '%1 findings in %2 causes',
            String(model.findings),
            String(causes.length + moreCauses)
          )}`}
        </p>
      )}
    </section>
  );
}

function Filter({ model, trans }: { model: StateModel; trans: TranslationBundle }) {
  return (
    <label className="jp-Shipshape-filter">
      <filterListIcon.react tag="span" className="jp-Shipshape-glyph" />
      <span className="jp-Shipshape-unseen">{trans.__('Show causes of this kind')}</span>
      <select
        value={model.kind ?? ''}
        onChange={event => {
          model.kind = model.kinds.find(kind => kind === event.target.value) ?? null;
        }}
      >
        <option value="">{trans.__('All kinds')}</option>
        {model.kinds.map((kind: FindingKind) => (
          <option key={kind} value={kind}>
            {kindWord(kind, trans)}
          </option>
        ))}
      </select>
      <caretDownIcon.react tag="span" className="jp-Shipshape-glyph" />
    </label>
  );
}

interface ICauseProps {
  readonly group: CauseGroup;
  readonly logbook: ILogbook | null;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onMend(mend: Mend): void;
  onMute(group: CauseGroup): void;
}

function Cause({ group, logbook, links, trans, onMend, onMute }: ICauseProps) {
  const [shown, setShown] = React.useState(false);
  const { root, following, message, mends } = group;
  const Icon = kindIcons[root.kind].react;
  const text = logbook && textBehind(root, logbook, trans);
  return (
    <li
      tabIndex={0}
      data-kind={root.kind}
      onKeyDown={event => {
        if (event.key === 'Enter' && event.target === event.currentTarget) {
          links.reveal(root.cell);
        }
      }}
      {...links.outlining([root.cell, ...following])}
    >
      <span
        className="jp-Shipshape-glyph"
        role="img"
        aria-label={kindWord(root.kind, trans)}
        title={kindWord(root.kind, trans)}
      >
        <Icon tag="span" />
      </span>
      <div>
        <p>
          <Sentence phrase={message} links={links} trans={trans} />
        </p>
        <p className="jp-Shipshape-mends">
          {mends.map((mend, i) => (
            <button
              key={i}
              type="button"
              className="jp-Shipshape-link jp-mod-icon"
              disabled={mend.kind === 'run' && Boolean(logbook?.mending)}
              onClick={() => onMend(mend)}
            >
              {mend.kind === 'run' && <runIcon.react tag="span" className="jp-Shipshape-glyph" />}
              {mend.kind === 'verify'
                ? trans.__('Verify in a fresh kernel…')
                : mendLabel(mend, id => links.number(id), trans, root.kind)}
            </button>
          ))}
          {text && (
            <button
              type="button"
              className="jp-Shipshape-link"
              aria-expanded={shown}
              onClick={() => setShown(!shown)}
            >
              {text.label}
            </button>
          )}
          <button type="button" className="jp-Shipshape-link" onClick={() => onMute(group)}>
            {trans.__('Mute')}
          </button>
        </p>
        {shown && text && <ShownText text={text} trans={trans} />}
      </div>
    </li>
  );
}
