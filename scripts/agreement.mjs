/**
 * Prints each difference between what Shipshape reads from notebooks and what CPython says of them.
 * For development: wants a folder of notebooks with CPython's answers beside them.
 *
 *   node scripts/agreement.mjs [CORPUS]      default: ../shared/corpus beside the checkout
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = process.argv[2] ?? `${root}../shared/corpus`;
if (!existsSync(`${corpus}/MANIFEST.json`)) {
  process.stderr.write(`There is no corpus of notebooks at ${corpus}: nothing to compare with.\n`);
  process.exit(2);
}

const EQUAL = ['binds', 'deletes', 'reads_now', 'reads_when_called', 'imports', 'star_import'];
const ALSO = [
  'binds_sure',
  'deletes_implicit',
  'needs',
  'needs_unbound',
  'needs_called',
  'opaque',
  'magic_maybe_reads'
];
const { Reader, namesOfCells, parseNotebook, pythonWasm } = await loadSource(
  'agreement',
  `
  export { Reader } from './src/python/index';
  export { namesOfCells } from './src/cli/names';
  export { parseNotebook } from './src/cli/notebook';
  export { pythonWasm } from './src/cli/wasm';`
);
const { read } = await Reader.load(pythonWasm);

const count = { cells: 0, valid: 0, agree: 0, exact: 0, validity: 0 };
for (const { file, truth } of JSON.parse(readFileSync(`${corpus}/MANIFEST.json`, 'utf8'))
  .notebooks) {
  const notebook = parseNotebook(readFileSync(`${corpus}/${file}`, 'utf8'), file);
  const ours = namesOfCells(notebook.cells, read);
  const theirs = JSON.parse(readFileSync(`${corpus}/${truth}`, 'utf8')).cells;
  theirs.forEach((expected, i) => compare(file, expected, ours[i], notebook));
}
process.stdout.write(`${JSON.stringify(count)}\n`);
process.exitCode = count.agree === count.valid ? 0 : 1;

function compare(file, expected, found, notebook) {
  count.cells++;
  const differences = [];
  if (expected.syntax_ok !== found.syntax_ok) {
    count.validity++;
    differences.push(`syntax_ok ${found.syntax_ok}, CPython: ${expected.error}`);
  }
  if (expected.syntax_ok) {
    count.valid++;
    const wrong = EQUAL.filter(field => !same(expected[field], found[field]));
    const bounded =
      expected.needs_unbound.every(name => found.needs.includes(name)) &&
      found.needs.every(name => expected.needs.includes(name));
    const others = ALSO.filter(field => !same(expected[field], found[field]));
    count.agree += Number(wrong.length === 0 && bounded);
    count.exact += Number(wrong.length + others.length === 0);
    for (const field of [...wrong, ...others]) {
      differences.push(
        `${field}: ${JSON.stringify(found[field])}, CPython: ${JSON.stringify(expected[field])}`
      );
    }
  }
  if (differences.length) {
    const { source } = notebook.cells[expected.index];
    process.stdout.write(`${file} cell ${expected.index}\n`);
    process.stdout.write(`${differences.map(one => `  ${one}\n`).join('')}`);
    process.stdout.write(`${source.slice(0, 400).replace(/^/gm, '  | ')}\n`);
  }
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
