/**
 * What is right in a notebook though wrong in a module. ruff's own notebook mode makes the same
 * exceptions; its WebAssembly build has no such mode.
 */
import type { Expression, Span, Statement } from '../python/ast';
import type { CellReading } from '../python/facts';
import { walk } from '../python/ast/walk';
import type { CellDiagnostic } from './diagnostic';
import { importedModules, mayPrecedeImports } from './imports';
import { magicsIn } from './mask';

/** Rules about names that nothing uses, or nothing sets; the name is quoted in the message. */
const UNUSED = new Set(['F401', 'F811', 'F841']);
const UNSET = new Set(['F821', 'F822']);

/** What the cells of one notebook may do. */
export class NotebookIdioms {
  /** @param cells - those that are linted, in page order. */
  constructor(private readonly cells: readonly CellReading[]) {}

  /** Is the diagnostic, of this cell, about something that a notebook may well do? */
  allow({ code, message, span }: CellDiagnostic, cell: CellReading): boolean {
    if (UNUSED.has(code)) {
      return this.magics.used.has(nameIn(message));
    }
    if (UNSET.has(code)) {
      return this.magics.set.has(nameIn(message));
    }
    switch (code) {
      case 'B015': // a comparison, shown
      case 'B018': {
        // a value, shown
        const last = statementsOf(cell).at(-1);
        return last?.kind === 'Expr' && within(span, last);
      }
      case 'E703': {
        // `plot();` keeps the result from being shown
        const last = statementsOf(cell).at(-1);
        return !!last && !('body' in last) && span.start >= last.start;
      }
      case 'E402': // imports come first in their cell, not in the module
        return this.isAmongImports(span, cell);
      case 'F704': // `await` at the top level, as IPython allows
      case 'PLE1142':
        return /await/.test(message);
      case 'W391': // blank lines at the end, but for the last cell
      case 'D100': // a docstring of the module
      case 'INP001':
        return true;
      default:
        return false;
    }
  }

  private isAmongImports(span: Span, cell: CellReading): boolean {
    const body = statementsOf(cell);
    const at = body.findIndex(statement => within(span, statement));
    const docstring = cell === this.cells[0] && isText(body[0]) ? 1 : 0;
    return (
      at >= 0 && body.slice(docstring, at).every(each => mayPrecedeImports(each, this.modules))
    );
  }

  private get magics(): MagicNames {
    return (this._magics ??= namesInMagics(this.cells));
  }

  private get modules(): ReadonlyMap<string, string> {
    return (this._modules ??= importedModules(this.cells));
  }

  private _magics: MagicNames | null = null;
  private _modules: ReadonlyMap<string, string> | null = null;
}

/** The statements at the top of a cell; those under `%%time` stand there too. */
function statementsOf({ module: { body } }: CellReading): readonly Statement[] {
  const [first] = body;
  return first?.kind === 'Magic' && first.form === 'cell' && first.body ? first.body : body;
}

function within(span: Span, statement: Statement): boolean {
  return statement.start <= span.start && span.start <= statement.end;
}

function isText(statement: Statement | undefined): boolean {
  return (
    statement?.kind === 'Expr' &&
    statement.value.kind === 'Constant' &&
    typeof statement.value.value === 'string'
  );
}

/** Names in magics: ruff does not look into them, so what it says of these names may be wrong. */
interface MagicNames {
  /** `%time f(x)`, `!ls {folder}`. */
  readonly used: ReadonlySet<string>;
  /** `%%capture out`, `%time y = 1`. */
  readonly set: ReadonlySet<string>;
}

function namesInMagics(readings: readonly CellReading[]): MagicNames {
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
