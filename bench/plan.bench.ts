/** What a plan costs: a notebook of 200 cells, read before, without ruff. */
import { pythonWasm } from '../src/cli/wasm';
import { plan, type Environment, type PlanNotebook } from '../src/package/index';
import { Reader } from '../src/python/index';
import { median, print } from './measure';

const CELLS = 200;
/** Goal in ms. */
const GOAL = 300;

const { read } = await Reader.load(pythonWasm);
const environment: Environment = {
  python: '3.11.7',
  stdlib: ['math', 'os', 'sys'],
  distributions: Array.from({ length: 150 }, (_, i) => ({
    name: `library-${i}`,
    version: `1.${i}`,
    imports: [`library_${i}`],
    requires: i ? [`library-${i - 1}`] : []
  })),
  loaded: [],
  local: [],
  runs: [],
  stars: {},
  types: {},
  files: []
};
const notebook: PlanNotebook = {
  name: 'orders',
  language: 'python',
  cells: Array.from({ length: CELLS }, (_, i) => ({
    id: `c${i}`,
    type: i % 10 === 0 ? 'markdown' : 'code',
    source: sourceOf(i),
    tags: [],
    outputs: []
  }))
};

/** Headings, imports, functions, and steps that build on earlier ones. */
function sourceOf(i: number): string {
  switch (i % 10) {
    case 0:
      return `## Part ${i}\n\nWhat is done here.`;
    case 1:
      return `import library_${i % 150}\n\ndef scale_${i}(x):\n    return x * ${i}`;
    case 2:
      return `rows_${i} = [scale_${i - 1}(x) for x in range(${i})]\nprint(len(rows_${i}))`;
    default:
      return `total_${i} = sum(${i % 10 === 3 ? 'rows' : 'list'}_${i - 1})\nlist_${i} = [total_${i}, *(x + 1 for x in range(3))]\nlist_${i}`.replace(
        /list_(\d+)\)/,
        'list_$1)'
      );
  }
}

let steps = 0;
const ms = median(() => void (steps = plan({ notebook, read, environment }).steps.length), {
  warm: 3,
  runs: 9
});
if (!steps) {
  throw new Error('The plan has no steps.');
}
print(`plan of ${CELLS} cells, read before`, ms, { what: 'the goal', ms: GOAL });
