/** Names of cells as they stand in one notebook: without builtins and display history, unless a cell rebinds them. */
import { BUILTINS } from './builtins';
import type { CellReading, NameFacts, Names } from './facts';
import { isHistory } from './names/tally';

/** The names, builtin or of the display history, that some cell of a notebook binds itself. */
export function rebound(readings: Iterable<CellReading>): Names {
  const found = new Set<string>();
  for (const reading of readings) {
    for (const name of reboundBy(reading)) {
      found.add(name);
    }
  }
  return found;
}

/**
 * Facts as the notebook sees them: reads and needs of builtins, and of names that IPython keeps
 * (`_`, `Out`, …), are left out unless the notebook binds these names itself.
 *
 * @param own - what {@link rebound} gives for all cells of the notebook.
 */
export function inNotebook(facts: NameFacts, own: Names): NameFacts {
  const builtin = (name: string): boolean => BUILTINS.has(name) && !own.has(name);
  const history = (name: string): boolean => isHistory(name) && !own.has(name);
  const seen = (names: Names): Names => without(names, name => builtin(name) || history(name));
  const { readsNow, readsWhenCalled, needs } = facts;
  const all = [...readsNow, ...readsWhenCalled, ...needs];
  const visible = {
    readsNow: seen(readsNow),
    readsWhenCalled: seen(readsWhenCalled),
    needs: seen(needs),
    needsUnbound: seen(facts.needsUnbound),
    needsCalled: seen(facts.needsCalled),
    magicMaybeReads: without(facts.magicMaybeReads, builtin),
    ipythonReads: new Set(all.filter(history))
  };
  // The rest, what is found only when asked for too, comes from the facts themselves.
  return Object.assign(Object.create(facts), visible) as NameFacts;
}

const bySource = new WeakMap<CellReading, readonly string[]>();

function reboundBy(reading: CellReading): readonly string[] {
  let names = bySource.get(reading);
  if (!names) {
    names = reading.valid
      ? [...reading.facts.binds].filter(name => BUILTINS.has(name) || isHistory(name))
      : [];
    bySource.set(reading, names);
  }
  return names;
}

function without(names: Names, hidden: (name: string) => boolean): Names {
  for (const name of names) {
    if (hidden(name)) {
      return new Set([...names].filter(one => !hidden(one)));
    }
  }
  return names;
}
