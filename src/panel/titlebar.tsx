/** The right of a section's title: the summary while it is folded, the menu while it is open. */
import { ReactWidget, Toolbar, ellipsesIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { Menu } from '@lumino/widgets';
import * as React from 'react';
import type { Section } from './section';

/** Puts summary and menu into the title of a section. */
export function titleBar(section: Section, trans: TranslationBundle): Toolbar {
  const toolbar = new Toolbar();
  toolbar.addClass('jp-Shipshape-title');
  toolbar.addItem('summary', new TitleWidget(section, trans));
  return toolbar;
}

class TitleWidget extends ReactWidget {
  constructor(
    private readonly section: Section,
    private readonly trans: TranslationBundle
  ) {
    super();
    section.summaryChanged.connect(this.update, this);
  }

  override dispose(): void {
    this.section.summaryChanged.disconnect(this.update, this);
    super.dispose();
  }

  protected render(): React.JSX.Element {
    const { section, trans } = this;
    const { summary } = section;
    const Icon = summary?.icon?.react;
    return (
      <>
        {summary && (
          <span className="jp-Shipshape-summary" data-tone={summary.tone ?? 'plain'}>
            {Icon && <Icon tag="span" className="jp-Shipshape-glyph" />}
            {summary.text}
          </span>
        )}
        {section.actions().length > 0 && (
          <button
            type="button"
            className="jp-Shipshape-menu"
            aria-haspopup="menu"
            aria-label={trans.__('More about %1', section.title.label)}
            title={trans.__('More')}
            onClick={event => {
              event.stopPropagation();
              openMenu(section, event.currentTarget.getBoundingClientRect());
            }}
          >
            <ellipsesIcon.react tag="span" />
          </button>
        )}
      </>
    );
  }
}

/** A menu of its own commands: the entries depend on the moment and belong to no palette. */
function openMenu(section: Section, at: DOMRect): void {
  const commands = new CommandRegistry();
  const menu = new Menu({ commands });
  menu.addClass('jp-Shipshape-contextMenu');
  section.actions().forEach((action, i) => {
    commands.addCommand(String(i), {
      label: action.label,
      describedBy: { args: { type: 'object', properties: {} } },
      isToggled: () => action.toggled ?? false,
      isToggleable: action.toggled !== undefined,
      isEnabled: () => action.enabled ?? true,
      execute: () => action.run()
    });
    menu.addItem({ command: String(i) });
  });
  menu.aboutToClose.connect(() => requestAnimationFrame(() => menu.dispose()));
  menu.open(at.left, at.bottom, { horizontalAlignment: 'right' });
}
