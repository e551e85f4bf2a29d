/** The verdict in a few words: for the title of the folded section and for the status bar. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Proof } from '../../flow/proof';
import type { IProofs } from '../../tokens';
import { clock } from '../format';
import { differsIcon, kindIcons, sameIcon, toDoIcon, verifyIcon } from '../icons';
import type { ISummary } from '../section';
import type { StateModel } from './model';

/** Null while nothing is known yet. What a fresh kernel gave outranks what reading tells. */
export function brief(
  model: StateModel,
  proofs: IProofs | null,
  trans: TranslationBundle
): ISummary | null {
  const { logbook } = model;
  const proof = logbook && proofs?.of(logbook);
  if (proof?.running) {
    const { done, cells } = proof.running;
    const at = Math.min(done.length + 1, cells.length);
    return {
      text: trans.__('verifying, cell %1 of %2', String(at), String(cells.length)),
      icon: verifyIcon,
      tone: 'plain'
    };
  }
  if (proof?.current) {
    return verified(proof.current, trans);
  }
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

function verified({ cells, startedAt }: Proof, trans: TranslationBundle): ISummary {
  const same = cells.filter(cell => cell.verdict === 'same').length;
  return same === cells.length
    ? { text: trans.__('verified at %1', clock(startedAt)), icon: verifyIcon, tone: 'ok' }
    : {
        text: trans.__('%1 of %2 cells came out as shown', String(same), String(cells.length)),
        icon: differsIcon,
        tone: 'warn'
      };
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
