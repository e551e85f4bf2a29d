/** What Shipshape shows and where, in one page: behind Help, and behind the question in the panel. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { FindingKind } from '../flow/finding';
import { CommandIDs } from '../tokens';
import { kindIcons, memoryIcon, packageIcon, shipIcon, verifyIcon } from './icons';
import { kindWord } from './state/words';

/** Gravest first, as in the panel; what follows from others or waits comes last. */
const KINDS: readonly FindingKind[] = [
  'edited',
  'stale',
  'out of order',
  'ghost',
  'repeated',
  'failed midway',
  'unknown',
  'would change',
  'not run',
  'previous kernel'
];

export class Guide extends ReactWidget {
  constructor(
    private readonly commands: JupyterFrontEnd['commands'],
    private readonly trans: TranslationBundle
  ) {
    super();
    this.id = 'jupyterlab-shipshape-guide';
    this.addClass('jp-Shipshape-guide');
    this.title.label = trans.__('Shipshape');
    this.title.icon = shipIcon;
    this.title.closable = true;
    this.node.tabIndex = 0;
    this.node.setAttribute('role', 'document');
    this.node.setAttribute('aria-label', trans.__('Guide to Shipshape'));
  }

  protected render(): React.JSX.Element {
    const { trans } = this;
    return (
      <>
        <h1>{trans.__('Shipshape')}</h1>
        <p>
          {trans.__(
            'It keeps the notebook honest while you work, and ships it as a tested Python package when you are done. It never runs, moves or edits anything by itself.'
          )}
        </p>
        <h2>{trans.__('Marks at cells')}</h2>
        <p>
          {trans.__(
            'A cell gets one where a run from top to bottom in a fresh kernel would not give what the page shows. Click it, or press Enter on it, to see why and what mends it.'
          )}
        </p>
        <dl className="jp-Shipshape-terms">
          {KINDS.map(kind =>
            this.entry(kindIcons[kind].react, kindWord(kind, trans), meaning(kind, trans))
          )}
        </dl>
        <h2>{trans.__('The panel')}</h2>
        <dl className="jp-Shipshape-terms">
          {this.entry(
            verifyIcon.react,
            trans.__('State'),
            trans.__(
              'The verdict over the page, each cause with the least that mends it, and the order of runs beside the order of cells.'
            )
          )}
          {this.entry(
            memoryIcon.react,
            trans.__('Memory'),
            trans.__(
              'What the kernel holds against what would do, the peak of each cell, and which variable holds how much.'
            )
          )}
          {this.entry(
            packageIcon.react,
            trans.__('Package'),
            trans.__(
              'What production would still miss, row by row, and the way to an installable package.'
            )
          )}
        </dl>
        <p>
          {this.link(CommandIDs.showPanel, trans.__('Show the panel'))}
          {this.link('settingeditor:open', trans.__('Open the settings'), { query: 'Shipshape' })}
          {this.link(
            'apputils:activate-command-palette',
            trans.__('All commands are in the palette, under Shipshape')
          )}
        </p>
      </>
    );
  }

  private entry(Icon: typeof shipIcon.react, word: string, text: string): React.JSX.Element {
    return (
      <React.Fragment key={word}>
        <dt>
          <Icon tag="span" className="jp-Shipshape-glyph" />
          {word}
        </dt>
        <dd>{text}</dd>
      </React.Fragment>
    );
  }

  /** Where this application has the command. */
  private link(id: string, label: string, args = {}): React.JSX.Element | null {
    return this.commands.hasCommand(id) ? (
      <button
        type="button"
        className="jp-Shipshape-link"
        onClick={() => void this.commands.execute(id, args)}
      >
        {label}
      </button>
    ) : null;
  }
}

function meaning(kind: FindingKind, trans: TranslationBundle): string {
  switch (kind) {
    case 'edited':
      return trans.__('It has changed since its run. Layout and comments do not count.');
    case 'stale':
      return trans.__('It used a name from an older run of the cell that gives it.');
    case 'out of order':
      return trans.__(
        'It used a name from another cell than it does from top to bottom, or from one below.'
      );
    case 'ghost':
      return trans.__(
        'It used a name that no cell sets any more: from a deleted cell, an earlier text, a console.'
      );
    case 'repeated':
      return trans.__('It changes its own input and ran more than once.');
    case 'failed midway':
      return trans.__('It stopped after setting some of its names.');
    case 'unknown':
      return trans.__('Code that cannot be read took part, and nothing watched it. Never guessed.');
    case 'would change':
      return trans.__('It would come out otherwise because of a cell above that has a mark.');
    case 'not run':
      return trans.__('It has not run in this kernel, though others have.');
    case 'previous kernel':
      return trans.__('What it shows comes from a kernel that is gone.');
  }
}
