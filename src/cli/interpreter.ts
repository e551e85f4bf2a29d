/** An interpreter as a person names it in a terminal. */
import { isAbsolute, resolve } from 'node:path';

/**
 * The interpreter so that it is found from any folder: `.venv/bin/python` is meant from where the
 * command was typed, `python3` from the search path.
 */
export function interpreter(named: string): string {
  return /[\\/]/.test(named) && !isAbsolute(named) ? resolve(named) : named;
}
