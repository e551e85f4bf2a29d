import { type CellReading, inNotebook, type NameFacts, Reader, rebound } from '../python/index';
import { BadInput, type Command } from './command';
import { type FileCell, readNotebook } from './notebook';
import { pythonWasm } from './wasm';

/** What `shipshape names` says of one code cell. Every list is sorted. */
export interface CellNames {
  /** Position among all cells, 0-based. */
  readonly index: number;
  readonly id: string | null;
  readonly syntax_ok: boolean;
  readonly binds: readonly string[];
  readonly binds_sure: readonly string[];
  readonly deletes: readonly string[];
  readonly deletes_implicit: readonly string[];
  readonly reads_now: readonly string[];
  readonly reads_when_called: readonly string[];
  readonly needs: readonly string[];
  readonly needs_unbound: readonly string[];
  readonly needs_called: readonly string[];
  readonly changes: readonly string[];
  readonly imports: readonly string[];
  readonly star_import: boolean;
  readonly opaque: boolean;
  readonly magic_maybe_reads: readonly string[];
}

export const command: Command = {
  usage: 'names NOTEBOOK',
  summary: 'What each code cell binds, reads, needs and changes, as JSON.',
  async run(args) {
    const [path, ...more] = args;
    if (!path || more.length) {
      throw new BadInput('names takes one notebook: shipshape names NOTEBOOK');
    }
    const notebook = await readNotebook(path);
    if (notebook.language !== 'python') {
      throw new BadInput(
        `${path}: is a notebook in ${notebook.language}; names reads Python only.`
      );
    }
    const { read } = await Reader.load(pythonWasm);
    process.stdout.write(`${JSON.stringify(namesOfCells(notebook.cells, read), null, 1)}\n`);
    return 0;
  }
};

/** The names of each code cell. Of a cell that is no valid Python nothing is told. */
export function namesOfCells(
  cells: readonly FileCell[],
  read: (source: string) => CellReading
): CellNames[] {
  const code = cells.filter(cell => cell.type === 'code');
  const own = rebound(code.map(cell => read(cell.source)));
  return code.map(cell => {
    const reading = read(cell.source);
    return describe(cell, reading.valid ? inNotebook(reading.facts, own) : null);
  });
}

function describe({ index, id }: FileCell, facts: NameFacts | null): CellNames {
  const sorted = (names: Iterable<string> = []): string[] => [...new Set(names)].sort();
  return {
    index,
    id,
    syntax_ok: facts !== null,
    binds: sorted(facts?.binds),
    binds_sure: sorted(facts?.bindsSure),
    deletes: sorted(facts?.deletes),
    deletes_implicit: sorted(facts?.deletesImplicit),
    reads_now: sorted(facts?.readsNow),
    reads_when_called: sorted(facts?.readsWhenCalled),
    needs: sorted(facts?.needs),
    needs_unbound: sorted(facts?.needsUnbound),
    needs_called: sorted(facts?.needsCalled),
    changes: sorted(facts?.changes.filter(one => one.certainty === 'does').map(one => one.name)),
    imports: sorted(facts?.imports),
    star_import: facts?.starImport ?? false,
    opaque: facts?.opaque ?? false,
    magic_maybe_reads: sorted(facts?.magicMaybeReads)
  };
}
