/** The verdict in a few words: for the title of the folded section and for the status bar. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { differsIcon, kindIcons, sameIcon, toDoIcon } from '../icons';
import type { ISummary } from '../section';
import type { StateModel } from './model';

/** Null while nothing is known yet. */
export function brief(model: StateModel, trans: TranslationBundle): ISummary | null {
  switch (model.stage) {
    case 'reading':
      return null;
    case 'off':
      return { text: trans.__('off') };
    case 'no kernel':
      return { text: trans.__('no kernel') };
    case 'nothing ran':
      return { text: trans.__('nothing has run'), icon: toDoIcon, tone: 'plain' };
    case 'judged':
      return judged(model, trans);
  }
}

function judged(model: StateModel, trans: TranslationBundle): ISummary {
  const cells = [...(model.judgement?.cells.values() ?? [])];
  const count = (verdict: string): number => cells.filter(cell => cell.verdict === verdict).length;
  const [differ, notRun, unknown] = [count('suspect'), count('not-run'), count('unknown')];
  if (differ) {
    return {
      text: trans.__('%1 of %2 cells would differ', String(differ), String(cells.length)),
      icon: differsIcon,
      tone: 'warn'
    };
  }
  if (unknown) {
    return {
      text: trans._n('%1 cell cannot be told', '%1 cells cannot be told', unknown),
      icon: kindIcons.unknown,
      tone: 'plain'
    };
  }
  return notRun
    ? {
        text: trans._n('%1 cell has not run', '%1 cells have not run', notRun),
        icon: toDoIcon,
        tone: 'plain'
      }
    : { text: trans.__('all cells as shown'), icon: sameIcon, tone: 'ok' };
}
