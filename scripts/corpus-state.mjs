/**
 * Judges real notebooks that ran once from top to bottom: nothing may be marked that a fresh run
 * would confirm. With the names that each cell really bound, and without; then what `check` says of
 * the same files. For development: wants a folder of notebooks with what their runs did.
 *
 *   node scripts/corpus-state.mjs [CORPUS]      default: ../shared/corpus beside the checkout
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = process.argv[2] ?? `${root}../shared/corpus`;
if (!existsSync(`${corpus}/MANIFEST.json`)) {
  process.stderr.write(`There is no corpus of notebooks at ${corpus}: nothing to judge.\n`);
  process.exit(2);
}
const { Reader, Session, parseNotebook, plain, pythonWasm, stateRows } = await loadSource(
  'corpus-state',
  `
  export { Reader } from './src/python/index';
  export { Session } from './src/flow/index';
  export { plain } from './src/phrase';
  export { stateRows } from './src/cli/check';
  export { parseNotebook } from './src/cli/notebook';
  export { pythonWasm } from './src/cli/wasm';`
);
const { read } = await Reader.load(pythonWasm);

const total = { notebooks: 0, cells: 0, marked: 0, obstacles: 0 };
const { notebooks } = JSON.parse(readFileSync(`${corpus}/MANIFEST.json`, 'utf8'));
for (const entry of notebooks.filter(each => each.runnable)) {
  const notebook = parseNotebook(readFileSync(`${corpus}/${entry.file}`, 'utf8'), entry.file);
  const seen = entry.dynamic && JSON.parse(readFileSync(`${corpus}/${entry.dynamic}`, 'utf8'));
  total.notebooks += 1;
  for (const evidence of seen ? [seen, null] : [null]) {
    judge(entry, notebook, evidence);
  }
  const rows = stateRows(notebook, read).filter(row => row.level === 'error');
  total.obstacles += rows.length;
  rows.forEach(row => process.stdout.write(`${entry.file} check: ${row.message}\n`));
}
process.stdout.write(`${JSON.stringify(total)}\n`);
process.exitCode = total.marked ? 1 : 0;

function judge(entry, notebook, evidence) {
  const code = notebook.cells.filter(cell => cell.type === 'code');
  const session = new Session({ read });
  const cells = code.map(cell => ({ id: String(cell.index), source: cell.source }));
  session.apply({ type: 'open', cells });
  let count = 0;
  for (const { id, source } of cells.filter(cell => cell.source.trim())) {
    count += 1;
    const ok = !entry.error_cells.includes(Number(id));
    session.apply({ type: 'run', cell: id, source, count, ok, ...seenOf(evidence, Number(id)) });
  }
  const label = evidence ? 'watched' : 'unwatched';
  for (const [id, { verdict, findings }] of session.judgement.cells) {
    total.cells += 1;
    if (verdict !== 'sound') {
      total.marked += 1;
      const say = findings[0] ? plain(findings[0].message, cell => `#${cell}`) : '';
      process.stdout.write(`${entry.file} #${id} ${label}: ${verdict}: ${say}\n`);
    }
  }
}

function seenOf(evidence, index) {
  const cell = evidence?.cells.find(each => each.index === index);
  return cell ? { bound: cell.bound, deleted: cell.deleted } : {};
}
