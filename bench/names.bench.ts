/**
 * Names of cells against CPython's own `ast.parse`, `symtable` and walk over the same cells; a
 * first look at a notebook; an edit in a large one; the slowest of many mutilated cells.
 *
 * Reads the notebooks of `examples/`, or of the folder that SHIPSHAPE_NOTEBOOKS names.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { readNotebook } from '../src/cli/notebook';
import { pythonWasm } from '../src/cli/wasm';
import { inNotebook, Reader, rebound, walk } from '../src/python/index';
import { median, print } from './measure';

/** Cells that are read before the time is taken. */
const WARM = 5000;

const folder = process.env.SHIPSHAPE_NOTEBOOKS ?? 'examples';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  name => name.endsWith('.ipynb') && !name.includes('.ipynb_checkpoints')
);
const notebooks = await Promise.all(files.map(name => readNotebook(path.join(folder, name))));
const sources = notebooks.flatMap(({ cells }) =>
  cells.filter(cell => cell.type === 'code').map(cell => cell.source)
);

let start = performance.now();
const first = await Reader.load(pythonWasm);
first.read('x = 1');
const loading = performance.now() - start;
const small = sources.filter(source => source && source.length < 200).slice(0, 490);
const page = Array.from({ length: 490 }, (_, i) => `${small[i % small.length]}\nlast = ${i}`);
start = performance.now();
for (const source of page) {
  void first.read(source).facts.needs;
}
const cold = performance.now() - start;
print('490 small cells, the code cold', cold, { what: 'loading the parser', ms: loading });

const plain = sources.filter(source => {
  const { valid, module } = first.read(source);
  let python = valid;
  walk(module, node => {
    python &&= node.kind !== 'Magic';
  });
  return python && !/^\s/.test(source) && !/\bawait\b|\basync\b/.test(source);
});
const characters = plain.reduce((sum, source) => sum + source.length, 0);
const venv = '.venv/bin/python';
const python = process.env.PYTHON ?? (existsSync(venv) ? venv : 'python3');
const answer = spawnSync(python, ['bench/names_cpython.py'], { input: JSON.stringify(plain) });
const cpython = { what: 'CPython', ms: Number(answer.stdout.toString()) };
if (!cpython.ms) {
  throw new Error(`${python} could not read the cells: ${answer.stderr.toString()}`);
}
// Few cells need more rounds until their reading is compiled.
const warm = 4 + Math.ceil(WARM / plain.length);
const readers = await Promise.all(Array.from({ length: warm + 8 }, () => Reader.load(pythonWasm)));
const fresh = median(
  () => {
    const { read } = readers.pop() as Reader;
    for (const source of plain) {
      void read(source).facts.needs;
    }
  },
  { warm, runs: 7 }
);
print(`${plain.length} cells, ${characters} characters, names`, fresh, cpython);

const { read } = await Reader.load(pythonWasm);
const many = Array.from({ length: 2000 }, (_, i) => `${plain[i % plain.length]}\nlast = ${i}`);
many.forEach(source => read(source).facts);
const edits: number[] = [];
for (let i = 0; i < 300; i++) {
  const at = (i * 37) % many.length;
  many[at] += i % 2 ? ' + 1' : ' * x';
  start = performance.now();
  const readings = many.map(source => read(source));
  void inNotebook(readings[at].facts, rebound(readings)).needs;
  edits.push(performance.now() - start);
}
edits.sort((a, b) => a - b);
print('an edit of one cell in 2,000, median', edits[150], cpython);

let seed = 1;
const random = (below: number): number => {
  seed = (seed * 48271) % 2147483647;
  return seed % below;
};
let slowest = 0;
for (let i = 0; i < 5000; i++) {
  const source = plain[random(plain.length)].slice(0, 3000);
  const at = random(source.length + 1);
  const cut = source.slice(0, at) + '([{"\'x= '[random(8)] + source.slice(at + random(9));
  start = performance.now();
  void read(cut).facts.needs;
  slowest = Math.max(slowest, performance.now() - start);
}
print('the slowest of 5,000 mutilated cells', slowest, cpython);
