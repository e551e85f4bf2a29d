/** Golden tests of steps from what a kernel tells. */
import type { KernelValue } from '../index';
import { file, notes, planned, type TestCell } from './planned';

const CELLS: readonly TestCell[] = [
  'import pandas as pd',
  'md: # Load',
  'rows = [1, 2, 3]',
  'md: # Clean',
  'table = pd.DataFrame({"a": rows})',
  'md: # Sum up',
  'total = table["a"].sum() * 1.0',
  'print(total, rows)'
];

const value = (name: string, type: string, more: Partial<KernelValue> = {}): KernelValue => ({
  name,
  type,
  columns: null,
  dtypes: null,
  shape: null,
  small: true,
  source: null,
  ...more
});
const TABLE = value('table', 'pandas.DataFrame', {
  columns: ['a'],
  dtypes: ['int64'],
  shape: [3, 1]
});

async function golden(given: readonly KernelValue[], cells = CELLS): Promise<string> {
  return file(await planned(cells, {}, { golden: given }), 'test_steps.py');
}

describe('values of the steps', () => {
  it('are named with the step that gives them and the cells that bind them', async () => {
    expect((await planned(CELLS)).values).toEqual([
      { name: 'rows', step: 'load', cells: ['c2'] },
      { name: 'table', step: 'clean', cells: ['c4'] },
      { name: 'total', step: 'sum_up', cells: ['c6'] }
    ]);
  });

  it('are those of the run where it is one function', async () => {
    expect((await planned(['x = 1'])).values).toEqual([{ name: 'x', step: 'run', cells: ['c0'] }]);
  });

  it('leave out what a later step binds anew', async () => {
    const made = await planned([
      'md: # A',
      'x = 1',
      'md: # B',
      'y = x\nx = 2',
      'md: # C',
      'print(x, y)'
    ]);
    expect(made.values.map(v => `${v.step} ${v.name}`)).toEqual(['b x', 'b y']);
  });
});

describe('golden tests', () => {
  it('are written of what a kernel told, and of nothing else', async () => {
    expect((await planned(CELLS)).files.map(f => f.path)).not.toContain('tests/test_steps.py');
    const text = await golden([TABLE]);
    expect(text).toContain('now.table = pipeline.clean(now.rows)');
    expect(text).toContain('def test_clean_gives_table(given: SimpleNamespace) -> None:');
    expect(text).toContain('assert list(value.columns) == ["a"]');
    expect(text).toContain('assert value.shape == (3, 1)');
    expect(text).not.toMatch(/assert_frame_equal|test_load|test_sum_up/);
  });

  it('hold a value where the person chose it, with a tolerance', async () => {
    const text = await golden([
      { ...TABLE, source: "pd.DataFrame({'a': [1, 2, 3]})" },
      value('total', 'numpy.float64', { source: '6.0' })
    ]);
    expect(text).toContain("assert_frame_equal(value, pd.DataFrame({'a': [1, 2, 3]}))");
    expect(text).toContain('assert value == pytest.approx(6.0)');
  });

  it('call a step alone where what goes in and out is chosen, and nothing else is in it', async () => {
    const rows = value('rows', 'list', { shape: [3], source: '[1, 2, 3]' });
    const text = await golden([rows, { ...TABLE, source: "pd.DataFrame({'a': [1, 2, 3]})" }]);
    expect(text).toMatch(
      /def test_clean_by_example\([^)]*\)[\s\S]*now\.rows = \[1, 2, 3\]\n {4}now\.table = pipeline\.clean\(now\.rows\)\n {4}assert_frame_equal\(now\.table/
    );
    const random = await golden(
      [rows, value('drawn', 'float', { source: '0.5' })],
      [
        'import random',
        'md: # A',
        'rows = [1]',
        'md: # B',
        'drawn = random.choice(rows)',
        'md: # C',
        'print(drawn)'
      ]
    );
    expect(random).not.toContain('by_example');
  });

  it('write text columns so that older and newer pandas agree', async () => {
    const text = await golden([{ ...TABLE, columns: ['n', 't'], dtypes: ['int64', 'object'] }]);
    expect(text).toContain('== ["int64", "text"]');
  });

  it('never hold a key, and name what speaks of a person', async () => {
    const key = `ghp_${'a1B2'.repeat(6)}`;
    const cells = ['md: # A', 'token_of = 1\npeople = 2', 'md: # B', 'print(token_of, people)'];
    const made = await planned(
      cells,
      {},
      {
        golden: [
          value('token_of', 'str', { source: `'${key}'` }),
          value('people', 'list', { shape: [1], source: "['ann.lee@mail.org']" })
        ]
      }
    );
    expect(JSON.stringify(made)).not.toContain(key);
    expect(notes(made)).toEqual([
      '`token_of` holds what looks like a key or password: no test holds its value.',
      'The test of `people` holds personal data, by its look: e-mail address.'
    ]);
  });

  it('are not written where the run needs values that nobody gave', async () => {
    const made = await planned(
      ['name = input()', 'x = [name]'],
      {},
      { golden: [value('x', 'list')] }
    );
    expect(made.files.map(f => f.path)).not.toContain('tests/test_steps.py');
    expect(notes(made)).toContain('No test holds what the steps give: the run needs `name`.');
  });
});
