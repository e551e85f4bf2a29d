import { needed } from '../needed';
import { GB, ledger, MB, page, run, variable } from './fixture';

const BASE = 60 * MB;

/** Loads 800 MB, derives 100 MB from it, sums that up. */
const PIPELINE = page('load: -> raw', 'derive: raw -> small', 'sum: small -> mean');
const KEPT = ledger(
  [
    run('load', 1, BASE, BASE + 800 * MB),
    run('derive', 2, BASE + 800 * MB, BASE + 900 * MB, BASE + 950 * MB),
    run('sum', 3, BASE + 900 * MB, BASE + 900 * MB, BASE + 1000 * MB)
  ],
  [variable('raw', 800 * MB), variable('small', 100 * MB), variable('mean', 100)]
);

test('a staged pipeline needs its largest step, not the sum of all', () => {
  const found = needed(PIPELINE, KEPT);
  expect(found?.held).toBe(BASE + 900 * MB);
  expect(found?.at).toBe('derive');
  expect(found?.bytes).toBeCloseTo(BASE + 950 * MB, -3);
  expect(found?.cells.get('sum')).toBeCloseTo(BASE + 200 * MB, -3);
});

test('what the person has deleted already was needed all the same', () => {
  const deleted = ledger(
    [...KEPT.runs.slice(0, 2), run('sum', 3, BASE + 100 * MB, BASE + 100 * MB, BASE + 200 * MB)],
    [variable('small', 100 * MB)]
  );
  expect(needed(PIPELINE, deleted)?.bytes).toBeCloseTo(BASE + 950 * MB, -3);
});

test('a second run from the top needs no more than the first', () => {
  const full = BASE + 900 * MB;
  const again = ledger(
    [
      ...KEPT.runs,
      run('load', 11, full, full, full + 800 * MB),
      run('derive', 12, full, full, full + 150 * MB),
      run('sum', 13, full, full, full + 100 * MB)
    ],
    KEPT.sizes?.variables ?? []
  );
  expect(needed(PIPELINE, again)?.bytes).toBeCloseTo(BASE + 950 * MB, -3);
});

test('modules imported on the way count from then on, not before', () => {
  const late = ledger(
    [
      run('load', 1, BASE, BASE + GB),
      run('import', 2, BASE + GB, BASE + 1.5 * GB),
      run('sum', 3, BASE + 1.5 * GB, BASE + 1.5 * GB)
    ],
    [variable('raw', GB), variable('torch', 0, { bytes: null, own: null, how: 'handle' })]
  );
  const flow = page('load: -> raw', 'import: -> torch', 'sum: torch -> x');
  expect(needed(flow, late)?.bytes).toBeCloseTo(BASE + GB, -3);
});

test('values that share memory count once', () => {
  const shared = ledger(
    [
      run('a', 1, BASE, BASE + GB),
      run('b', 2, BASE + GB, BASE + GB),
      run('c', 3, BASE + GB, BASE + GB)
    ],
    [variable('data', 0, { bytes: GB }), variable('view', 0, { bytes: GB })],
    { shared: [{ bytes: GB, names: ['data', 'view'] }] }
  );
  const flow = page('a: -> data', 'b: data -> view', 'c: data view -> x');
  expect(needed(flow, shared)?.bytes).toBeCloseTo(BASE + GB, -3);
});

test('a ghost that a cell reads is needed until then', () => {
  const ghost = ledger(
    [run('a', 1, BASE + GB, BASE + GB + MB), run('b', 2, BASE + GB + MB, BASE + GB + MB)],
    [variable('old', GB), variable('x', MB)]
  );
  expect(needed(page('a: old -> x', 'b: x -> y'), ghost)?.bytes).toBeCloseTo(BASE + GB + MB, -3);
});

test('what a cell that still runs has made is not taken for what was there before all', () => {
  const midway = ledger(
    [run('load', 1, BASE, BASE + 300 * MB)],
    [variable('raw', 300 * MB), variable('small', 80 * MB)]
  );
  const found = needed(PIPELINE, midway);
  expect(found?.bytes).toBeCloseTo(BASE + 300 * MB, -3);
});

test('cells that have not run are said, and without a run or sizes there is no answer', () => {
  expect(
    needed(page('load: -> raw', 'derive: raw -> small'), { ...KEPT, runs: KEPT.runs.slice(0, 1) })
      ?.notRun
  ).toBe(1);
  expect(needed(PIPELINE, { ...KEPT, runs: [] })).toBeNull();
  expect(needed(PIPELINE, { ...KEPT, sizes: null })).toBeNull();
});

test('other processes of the kernel are needed as they are', () => {
  const sample = { time: 5, rss: BASE + 900 * MB, children: 300 * MB, method: 'server' } as const;
  const alone = needed(PIPELINE, KEPT)?.bytes ?? NaN;
  expect(needed(PIPELINE, { ...KEPT, samples: [sample] })?.bytes).toBeCloseTo(alone + 300 * MB, -3);
});
