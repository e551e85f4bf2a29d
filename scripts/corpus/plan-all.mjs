/**
 * The plans of many notebooks by one process: `node scripts/corpus/plan-all.mjs [--python EXE] NOTEBOOK…`.
 * Prints a line of JSON a notebook: its plan, or `{"error": …}`.
 */
import { parseArgs } from 'node:util';

import { loadSource } from '../load-source.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: 'string', default: 'python3' } }
});
const { planFile } = await loadSource(
  'plan-all/main',
  "export { planFile } from './src/cli/planning';"
);
for (const path of positionals) {
  let answer;
  try {
    answer = await planFile(path, values.python);
  } catch (error) {
    answer = { error: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
