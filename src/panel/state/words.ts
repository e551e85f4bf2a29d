/** The kinds of findings in words, as marks and filters show them. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { FindingKind } from '../../flow/finding';

export function kindWord(kind: FindingKind, trans: TranslationBundle): string {
  switch (kind) {
    case 'edited':
      return trans.__('edited');
    case 'stale':
      return trans.__('stale');
    case 'out of order':
      return trans.__('out of order');
    case 'ghost':
      return trans.__('ghost');
    case 'repeated':
      return trans.__('repeated');
    case 'failed midway':
      return trans.__('failed midway');
    case 'would change':
      return trans.__('would change');
    case 'not run':
      return trans.__('not run');
    case 'previous kernel':
      return trans.__('earlier kernel');
    case 'unknown':
      return trans.__('unknown');
  }
}
