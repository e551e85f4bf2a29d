/** What is remembered of the last export of a notebook, to tell what changed since. */
import type { IStateDB } from '@jupyterlab/statedb';
import type { ILogbook, IPageCell } from '../../tokens';
import type { ILastExport } from '../export';

/** Key of the last exports in the workspace's state, by path of the notebook. */
export const EXPORTS_KEY = 'jupyterlab-shipshape:exports';

export async function lastExport(
  state: IStateDB | null,
  path: string
): Promise<ILastExport | null> {
  const kept = (await state?.fetch(EXPORTS_KEY)) as Record<string, ILastExport> | undefined;
  return kept?.[path] ?? null;
}

/** A digest of each cell's text, by its id. */
export function cellsOf({ cells }: Pick<ILogbook, 'cells'>): Readonly<Record<string, string>> {
  return Object.fromEntries(cells.map(({ id, source }) => [id, digest(source.trim())]));
}

/** Cells that are new or have another text, and how many are gone. */
export function changesSince(
  then: Readonly<Record<string, string>>,
  cells: readonly IPageCell[]
): { readonly changed: readonly string[]; readonly gone: number } {
  const now = cellsOf({ cells });
  return {
    changed: cells
      .filter(({ id, source }) =>
        source.trim() ? then[id] !== now[id] : id in then && then[id] !== now[id]
      )
      .map(({ id }) => id),
    gone: Object.keys(then).filter(id => !(id in now)).length
  };
}

/** FNV-1a, 32 bits: to tell two texts of one cell apart, no more. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
