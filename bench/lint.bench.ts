/**
 * What linting costs after one keystroke in a notebook of 500 cells: ruff's part, which the worker
 * does, and the part of the page: joining the cells, and bringing the answer back to them. In ms that
 * were computed, so that a busy machine matters less.
 */
import { pythonWasm, ruffWasm } from '../src/cli/wasm';
import { NotebookLint } from '../src/lint/check';
import { NOTEBOOK_DEFAULTS } from '../src/lint/rules';
import { Ruff } from '../src/lint/ruff';
import { Reader } from '../src/python/index';
import { medianCpu } from './measure';

const CELLS = 500;
/** Goals, in ms. */
const WORKER = 30;
const PAGE = 4;

const { read } = await Reader.load(pythonWasm);
const ruff = await Ruff.load(ruffWasm, NOTEBOOK_DEFAULTS);
const cells = Array.from({ length: CELLS }, (_, i) => ({ id: `c${i}`, source: sourceOf(i) }));
const readings = cells.map(({ id, source }) => ({ id, reading: read(source) }));

/** As notebooks are: imports, a function now and then, magics, shown values, a fault in ten cells. */
function sourceOf(i: number): string {
  const scale = `scale_${i - (i % 10) + 1}`;
  switch (i % 10) {
    case 0:
      return `import math as m${i}\n%matplotlib inline\nm${i}.pi`;
    case 1:
      return `def ${scale}(x, factor=${i}):\n    """Scaled."""\n    unused = x\n    return x * factor`;
    case 2:
      return `!ls data_${i}\nfiles_${i} = [f for f in range(${i}) if f % 2]\nfiles_${i}`;
    default:
      return [
        `table_${i} = {"k%d" % n: ${scale}(n) for n in range(${i})}`,
        `total_${i} = sum(table_${i}.values())`,
        `if total_${i} is None:\n    print("nothing")`,
        `total_${i}`
      ].join('\n');
  }
}

let stroke = 0;
/** The cells after one more key in the cell in the middle, already read: that is the flow's part. */
function typed(): typeof readings {
  stroke += 1;
  const at = CELLS / 2;
  const reading = read(`${cells[at].source}\nkey_${stroke} = ${stroke}`);
  return readings.map((cell, i) => (i === at ? { ...cell, reading } : cell));
}

const texts = Array.from({ length: 12 }, () => new NotebookLint(typed()).text);
let found = ruff.check(texts[0]);
const worker = medianCpu(() => {
  found = ruff.check(texts[stroke++ % texts.length]);
});
const notebooks = Array.from({ length: 12 }, typed);
let shown = 0;
const page = medianCpu(() => {
  const lint = new NotebookLint(notebooks[stroke++ % notebooks.length]);
  shown = lint.text ? lint.diagnostics(found).length : 0;
});

console.log(`${CELLS} cells, ${texts[0].split('\n').length} lines, ${shown} diagnostics`);
console.log(
  `ruff, in the worker: ${worker.toFixed(1)} ms, ${ratio(worker, WORKER)} of ${WORKER} ms`
);
console.log(`the page's own part: ${page.toFixed(2)} ms, ${ratio(page, PAGE)} of ${PAGE} ms`);

function ratio(ms: number, goal: number): string {
  return `${(ms / goal).toFixed(2)} × the goal`;
}
