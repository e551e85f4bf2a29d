/** What cells say of names, against the parser alone; again, and after an edit of one cell. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { pythonWasm } from '../src/cli/wasm';
import { Reader } from '../src/python/index';
import { median, print } from './measure';

const COPIES = 60;
const { cells } = JSON.parse(readFileSync('examples/late-deliveries.ipynb', 'utf8'));
const sources: string[] = Array.from({ length: COPIES }, (_, copy) =>
  cells
    .filter((cell: { cell_type: string }) => cell.cell_type === 'code')
    .map(
      (cell: { source: string | string[] }) => `${[cell.source].flat().join('')}\ncopy = ${copy}`
    )
).flat();
const lines = sources.join('\n').split('\n').length;

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(require.resolve('tree-sitter-python/tree-sitter-python.wasm'))
);
const parsing = {
  what: 'the parser alone',
  ms: median(() => sources.forEach(source => parser.parse(source)?.delete()))
};

const loaded = await Reader.load(pythonWasm);
let round = 0;
const fresh = median(() => {
  round += 1;
  sources.forEach(source => loaded.read(`${source} + ${round}`).facts);
});
console.log(`${sources.length} cells, ${lines} lines`);
print('every cell, never seen before', fresh, parsing);
sources.forEach(source => loaded.read(source).facts);
const known = median(() => sources.forEach(source => loaded.read(source).facts));
print('every cell again', known, parsing);
