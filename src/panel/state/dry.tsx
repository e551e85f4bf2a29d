/** What Restart and Run All would change, as a dialog: nothing is run for it. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { dryRun, drySentences } from '../../flow/dry-run';
import type { ILogbook } from '../../tokens';
import { CellLinks } from '../cells';
import { Sentence } from '../sentence';

/** @returns whether the person wants to be certain, by a run in a fresh kernel. */
export async function showDryRun(logbook: ILogbook, trans: TranslationBundle): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('What would Restart and Run All change?'),
    body: new Answer(logbook, trans),
    buttons: [
      Dialog.createButton({ label: trans.__('Verify in a fresh kernel…'), accept: true }),
      Dialog.okButton({ label: trans.__('Close'), accept: false })
    ],
    defaultButton: 1
  });
  return button.accept;
}

class Answer extends ReactWidget {
  constructor(
    private readonly logbook: ILogbook,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-Shipshape-ask');
  }

  protected render(): React.JSX.Element {
    const { logbook, trans } = this;
    const { judgement } = logbook;
    const links = new CellLinks(logbook);
    const order = logbook.cells.filter(cell => cell.source.trim()).map(cell => cell.id);
    const said = judgement ? drySentences(dryRun(judgement, order), trans) : [];
    return (
      <>
        {said.map((sentence, i) => (
          <p key={i}>
            <Sentence phrase={sentence} links={links} trans={trans} />
          </p>
        ))}
        <p className="jp-Shipshape-cost">
          {trans.__('Judged by reading; nothing has been run for it.')}
        </p>
      </>
    );
  }
}
