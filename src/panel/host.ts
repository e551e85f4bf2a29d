/** Holds the panel's place in the sidebar; the panel itself is fetched when somebody first looks. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { StackedPanel, Widget } from '@lumino/widgets';
import { shipIcon } from './icons';

export const PANEL_ID = 'jupyterlab-shipshape';

export class PanelHost extends StackedPanel {
  /** @param load - gives the panel; asked until it does. */
  constructor(
    private readonly load: () => Promise<Widget>,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.id = PANEL_ID;
    this.title.icon = shipIcon;
    this.title.caption = trans.__('Shipshape: state, memory and package of the notebook');
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this.fill();
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this.fill();
  }

  private fill(): void {
    if (!this.isVisible || this._full) {
      return;
    }
    this.load().then(
      panel => {
        if (!this._full && !this.isDisposed) {
          this._full = true;
          this.widgets.forEach(widget => widget.dispose());
          this.addWidget(panel);
        }
      },
      reason => {
        console.error('The panel of Shipshape could not be fetched:', reason);
        if (!this.widgets.length) {
          this.addWidget(sorry(this.trans));
        }
      }
    );
  }

  private _full = false;
}

function sorry(trans: TranslationBundle): Widget {
  const widget = new Widget();
  widget.addClass('jp-Shipshape-sorry');
  widget.node.setAttribute('role', 'alert');
  widget.node.textContent = trans.__('A part of Shipshape could not be fetched. Reload the page.');
  return widget;
}
