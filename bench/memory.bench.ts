/**
 * Held against needed, beside the same page run with `del` after each last use; and what a long
 * day costs: 10,000 runs and 8 hours of samples.
 *
 *   PYTHON=/path/to/python npm run bench -- memory     an environment with numpy and pandas
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pythonWasm } from '../src/cli/wasm';
import { pageFlow } from '../src/flow/index';
import {
  advise,
  cellRows,
  EMPTY,
  needed,
  timeline,
  variableRows,
  type RunMemory,
  type Sizes
} from '../src/memory/index';
import { english } from '../src/phrase';
import { Reader } from '../src/python/index';
import { median, print } from './measure';
import { CELLS, longDay, RUNS, SAMPLES } from './memory_day';

const PYTHON =
  process.env.PYTHON ?? (existsSync('.venv/bin/python') ? '.venv/bin/python' : 'python3');
const { read } = await Reader.load(pythonWasm);

/** Each value is dropped where it is read last. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'load 800 MB, derive 100 MB, summarise': [
    'import numpy as np',
    'raw = np.ones(100_000_000)',
    'small = raw[:12_500_000] * 2  # drop: raw',
    'mean = np.sqrt(small * small).mean()  # drop: small'
  ],
  'frames, a view and a late import': [
    'import numpy as np',
    'raw = np.random.rand(40_000_000)',
    'view = raw[::2]',
    'import pandas as pd\ndf = pd.DataFrame({"a": view, "b": view * 2})  # drop: raw view',
    'top = df.nlargest(10, "a")  # drop: df'
  ]
};

interface Measured {
  readonly runs: readonly Omit<RunMemory, 'cell' | 'count' | 'method'>[];
  readonly sizes: Sizes;
  readonly peak: number;
}

function measure(cells: readonly string[], keep: boolean): Measured {
  const input = JSON.stringify({ cells, keep });
  return JSON.parse(
    execFileSync(PYTHON, ['bench/memory_pipeline.py'], { input, encoding: 'utf8' })
  );
}

for (const [name, cells] of Object.entries(PAGES)) {
  const kept = measure(cells, true);
  const flow = pageFlow(
    cells.map((source, i) => ({ id: `c${i}`, source })),
    read
  );
  const runs = kept.runs.map((run, i): RunMemory => ({
    ...run,
    cell: `c${i}`,
    count: i + 1,
    method: 'recorder'
  }));
  const reckoned = needed(flow, { ...EMPTY, runs, sizes: kept.sizes })?.bytes ?? NaN;
  const truth = measure(cells, false).peak;
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  const error = (100 * Math.abs(reckoned - truth)) / truth;
  console.log(
    `${name}: peak ${megabytes(kept.peak)}, needed ${megabytes(reckoned)}, with del ${megabytes(truth)}: off by ${error.toFixed(1)} % (goal 5)`
  );
  process.exitCode ||= error <= 5 ? 0 : 1;
}

const page = Array.from({ length: CELLS }, (_, i) => ({
  id: `c${i}`,
  source: `v${i} = f(v${i - 1})`
}));
const flow = pageFlow(page, read);

const before = heap();
const keeper = longDay();
const kilobytes = (heap() - before) / 1000;
const { ledger } = keeper;
console.log(
  `${RUNS} runs and ${SAMPLES} samples: ${ledger.runs.length} and ${ledger.samples.length} kept, ${kilobytes.toFixed(0)} kB`
);
const sizes: Sizes = {
  time: 0,
  duration: 0,
  omitted: 0,
  shared: [],
  twins: [],
  devices: [],
  variables: page.map((_, i) => ({
    name: `v${i}`,
    holder: 'name' as const,
    type: 'DataFrame',
    bytes: 1e7 * i,
    own: 1e7 * i,
    device: 0,
    sharedWith: [],
    how: 'exact' as const
  }))
};
const full = { ...ledger, sizes };
const ids = page.map(({ id }) => id);
const all = median(() => {
  timeline(full);
  needed(flow, full);
  advise(flow, full, english);
  cellRows(ids, full, 'peak');
  variableRows(flow, full);
});
print('all that the section shows, worked out anew', all, { what: 'the goal', ms: 50 });

/** In bytes, after collecting what nobody holds (`--expose-gc`). */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
