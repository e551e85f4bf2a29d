/** A row of the readiness list. */
import type { Phrase } from '../../phrase';

export type RowKey =
  'state' | 'memory' | 'tests' | 'lint' | 'review' | 'dependencies' | 'versioning';

/** What a person can do about a row by one click; who shows the row knows how. */
export type RowMend =
  | 'show causes'
  | 'verify'
  | 'show memory'
  | 'make tests'
  | 'turn on lint'
  | 'fix lint'
  | 'choose dependency'
  | 'clean copy'
  | 'show changes';

export interface ReadinessRow {
  readonly key: RowKey;
  /** `missing`: the text says what; `unknown`: the text says why. */
  readonly status: 'done' | 'missing' | 'unknown';
  readonly text: Phrase;
  readonly mends: readonly RowMend[];
  /** Of `fix lint`: how many findings it mends. */
  readonly fixable?: number;
}

export function row(
  key: RowKey,
  status: ReadinessRow['status'],
  sentence: Phrase,
  ...mends: readonly RowMend[]
): ReadinessRow {
  return { key, status, text: sentence, mends };
}

export function text(sentence: string): Phrase {
  return [{ text: sentence }];
}
