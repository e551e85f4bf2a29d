/** Names that a fresh IPython kernel has before anything runs. */
import { BUILTINS } from '../python/builtins';

const HISTORY = ['In', 'Out', '_', '__', '___', '_i', '_ii', '_iii', '_ih', '_oh', '_dh'];

export const GIVEN: ReadonlySet<string> = new Set([...BUILTINS, ...HISTORY]);
