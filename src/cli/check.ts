import { type Obstacle, obstacles, SavedSentences } from '../flow/index';
import { Ruff } from '../lint/ruff';
import { GRAMMAR_ONLY, judgeBy } from '../lint/validity';
import type { ReadinessRow } from '../package/readiness';
import { english, plain } from '../phrase';
import { Reader } from '../python/index';
import { BadInput, type Command } from './command';
import { type FileNotebook, readNotebook } from './notebook';
import { missingRows } from './readiness';
import { type Row, FORMATS } from './report';
import { pythonWasm, ruffWasm } from './wasm';

const USAGE =
  'check NOTEBOOK… [--strict state|all] [--format text|json|github|sarif] [--python EXE]';

export const command: Command = {
  usage: USAGE,
  summary:
    'What a run from top to bottom of saved notebooks would trip over; `all`: what production would miss, too.',
  async run(args) {
    const { paths, format, strict, python } = parse(args);
    // ruff is loaded for `all` anyway.
    const judge = strict === 'all' ? judgeBy(await Ruff.load(ruffWasm, GRAMMAR_ONLY)) : null;
    const { read } = await Reader.load(pythonWasm, judge);
    const rows: Row[] = [];
    for (const path of paths) {
      const notebook = await readNotebook(path);
      rows.push(...stateRows(notebook, read));
      if (strict === 'all') {
        rows.push(...(await missingRows(notebook, read, python)).map(each => rowOf(path, each)));
      }
    }
    process.stdout.write(FORMATS[format](rows));
    return rows.length ? 1 : 0;
  }
};

type Format = keyof typeof FORMATS;

interface Options {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly strict: 'state' | 'all';
  /** Interpreter that the notebooks run in; null: as for `plan`. */
  readonly python: string | null;
}

/** @throws BadInput - naming the argument that is wrong. */
function parse(args: readonly string[]): Options {
  const paths: string[] = [];
  let format: Format = 'text';
  let strict: Options['strict'] = 'state';
  let python: string | null = null;
  for (let i = 0; i < args.length; i++) {
    const [option, inline] = args[i].split(/=(.*)/s);
    if (!option.startsWith('--')) {
      paths.push(args[i]);
      continue;
    }
    const value = inline ?? args[++i];
    if (option === '--format' && value in FORMATS) {
      format = value as Format;
    } else if (option === '--strict' && (value === 'state' || value === 'all')) {
      strict = value;
    } else if (option === '--python' && value) {
      python = value;
    } else {
      throw new BadInput(`check does not know "${args[i]}". Usage: shipshape ${USAGE}`);
    }
  }
  if (!paths.length) {
    throw new BadInput(`check wants at least one notebook. Usage: shipshape ${USAGE}`);
  }
  return { paths, format, strict, python };
}

/** The row `state` of one notebook: what would stop a run from top to bottom, and what its counts say. */
export function stateRows(notebook: FileNotebook, read: Reader['read']): Row[] {
  if (notebook.language !== 'python') {
    return [];
  }
  const code = notebook.cells.filter(cell => cell.type === 'code');
  const cells = code.map((cell, i) => ({ ...cell, id: String(i) }));
  return obstacles(cells, read, new SavedSentences(english)).map(obstacle =>
    row(notebook.path, cells[Number(obstacle.cell)].source, obstacle)
  );
}

function row(path: string, source: string, obstacle: Obstacle): Row {
  const before = source.slice(0, obstacle.span.start);
  return {
    path,
    place: {
      // As a person counts them: the first code cell is 1.
      cell: Number(obstacle.cell) + 1,
      line: before.split('\n').length,
      column: before.length - before.lastIndexOf('\n')
    },
    rule: `state/${obstacle.kind.toLowerCase().replaceAll(' ', '-')}`,
    level: obstacle.ground === 'file' ? 'warning' : 'error',
    message: plain(obstacle.message, id => String(Number(id) + 1))
  };
}

/** A readiness row that says what is missing from the notebook as a whole. */
function rowOf(path: string, { key, text }: ReadinessRow): Row {
  const message = plain(text, id => id);
  return { path, place: null, rule: `readiness/${key}`, level: 'warning', message };
}
