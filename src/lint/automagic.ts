/** Cells that IPython takes for a magic without its `%`, as `pip install x` and `pwd`. */
import {
  AUTOMAGIC,
  COMMANDS,
  INSTALLERS,
  LEFT_OUT,
  MEASURES,
  RUNS
} from '../package/ipython/table';
import type { CellReading } from '../python/facts';

const MAGICS = new Set([
  ...LEFT_OUT,
  ...AUTOMAGIC,
  ...COMMANDS,
  ...INSTALLERS,
  ...MEASURES,
  ...RUNS,
  ...'bookmark cd env macro pastebin popd pushd recall rerun reset run save set_env store sx system'.split(
    ' '
  )
]);

/**
 * Does IPython give this cell to a magic? Only a cell of one line, whose first word is a magic's
 * name that the notebook does not use for something else, and no assignment
 * (https://ipython.readthedocs.io/en/stable/interactive/magics.html#magic-automagic).
 *
 * @param isBound - does any cell bind this name?
 */
export function isAutomagic({ source }: CellReading, isBound: (name: string) => boolean): boolean {
  const line = /^\s*([A-Za-z_]\w*)(?!\w)[ \t]*([^\n]*)$/.exec(source.trimEnd());
  if (!line) {
    return false;
  }
  const [, word, rest] = line;
  return MAGICS.has(word) && !/^[=!.,([]/.test(rest) && !isBound(word);
}
