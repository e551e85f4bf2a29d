/** What a person can choose of a plan in a terminal; `plan` and `export` take the same. */
import type { Choices } from '../package/index';
import { BadInput } from './command';

/** For `parseArgs`. */
export const CHOICE_OPTIONS = {
  name: { type: 'string' },
  python: { type: 'string' },
  insist: { type: 'boolean' },
  prints: { type: 'string' },
  'take-data': { type: 'string', multiple: true },
  lock: { type: 'boolean' },
  golden: { type: 'boolean' },
  'golden-value': { type: 'string', multiple: true }
} as const;

export const CHOICE_USAGE =
  '[--name NAME] [--prints print|logging] [--take-data FILE]… [--golden] [--golden-value NAME]… [--lock] [--python EXE] [--insist]';

export interface ChosenOptions {
  readonly name?: string;
  readonly python?: string;
  readonly insist?: boolean;
  readonly prints?: string;
  readonly 'take-data'?: readonly string[];
  readonly lock?: boolean;
  readonly golden?: boolean;
  readonly 'golden-value'?: readonly string[];
}

/** What is made by running something before the plan is whole. */
export interface Extras {
  /** Golden tests, with the whole values of these names; null: no such tests. */
  readonly golden: readonly string[] | null;
  /** Exact versions with hashes. */
  readonly lock: boolean;
}

export function extrasOf({ golden, lock, ...rest }: ChosenOptions): Extras {
  const chosen = rest['golden-value'] ?? [];
  return { golden: golden || chosen.length ? chosen : null, lock: lock ?? false };
}

/** @throws BadInput where an option cannot be used. */
export function choicesOf({ name, insist, prints, ...rest }: ChosenOptions): Choices {
  if (prints !== undefined && prints !== 'print' && prints !== 'logging') {
    throw new BadInput(`--prints ${prints}: print (as the notebook does) or logging.`);
  }
  return {
    ...(name ? { name } : {}),
    ...(prints ? { prints } : {}),
    ...(rest['take-data'] ? { data: rest['take-data'] } : {}),
    insist: insist ?? false
  };
}
