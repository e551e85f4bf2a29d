/**
 * State without a name: random generators, the working directory, the environment, files. It
 * lives in the namespace under keys that no name can have, and follows the rules of names.
 */
import type { StateUse } from '../../python/facts';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { fileKey } from './import';
import { term } from './value';
import type { Walk } from './walk';

/** Kinds that a later cell can depend on; figures and displays end with their cell. */
const LASTING: ReadonlySet<StateUse['kind']> = new Set([
  'random',
  'numpy.random',
  'torch.random',
  'cwd',
  'environ',
  'file'
]);

export const isStateKey = (key: string): boolean => key.startsWith('~');

function keyOf(use: StateUse): string | null {
  if (!LASTING.has(use.kind) || (use.kind === 'file' && use.key === null)) {
    return null;
  }
  const variable = use.kind === 'environ' && use.key !== null ? `:${use.key}` : '';
  return use.kind === 'file' ? fileKey(use.key ?? '') : `~${use.kind}${variable}`;
}

/** The fingerprints of what these uses read. */
export function readState(walk: Walk, uses: readonly StateUse[]): Fingerprint[] {
  return uses.flatMap(use => {
    const key = use.access === 'read' ? keyOf(use) : null;
    // Where a file lies depends on the working directory.
    const more =
      use.kind === 'file' && !use.key?.startsWith('/')
        ? '~cwd'
        : use.kind === 'environ'
          ? '~environ'
          : null;
    const keys = use.kind === 'file' || use.access === 'read' ? [key, more] : [];
    return keys
      .filter(each => each !== null)
      .filter(each => walk.binding(each))
      .map(each => walk.deep(walk.load(each)));
  });
}

/**
 * Notes what these uses write. A generator that was never seeded stays without provenance:
 * no order of runs makes its numbers come again.
 *
 * @param inputs - what the writing code is and reads.
 */
export function writeState(
  walk: Walk,
  uses: readonly StateUse[],
  inputs: () => readonly Fingerprint[]
): void {
  for (const use of uses) {
    const key = use.access === 'write' ? keyOf(use) : null;
    if (key === null) {
      continue;
    }
    const before = walk.binding(key);
    const advances = uses.some(
      other => other.access === 'read' && other.kind === use.kind && other.key === use.key
    );
    if (advances && !before && use.kind.endsWith('random')) {
      continue;
    }
    const old = advances && before ? [walk.deep(before.value)] : [];
    const here = use.kind === 'file' ? walk.binding('~cwd') : undefined;
    const place = here ? [walk.deep(here.value)] : [];
    const print = combine('state', [ofText(key), ...old, ...place, ...inputs()]);
    const { state, step } = walk.setting;
    state.set(state.names, key, { value: term(print), writer: step });
  }
}
