/** Doing what a finding about memory offers. */
import { Clipboard, Dialog, Notification, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { MemoryMend } from '../../memory';
import type { ILogbook } from '../../tokens';
import { bytes } from '../../units';

/** One click of a person's; asks before anything is deleted. */
export async function mendMemory(
  mend: MemoryMend,
  logbook: ILogbook,
  trans: TranslationBundle
): Promise<void> {
  switch (mend.kind) {
    case 'free':
      return free(mend, logbook, trans);
    case 'insert':
      return logbook.append(mend.cell, mend.line);
    case 'copy':
      Clipboard.copyToSystem(mend.line);
      Notification.info(trans.__('Copied: %1', mend.line), { autoClose: 2000 });
      return;
    case 'show':
      logbook.reveal(mend.cells[0]);
      return logbook.outline(mend.cells);
  }
}

type Free = Extract<MemoryMend, { kind: 'free' }>;

async function free(mend: Free, logbook: ILogbook, trans: TranslationBundle): Promise<void> {
  const held = [...mend.names, ...mend.own];
  const what = held.length ? listed(held, trans) : trans.__('what nothing uses');
  // Nothing is lost by giving back what is free already: there is nothing to ask.
  if (held.length && !(await agreed(mend, what, trans))) {
    return;
  }
  // A request behind a long run would delete names long after the click.
  if (logbook.memoryWatch?.busy) {
    Notification.warning(trans.__('The kernel is busy: nothing was freed. Try again later.'), {
      autoClose: 6000
    });
    return;
  }
  try {
    const back = (await logbook.memoryWatch?.free(mend.names, mend.own)) ?? null;
    Notification.info(outcome(back, mend.bytes, trans), { autoClose: 6000 });
  } catch {
    Notification.error(trans.__('The kernel did not free %1.', what), { autoClose: 6000 });
  }
}

async function agreed(mend: Free, what: string, trans: TranslationBundle): Promise<boolean> {
  const answer = await showDialog({
    title: trans.__('Free %1 (%2)?', what, bytes(mend.bytes)),
    body: mend.names.length
      ? trans.__(
          'This deletes %1 in the kernel. The notebook is not changed; a cell that needs it must make it again.',
          what
        )
      : trans.__('The kernel lets go of %1. The notebook is not changed.', what),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Free it') })
    ]
  });
  return answer.button.accept;
}

/** Names in a title before "and 3 more". */
const MOST = 6;

function listed(names: readonly string[], trans: TranslationBundle): string {
  const shown = names.slice(0, MOST).join(', ');
  const more = names.length - MOST;
  return more > 0 ? trans._n('%2 and %1 more', '%2 and %1 more', more, shown) : shown;
}

/** Less than this many bytes is what comes and goes by itself. */
const NOISE = 1_000_000;
/** From this part of what was expected on nothing is missing that is worth a word. */
const MOST_OF_IT = 0.8;

function outcome(back: number | null, expected: number, trans: TranslationBundle): string {
  if (back === null) {
    return trans.__('Done. What it gave back cannot be read here.');
  }
  if (back < NOISE) {
    return trans.__(
      'Done, but the process still holds the memory: something else keeps the value, or the allocator keeps the space for later.'
    );
  }
  return back < MOST_OF_IT * expected
    ? trans.__(
        'The process gave back %1 of %2: something else keeps the rest, or the allocator does for later.',
        bytes(back),
        bytes(expected)
      )
    : trans.__('The process gave back %1.', bytes(back));
}
