/** Asks before a proof: what it runs, what it repeats outside the notebook, what it takes. */
import { Dialog, ReactWidget, showDialog } from '@jupyterlab/apputils';
import type { ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Effect } from '../../flow/effects';
import { readFromServer } from '../../kernel/memoryServer';
import { phrase } from '../../phrase';
import type { ILogbook } from '../../tokens';
import { bytes } from '../../units';
import { CellLinks } from '../cells';
import { duration } from '../format';
import { Sentence } from '../sentence';
import { estimate, type IEstimate, type IRoom, tooLarge } from './estimate';

/** Effects that are listed before "and 12 more". */
const MOST_EFFECTS = 8;

/** How long the server may take to tell what memory is free, in ms. */
const PATIENCE = 2000;

/** @returns null where the person thought better of it. */
export async function askToVerify(
  logbook: ILogbook,
  settings: ServerConnection.ISettings,
  trans: TranslationBundle
): Promise<{ again: boolean } | null> {
  const found = estimate(logbook, await roomFor(logbook, settings));
  const large = tooLarge(found);
  const result = await showDialog({
    title: trans.__('Verify in a fresh kernel?'),
    body: new Question(logbook, found, trans),
    checkbox: {
      label: trans.__('Run again what differs, to tell chance from change'),
      caption: trans.__('A second fresh kernel runs the page where a cell differs'),
      checked: false
    },
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      large
        ? Dialog.warnButton({ label: trans.__('Run anyway') })
        : Dialog.okButton({
            label: trans._n('Run %1 cell', 'Run %1 cells', found.cells)
          })
    ],
    // What may end kernels is not what Enter does.
    defaultButton: large ? 0 : 1
  });
  return result.button.accept ? { again: result.isChecked ?? false } : null;
}

/** What is free for another kernel; null where nobody tells in time. */
async function roomFor(
  { kernel }: ILogbook,
  settings: ServerConnection.ISettings
): Promise<IRoom | null> {
  const late = new Promise<null>(resolve => setTimeout(() => resolve(null), PATIENCE));
  const reading = kernel && readFromServer(settings, kernel.id).catch(() => null);
  const answer = await Promise.race([reading, late]);
  return answer?.kind === 'reading' && answer.available !== null
    ? { free: answer.available, ceiling: answer.ceiling?.bytes ?? null }
    : null;
}

class Question extends ReactWidget {
  constructor(
    private readonly logbook: ILogbook,
    private readonly found: IEstimate,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-Shipshape-ask');
  }

  protected render(): React.JSX.Element {
    const { found, trans } = this;
    const { effects } = found;
    const links = new CellLinks(this.logbook);
    return (
      <>
        <p>
          {trans._n(
            'Another kernel runs the %1 cell and compares its result with the page. Your kernel and its values stay as they are.',
            'Another kernel runs all %1 cells from top to bottom and compares each result with the page. Your kernel and its values stay as they are.',
            found.cells
          )}
        </p>
        {effects.length > 0 && (
          <>
            <h3>{trans.__('It repeats what the cells do outside the notebook:')}</h3>
            <ul>
              {effects.slice(0, MOST_EFFECTS).map((effect, i) => (
                <li key={i}>
                  <Sentence phrase={effectPhrase(effect, trans)} links={links} trans={trans} />
                </li>
              ))}
              {effects.length > MOST_EFFECTS && (
                <li>{trans.__('and %1 more', String(effects.length - MOST_EFFECTS))}</li>
              )}
            </ul>
          </>
        )}
        {tooLarge(found) && (
          <p role="alert" className="jp-Shipshape-tooLarge">
            {trans.__(
              'It may not fit: the runs so far peaked at %1, and %2 are free.',
              bytes(found.peak ?? 0),
              found.ceiling === null
                ? bytes(found.free ?? 0)
                : trans.__('%1 of %2', bytes(found.free ?? 0), bytes(found.ceiling))
            )}
          </p>
        )}
        <p className="jp-Shipshape-cost">{cost(found, trans)}</p>
      </>
    );
  }
}

function effectPhrase({ cell, kind, what }: Effect, trans: TranslationBundle) {
  const about = what === null ? [] : [{ code: what }];
  return phrase(
    (c, w) => {
      switch (kind) {
        case 'shell':
          return trans.__('%1 runs commands in a shell', c);
        case 'database':
          return trans.__('%1 changes a database, by %2', c, w);
        case 'sends':
          return trans.__('%1 sends something, by %2', c, w);
        case 'writes':
          return what === null ? trans.__('%1 writes a file', c) : trans.__('%1 writes %2', c, w);
      }
    },
    { cell },
    about
  );
}

/** "about 1 min 50 s, up to 6.8 GB" */
function cost({ seconds, peak }: IEstimate, trans: TranslationBundle): string {
  const time =
    seconds === null ? trans.__('time not known') : trans.__('about %1', duration(seconds, trans));
  return peak === null ? time : trans.__('%1, up to %2', time, bytes(peak));
}
