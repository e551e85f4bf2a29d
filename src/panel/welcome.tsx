/** What the panel shows where no notebook is open. */
import { ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { memoryIcon, packageIcon, verifyIcon } from './icons';

export class Welcome extends ReactWidget {
  constructor(private readonly trans: TranslationBundle) {
    super();
    this.addClass('jp-Shipshape-welcome');
  }

  protected render(): React.JSX.Element {
    const { trans } = this;
    const entries = [
      {
        Icon: verifyIcon.react,
        title: trans.__('State'),
        text: trans.__('whether a fresh run would give what the page shows')
      },
      {
        Icon: memoryIcon.react,
        title: trans.__('Memory'),
        text: trans.__('which cells and values hold the memory')
      },
      {
        Icon: packageIcon.react,
        title: trans.__('Package'),
        text: trans.__('what is missing for production, and the export')
      }
    ];
    return (
      <>
        <h2>{trans.__('Open a notebook.')}</h2>
        <p>{trans.__('This panel then tells you:')}</p>
        <dl>
          {entries.map(({ Icon, title, text }) => (
            <div key={title}>
              <Icon tag="span" className="jp-Shipshape-glyph" />
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </>
    );
  }
}
