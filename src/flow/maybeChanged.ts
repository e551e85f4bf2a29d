/** Which values a cell may change in place, when in doubt: for what must hold whatever the values are. */
import type { Statement } from '../python/ast';
import type { Change, NameFacts } from '../python/facts';
import { AliasSets } from './aliases';
import type { FlowCell } from './dataflow';

/** Calls that show or write a value, and do not change it, though their result is thrown away. */
const SHOWS =
  /^\.(to_\w+|plot\w*|hist\w*|boxplot|scatter|show\w*|info|describe|head|tail|print\w*|savefig|save\w*|display|write\w*|get\w*|score|predict\w*|summary)\(/;

/**
 * For each cell the names whose objects it may change, through other names of them as well.
 * `a += b` changes a list in place and makes another number: here it does both.
 */
export function maybeChanged(cells: readonly FlowCell[]): ReadonlySet<string>[] {
  const aliases = new AliasSets();
  return cells.map(({ reading }) => {
    const changed = new Set<string>();
    reading.statements.forEach((facts, n) => {
      const statement: Statement | undefined = reading.module.body[n];
      const sharing = statement ? aliases.sharing(statement) : [];
      const own = statement?.kind === 'AugAssign' ? statement.target : null;
      const grown = own?.kind === 'Name' ? own.id : null;
      for (const name of [...facts.changes.filter(matters).map(each => each.name), grown]) {
        if (name !== null) {
          aliases.of(name).forEach(alias => changed.add(alias));
        }
      }
      bound(facts).forEach(name => name !== grown && aliases.forget(name));
      aliases.share(sharing);
    });
    return changed;
  });
}

function matters({ certainty, how }: Change): boolean {
  return certainty === 'does' || !SHOWS.test(how);
}

function bound({ binds, deletes, deletesImplicit }: NameFacts): string[] {
  return [...binds, ...deletes, ...deletesImplicit];
}
