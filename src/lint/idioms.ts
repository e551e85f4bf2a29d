/**
 * What is right in a notebook though wrong in a module. ruff's own notebook mode makes the same
 * exceptions; its WebAssembly build has no such mode.
 */
import type { Expression, Statement } from '../python/ast';
import type { CellReading } from '../python/facts';
import { walk } from '../python/ast/walk';
import type { CellDiagnostic } from './diagnostic';
import { magicsIn } from './mask';

/** Rules about names that nothing uses, or nothing sets; the name is quoted in the message. */
const UNUSED = new Set(['F401', 'F811', 'F841']);
const UNSET = new Set(['F821', 'F822']);

/**
 * Is the diagnostic about something that a notebook may well do?
 *
 * @param inMagics - of all cells.
 */
export function isNotebookIdiom(
  diagnostic: CellDiagnostic,
  reading: CellReading,
  inMagics: MagicNames
): boolean {
  if (UNUSED.has(diagnostic.code) && inMagics.used.has(nameIn(diagnostic.message))) {
    return true;
  }
  if (UNSET.has(diagnostic.code) && inMagics.set.has(nameIn(diagnostic.message))) {
    return true;
  }
  const { body } = reading.module;
  const statement = body.findIndex(
    s => s.start <= diagnostic.span.start && diagnostic.span.start <= s.end
  );
  switch (diagnostic.code) {
    case 'B015': // a comparison, shown
    case 'B018': // a value, shown
      return statement === body.length - 1 && body[statement]?.kind === 'Expr';
    case 'E703': // `plot();` keeps the result from being shown
      return statement === body.length - 1 && !('body' in body[statement]);
    case 'E402': // imports come first in their cell, not in the module
      return statement >= 0 && body.slice(0, statement).every(mayPrecedeImports);
    case 'F704': // `await` at the top level, as IPython allows
    case 'PLE1142':
      return /await/.test(diagnostic.message);
    case 'W391': // blank lines at the end, but for the last cell
    case 'D100': // a docstring of the module
    case 'INP001':
      return true;
    default:
      return false;
  }
}

/** Names in magics: ruff does not look into them, so what it says of these names may be wrong. */
export interface MagicNames {
  /** `%time f(x)`, `!ls {folder}`. */
  readonly used: ReadonlySet<string>;
  /** `%%capture out`, `%time y = 1`. */
  readonly set: ReadonlySet<string>;
}

export function namesInMagics(readings: readonly CellReading[]): MagicNames {
  const used = new Set<string>();
  const set = new Set<string>();
  for (const { module, facts } of readings) {
    if (!facts.magics.size) {
      continue;
    }
    facts.magicMaybeReads.forEach(name => used.add(name));
    for (const magic of magicsIn(module)) {
      magic.stores.forEach(name => set.add(name));
      if (magic.form !== 'cell') {
        magic.body?.forEach(statement => namesOf(statement, used));
        // What `%timeit` runs has a scope of its own.
        const kept = magic.name === 'timeit' ? [] : (magic.body ?? []);
        kept.forEach(each => each.kind === 'Assign' && each.targets.forEach(t => namesOf(t, set)));
      }
    }
  }
  return { used, set };
}

function namesOf(node: Statement | Expression, into: Set<string>): void {
  walk(node, each => {
    if (each.kind === 'Name') {
      into.add(each.id);
    }
  });
}

/** `a.b as c` binds `c`, `a.b` binds `a`. */
function nameIn(message: string): string {
  const quoted = /`([^`]+)`/.exec(message)?.[1] ?? '';
  return quoted.split(' as ').at(-1)!.split('.')[0];
}

function mayPrecedeImports(statement: Statement): boolean {
  return (
    statement.kind === 'Import' ||
    statement.kind === 'ImportFrom' ||
    statement.kind === 'Magic' ||
    statement.kind === 'Try' ||
    statement.kind === 'If' ||
    (statement.kind === 'Expr' && statement.value.kind === 'Constant')
  );
}
