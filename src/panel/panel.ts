/** The panel in the sidebar: a header, and an accordion of sections over the notebook in front. */
import { SidePanel } from '@jupyterlab/ui-components';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator } from '@jupyterlab/translation';
import { type Message, MessageLoop } from '@lumino/messaging';
import { AccordionPanel, Panel, Widget } from '@lumino/widgets';
import type { ILogbook, ILogbooks } from '../tokens';
import { Header } from './header';
import { PANEL_ID } from './host';
import type { Section, SectionKey } from './section';
import { titleBar } from './titlebar';
import { Welcome } from './welcome';

const STATE_KEY = `${PANEL_ID}:panel`;

/** In px, as the titles of JupyterLab's own panels with less air. */
const TITLE_SPACE = 29;

/** A section lower than this shows nothing of use, in px. */
const LEAST_ROOM = 80;

export interface IPanelOptions {
  readonly logbooks: ILogbooks;
  readonly sections: readonly Section[];
  readonly translator: ITranslator;
  /** Where it is remembered which sections are open; null: nowhere. */
  readonly state: IStateDB | null;
}

export class ShipshapePanel extends SidePanel {
  constructor(private readonly options: IPanelOptions) {
    const trans = options.translator.load('jupyterlab_shipshape');
    super({ header: new Panel(), titleSpace: TITLE_SPACE, translator: options.translator });
    this.addClass('jp-Shipshape');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Shipshape'));
    this.content.node.setAttribute('aria-label', trans.__('Sections'));

    this.top = new Header(trans);
    this.header.addWidget(this.top);
    this.welcome = new Welcome(trans);
    this.header.addWidget(this.welcome);
    for (const section of options.sections) {
      this.addWidget(Object.assign(section, { toolbar: titleBar(section, trans) }));
    }
    options.sections.forEach((section, i) => section.key !== 'state' && this.accordion.collapse(i));
    this.accordion.expansionToggled.connect(this.onToggled, this);

    options.logbooks.currentChanged.connect(this.follow, this);
    this.follow(options.logbooks, options.logbooks.current);
  }

  /** Opens a section, and folds none. */
  open(key: SectionKey): void {
    const index = this.options.sections.findIndex(section => section.key === key);
    if (index >= 0) {
      this.accordion.expand(index);
    }
  }

  /** Opens and folds the sections as they were left. */
  async restore(): Promise<void> {
    const saved = await this.options.state?.fetch(STATE_KEY).catch(() => undefined);
    if (!Array.isArray(saved)) {
      return;
    }
    this.options.sections.forEach((section, i) =>
      saved.includes(section.key) ? this.accordion.expand(i) : this.accordion.collapse(i)
    );
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.options.logbooks.currentChanged.disconnect(this.follow, this);
    }
    super.dispose();
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this.options.sections.forEach(section => section.refresh());
  }

  private get accordion(): AccordionPanel {
    if (!(this.content instanceof AccordionPanel)) {
      throw new Error('The content of a side panel is an accordion.');
    }
    return this.content;
  }

  private follow(_: ILogbooks, logbook: ILogbook | null): void {
    this.top.setHidden(!logbook);
    this.welcome.setHidden(Boolean(logbook));
    this.content.setHidden(!logbook);
    this.top.logbook = logbook;
    for (const section of this.options.sections) {
      section.logbook = logbook;
      section.refresh();
    }
    // The header above has come or gone, which the layout of the sections does not notice.
    MessageLoop.postMessage(this.content, Widget.ResizeMessage.UnknownSize);
  }

  private onToggled(): void {
    const open = this.options.sections.filter(section => !section.isHidden).map(s => s.key);
    this.giveRoom();
    this.options.sections.forEach(section => section.refresh());
    void this.options.state?.save(STATE_KEY, open);
  }

  /** A section that opens beside others gets as much as they: by itself it would get nothing. */
  private giveRoom(): void {
    const { sections } = this.options;
    const open = sections.filter(section => !section.isHidden);
    if (open.some(section => section.node.offsetHeight < LEAST_ROOM)) {
      this.accordion.setRelativeSizes(sections.map(section => (section.isHidden ? 0 : 1)));
    }
  }

  private readonly top: Header;
  private readonly welcome: Welcome;
}
