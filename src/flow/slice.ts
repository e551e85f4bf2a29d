/** Questions to the page's flow: what does this need, who reads it last, what is alive where. */
import type { FlowCell, PageFlow } from './dataflow';
import { Needs } from './needs';

/**
 * The cells that a result needs, in page order, itself among them ("backward slice": Weiser,
 * Program Slicing, 1981). Run alone, in a fresh kernel, they give it.
 *
 * What cannot be told counts: a call that may change a value in place, a star import that may give
 * a name. State without a name counts too: a draw from a generator needs the draws before it, a
 * file that is read the cell that writes it, a module the settings that were made in it.
 *
 * @param name - only what gives this name as the cell leaves it; without it, all that the cell needs.
 */
export function backwardSlice(flow: PageFlow, cellId: string, name?: string): string[] {
  const byId = new Map(flow.cells.map(cell => [cell.id, cell]));
  const start = byId.get(cellId);
  if (!start) {
    return [];
  }
  const gives = name === undefined || start.binds.has(name) || start.changes.has(name);
  const from = gives ? cellId : sourceOf(flow, start, name);
  const needs = new Needs(flow, byId);
  const slice = new Set<string>();
  const open = from === null ? [] : [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const cell = byId.get(id);
    if (!slice.has(id) && cell) {
      slice.add(id);
      open.push(...needs.of(cell));
    }
  }
  return flow.cells.filter(cell => slice.has(cell.id)).map(cell => cell.id);
}

/** The cell at or above this one that gives the name. */
function sourceOf(flow: PageFlow, at: FlowCell, name: string): string | null {
  for (let i = at.index; i >= 0; i--) {
    const cell = flow.cells[i];
    if (cell.binds.has(name) || cell.changes.has(name)) {
      return cell.id;
    }
    if (cell.deletes.has(name)) {
      return null;
    }
  }
  return null;
}

/** Each name that the page binds, with the last cell that reads it (or binds it, where none does). */
export function lastReaders(flow: PageFlow): Map<string, string> {
  const last = new Map<string, string>();
  for (const cell of flow.cells) {
    for (const name of [...cell.reads, ...cell.changes]) {
      if (last.has(name)) {
        last.set(name, cell.id);
      }
    }
    for (const name of cell.binds) {
      last.set(name, cell.id);
    }
  }
  return last;
}

/** For each cell, the names that are bound when it has run and that some cell below still needs. */
export function liveness(flow: PageFlow): Map<string, ReadonlySet<string>> {
  const alive = new Map<string, ReadonlySet<string>>();
  let below = new Set<string>();
  for (const cell of [...flow.cells].reverse()) {
    alive.set(cell.id, below);
    below = new Set([...below].filter(name => !cell.binds.has(name) && !cell.deletes.has(name)));
    for (const [name, from] of cell.inputs) {
      if (from !== null) {
        below.add(name);
      }
    }
  }
  return alive;
}
