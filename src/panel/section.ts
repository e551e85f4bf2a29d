/** What a section of the panel is: a title with a summary, a menu, and content over a logbook. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import type { Message } from '@lumino/messaging';
import { type ISignal, Signal } from '@lumino/signaling';
import type { ILogbook } from '../tokens';

/** What the title of a folded section says at its right. */
export interface ISummary {
  readonly text: string;
  readonly icon?: LabIcon;
  /** Colour of the icon; `plain` where it means nothing. */
  readonly tone?: 'plain' | 'warn' | 'error' | 'ok';
}

/** An entry of the menu behind "…" in the title of an open section. */
export interface IAction {
  readonly label: string;
  readonly toggled?: boolean;
  readonly enabled?: boolean;
  run(): void;
}

export type SectionKey = 'state' | 'memory' | 'package';

export interface ISectionOptions {
  readonly key: SectionKey;
  /** Translated. */
  readonly label: string;
  readonly translator: ITranslator;
  readonly commands: JupyterFrontEnd['commands'];
}

/**
 * A section of the panel.
 *
 * Subclasses give the content in `render()`, called while the section is open and on screen
 * only, and the summary in `summarize()`, called while the panel is on screen only: a hidden
 * panel does no work.
 */
export abstract class Section extends ReactWidget {
  /** @param options - `key` names the section in the layout and in its class. */
  constructor(options: ISectionOptions) {
    super();
    this.key = options.key;
    this.trans = options.translator.load('jupyterlab_shipshape');
    this.commands = options.commands;
    this.title.label = options.label;
    this.addClass('jp-Shipshape-section');
    this.addClass(`jp-Shipshape-${options.key}`);
  }

  readonly key: SectionKey;

  /** The notebook in front; the panel sets it. */
  get logbook(): ILogbook | null {
    return this._logbook;
  }
  set logbook(value: ILogbook | null) {
    if (value === this._logbook) {
      return;
    }
    this._logbook?.changed.disconnect(this.refresh, this);
    this._logbook = value;
    value?.changed.connect(this.refresh, this);
    this.onLogbookReplaced();
    this.refresh();
  }

  /** At the right of the title while folded; null: nothing. */
  get summary(): ISummary | null {
    return this._summary;
  }

  get summaryChanged(): ISignal<this, void> {
    return this._summaryChanged;
  }

  /** Entries of the menu in the title, asked for when it opens; none: no menu. */
  actions(): readonly IAction[] {
    return [];
  }

  /** Looks at the logbook again, where anything of it is on screen. */
  refresh(): void {
    if (this.isDisposed || !this.parent?.isVisible) {
      return;
    }
    this.summarized(this.summarize());
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._logbook?.changed.disconnect(this.refresh, this);
    this._logbook = null;
    Signal.clearData(this);
    super.dispose();
  }

  protected readonly trans: TranslationBundle;
  protected readonly commands: JupyterFrontEnd['commands'];

  /** What to say in the title while folded. Cheap: it is asked at every change. */
  protected abstract summarize(): ISummary | null;

  /** What the title says has changed, and the content with it. */
  protected summarized(summary: ISummary | null): void {
    this._summary = summary;
    this._summaryChanged.emit();
    this.update();
  }

  /** Another notebook came to the front: drop what was remembered of the last one. */
  protected onLogbookReplaced(): void {
    // Nothing is remembered by default.
  }

  protected override onUpdateRequest(msg: Message): void {
    if (this.isVisible) {
      super.onUpdateRequest(msg);
    }
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this.refresh();
  }

  private _logbook: ILogbook | null = null;
  private _summary: ISummary | null = null;
  private _summaryChanged = new Signal<this, void>(this);
}
