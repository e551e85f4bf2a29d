/**
 * What a run and an edit cost in a notebook of 2,000 cells: the judgement is asked for after each,
 * as the page does, against the time that all cells take when they are new.
 */
import { pythonWasm } from '../src/cli/wasm';
import { Session } from '../src/flow/index';
import { Reader } from '../src/python/index';
import { median, print } from './measure';

const CELLS = 2000;
/** Goal for one run of a cell, in ms. */
const GOAL = 4;

const { read } = await Reader.load(pythonWasm);
const cells = Array.from({ length: CELLS }, (_, i) => ({ id: `c${i}`, source: sourceOf(i) }));
cells.forEach(cell => read(cell.source).statements);

/** Loading, a function, and small steps that each build on an earlier one. */
function sourceOf(i: number): string {
  if (i === 0) {
    return 'import pandas as pd\ndf = pd.read_csv("orders.csv")\ntotals = {}';
  }
  return i % 10 === 1
    ? `def scale_${i}(x):\n    return x * ${i}`
    : `v${i} = scale_${i - ((i - 1) % 10)}(df["c${i % 7}"])\ntotals["k${i}"] = v${i}\nv${i}.mean()`;
}

let count = 0;
function run(session: Session, i: number, source = cells[i].source): void {
  count += 1;
  const bound = [...read(source).facts.binds];
  session.apply({
    type: 'run',
    cell: cells[i].id,
    source,
    count,
    ok: true,
    bound,
    deleted: [],
    changed: i % 10 > 1 ? ['totals'] : []
  });
}

function fresh(): Session {
  const session = new Session({ read });
  session.apply({ type: 'open', cells });
  cells.forEach((_, i) => run(session, i));
  return session;
}

const all = {
  what: `${CELLS} cells, each run once, judged at the end`,
  ms: median(() => void fresh().judgement, { warm: 1, runs: 3 })
};
const session = fresh();
const wrong = [...session.judgement.cells.values()].filter(cell => cell.verdict !== 'sound');
if (wrong.length) {
  throw new Error(`${wrong.length} cells are not sound after a run from top to bottom.`);
}
let round = 0;
const rerun = (at: (n: number) => number, edit = false): number =>
  median(
    () => {
      const i = at(++round);
      const source = edit ? `${cells[i].source}\nextra = ${round}` : cells[i].source;
      if (edit) {
        session.apply({ type: 'edit', cell: cells[i].id, source });
      }
      run(session, i, source);
      void session.judgement.headline;
    },
    { warm: 5, runs: 41 }
  );
const anywhere = (n: number): number => 2 + ((n * 37) % (CELLS - 2));
const last = rerun(() => CELLS - 1);
const plain = rerun(anywhere);
const edited = rerun(anywhere, true);
print('a run of the last cell', last, all);
print('a run of any cell', plain, all);
print('an edit and a run of any cell', edited, all);
console.log(`goal for a run: ${GOAL} ms; ${plain <= GOAL ? 'met' : 'NOT met'}`);
