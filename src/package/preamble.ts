/** Names that a run in one function must know before its first statement. */
import { BUILTINS } from '../python/builtins';

import type { Levels } from './levels';
import type { Piece } from './page';
import type { ResultField } from './results';

/**
 * Lines at four spaces: names that functions bring to life by `global`, builtins that the notebook
 * takes over after it has read them, and results that may stay unset.
 *
 * @param left - the statements of the run.
 * @param given - its parameters.
 */
export function preamble(
  left: readonly Piece[],
  given: ReadonlySet<string>,
  fields: readonly ResultField[],
  levels: Levels
): string {
  const facts = left.map(piece => piece.facts);
  const bound = new Set(facts.flatMap(f => [...f.binds]));
  const own = new Set(facts.flatMap(f => [...f.binds].filter(n => !f.bindsCalledOnly.has(n))));
  const written = new Set(
    facts.flatMap(f => [...f.bindsCalledOnly].filter(n => !own.has(n) && !given.has(n)))
  );
  const sure = new Set<string>();
  const builtin = new Set<string>();
  for (const f of facts) {
    for (const name of [...f.needs, ...f.readsWhenCalled]) {
      if (bound.has(name) && BUILTINS.has(name) && !sure.has(name)) {
        builtin.add(name);
      }
    }
    f.bindsSure.forEach(name => sure.add(name));
  }
  const unsure = fields
    .filter(f => f.unsure && !builtin.has(f.name) && !levels.has(f.name) && !given.has(f.name))
    .map(f => f.name);
  return [
    ...[...written].filter(name => !unsure.includes(name)).map(name => `    ${name}: Any\n`),
    ...[...builtin].map(name => `    ${name}: Any = builtins.${name}\n`),
    ...unsure.map(name => `    ${name}: Any = None\n`)
  ].join('');
}
