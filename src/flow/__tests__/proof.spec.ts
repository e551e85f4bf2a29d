import { type FreshRun, NOTHING, type ProofCell, prove, withSecondRun } from '../proof';
import { proofCells } from '../proof-cells';

const printed = (text: string) => [{ output_type: 'stream', name: 'stdout', text }];
const run = (more: Partial<FreshRun>): FreshRun => ({ ...NOTHING, ...more });
const cell = (more: Partial<ProofCell> = {}): ProofCell => ({
  id: 'a',
  index: 0,
  source: 'print(1)',
  outputs: printed('1\n'),
  mayFail: false,
  ...more
});
const error = { name: 'KeyError', value: "'x'", line: 1 };
const failed = run({
  outputs: [{ output_type: 'error', ename: 'KeyError', evalue: "'x'" }],
  error
});

describe('a cell in a fresh kernel', () => {
  it('is the same where its outputs are', () => {
    expect(prove(cell(), run({ outputs: printed('1\n') })).verdict).toBe('same');
  });
  it('differs where they are not', () => {
    expect(prove(cell(), run({ outputs: printed('2\n') })).verdict).toBe('differs');
  });
  it('is an error where it fails and the page does not', () => {
    expect(prove(cell(), failed).verdict).toBe('error');
  });
  it('is the same where the page shows that very error', () => {
    expect(prove(cell({ outputs: failed.outputs }), failed).verdict).toBe('same');
  });
  it('only differs where it may fail', () => {
    expect(prove(cell({ mayFail: true }), failed).verdict).toBe('differs');
  });
  it('did not run where there is no run', () => {
    expect(prove(cell(), null).verdict).toBe('not-run');
  });
});

describe('a second run', () => {
  const first = [prove(cell(), run({ outputs: printed('0.77') }))];
  it('calls chance what differs between the two', () => {
    const again = new Map([['a', run({ outputs: printed('0.31') })]]);
    expect(withSecondRun(first, again)[0].chance).toBe(true);
  });
  it('calls change what comes out the same twice', () => {
    const again = new Map([['a', run({ outputs: printed('0.77') })]]);
    expect(withSecondRun(first, again)[0].chance).toBe(false);
  });
});

it('the code cells of a file keep their place among all cells', () => {
  const cells = [
    { cell_type: 'markdown', source: '# Load' },
    { cell_type: 'code', id: 'x', source: ['a = 1\n', 'a'], outputs: printed('1') },
    { cell_type: 'code', source: '1/0', metadata: { tags: ['raises-exception'] } }
  ];
  expect(proofCells({ cells })).toEqual([
    { id: 'x', index: 1, source: 'a = 1\na', outputs: printed('1'), mayFail: false },
    { id: 'cell-2', index: 2, source: '1/0', outputs: [], mayFail: true }
  ]);
});

describe('a run that shows something in a widget', () => {
  const outputs = [{ output_type: 'stream', name: 'stdout', text: 'in a widget' }];
  const cell = (page: typeof outputs): ProofCell => ({
    id: 'a',
    index: 0,
    source: 'interact(f)',
    outputs: page,
    mayFail: false
  });
  const run: FreshRun = { ...NOTHING, outputs: [], bare: outputs };

  it('is the same as a page that was saved with widgets, and as one without', () => {
    expect(prove(cell([]), run).verdict).toBe('same');
    expect(prove(cell(outputs), run).verdict).toBe('same');
    expect(prove(cell([{ ...outputs[0], text: 'else' }]), run).verdict).toBe('differs');
  });
});
