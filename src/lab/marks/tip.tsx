/** The tip of a mark: why, what mends it, and how to put it aside. */
import { ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';
import type { ILogbook, IProofs } from '../../tokens';
import type { Mark } from './mark';
import { TipBody } from './tipBody';

export interface ITipOptions {
  readonly mark: Mark;
  readonly logbook: ILogbook;
  /** Null where nothing can be verified here. */
  readonly proofs: IProofs | null;
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
    const { logbook, proofs, trans, mark } = this.options;
    return mark.content ? (
      <TipBody
        findings={mark.content.findings}
        logbook={logbook}
        proof={proofs?.of(logbook).current ?? null}
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
    // Also where the focus is still at the mark.
    document.addEventListener('keydown', this, true);
    document.addEventListener('pointerdown', this, true);
    document.addEventListener('scroll', this, true);
    this.size.observe(this.node);
    void this.renderPromise?.then(() => {
      this.place();
      this.node.querySelector('button')?.focus();
    });
  }

  protected override onBeforeDetach(msg: Message): void {
    document.removeEventListener('keydown', this, true);
    document.removeEventListener('pointerdown', this, true);
    document.removeEventListener('scroll', this, true);
    this.size.disconnect();
    super.onBeforeDetach(msg);
  }

  /** What is unfolded in it makes it higher. */
  private readonly size = new ResizeObserver(() => this.place());

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
