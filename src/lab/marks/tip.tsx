/** The tip of a mark: why, what mends it, and how to put it aside. */
import { closeIcon, ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';
import type { Finding, Ground, Mend } from '../../flow/finding';
import { CellLinks } from '../../panel/cells';
import { kindIcons } from '../../panel/icons';
import { mendLabel } from '../../panel/mend';
import { Sentence } from '../../panel/sentence';
import { kindWord } from '../../panel/state/words';
import type { ILogbook } from '../../tokens';
import type { Mark } from './mark';

export interface ITipOptions {
  readonly mark: Mark;
  readonly logbook: ILogbook;
  readonly trans: TranslationBundle;
  showPanel(): void;
}

/** Opens below its mark, takes the focus, and gives it back to the mark when it closes. */
export class Tip extends ReactWidget {
  constructor(private readonly options: ITipOptions) {
    super();
    const { mark, trans } = options;
    this.mark = mark;
    this.addClass('jp-Shipshape-tip');
    this.addClass('jp-ThemedContainer');
    this.node.setAttribute('role', 'dialog');
    this.node.setAttribute('aria-label', trans.__('Why this cell is marked'));
    this.node.setAttribute('data-lm-suppress-shortcuts', 'true');
    this.node.tabIndex = -1;
    mark.expanded = true;
    Widget.attach(this, document.body);
  }

  readonly mark: Mark;

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this.mark.expanded = false;
    super.dispose();
  }

  handleEvent(event: Event): void {
    if (event.type === 'keydown' && (event as KeyboardEvent).key === 'Escape') {
      event.stopPropagation();
      this.close(true);
    } else if (event.type === 'pointerdown' && !this.holds(event.target)) {
      this.close(false);
    } else if (event.type === 'scroll' && !this.holds(event.target)) {
      this.place();
    }
  }

  protected override render(): React.JSX.Element | null {
    const { logbook, trans, mark } = this.options;
    return mark.content ? (
      <TipBody
        findings={mark.content.findings}
        logbook={logbook}
        trans={trans}
        onClose={() => this.close(true)}
        onShowPanel={() => {
          this.close(false);
          this.options.showPanel();
        }}
        onMend={mend => {
          this.close(true);
          void logbook.mend(mend);
        }}
        onMute={key => {
          this.close(true);
          logbook.mute(key, true);
        }}
      />
    ) : null;
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this.node.addEventListener('keydown', this);
    document.addEventListener('pointerdown', this, true);
    document.addEventListener('scroll', this, true);
    void this.renderPromise?.then(() => {
      this.place();
      this.node.querySelector('button')?.focus();
    });
  }

  protected override onBeforeDetach(msg: Message): void {
    this.node.removeEventListener('keydown', this);
    document.removeEventListener('pointerdown', this, true);
    document.removeEventListener('scroll', this, true);
    super.onBeforeDetach(msg);
  }

  private holds(target: EventTarget | null): boolean {
    const node = target as Node | null;
    return this.node.contains(node) || this.mark.node.contains(node);
  }

  override close(back = false): void {
    this.dispose();
    if (back) {
      this.mark.node.focus();
    }
  }

  /** Below the mark, its right edge under the mark's; above where there is no room below. */
  private place(): void {
    if (this.isDisposed) {
      return;
    }
    const mark = this.mark.node.getBoundingClientRect();
    const { width, height } = this.node.getBoundingClientRect();
    const below = mark.bottom + GAP + height <= window.innerHeight;
    const top = below ? mark.bottom + GAP : Math.max(GAP, mark.top - GAP - height);
    this.node.style.top = `${top}px`;
    this.node.style.left = `${Math.max(GAP, mark.right - width)}px`;
    this.node.classList.add('jp-mod-placed');
  }
}

const GAP = 5;

interface ITipBodyProps {
  readonly findings: readonly Finding[];
  readonly logbook: ILogbook;
  readonly trans: TranslationBundle;
  onClose(): void;
  onShowPanel(): void;
  onMend(mend: Mend): void;
  onMute(key: string): void;
}

function TipBody({ findings, logbook, trans, ...on }: ITipBodyProps) {
  const links = new CellLinks(logbook);
  const [first, ...rest] = findings;
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
      {rest.length > 0 && (
        <ul>
          {rest.map((finding, i) => (
            <li key={i}>
              <Sentence phrase={finding.message} links={links} trans={trans} />
            </li>
          ))}
        </ul>
      )}
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
