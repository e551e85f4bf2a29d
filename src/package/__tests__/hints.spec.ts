/** Types of what the steps take and give. */
import type { KernelValue } from '../index';
import { pipeline, planned } from './planned';

const told = (name: string, type: string): KernelValue => ({
  name,
  type,
  columns: null,
  dtypes: null,
  shape: null,
  small: false,
  source: null
});
const CELLS = [
  'import pandas as pd',
  'md: # Load',
  'rows = [1, 2]\nnames = ["a"]\nlimit = 3',
  'md: # Clean',
  'table = pd.DataFrame({"a": rows})\nnames.append(2)\nmean = table.a.mean()',
  'md: # Show',
  'print(table, rows, names, limit, mean)'
];

describe('hints', () => {
  it('come from literals, without item types where the value is changed', async () => {
    const text = pipeline(await planned(CELLS));
    expect(text).toContain('def load() -> tuple[list[int], list]:');
    expect(text).toContain('    names: list\n');
    expect(text).toContain('def clean(rows: list[int], names: list) -> tuple[list, Any, Any]:');
  });

  it('come from what a kernel told, with the import that they need', async () => {
    const golden = [told('table', 'pandas.DataFrame'), told('mean', 'numpy.float64')];
    const text = pipeline(await planned(CELLS, {}, { golden }));
    expect(text).toContain('-> tuple[list, pd.DataFrame, Any]:');
    expect(text).toContain(
      'def show(limit: int, rows: list[int], names: list, table: pd.DataFrame, mean: Any)'
    );
    expect(text).toContain('    table: pd.DataFrame\n');
  });

  it('are open where a name is bound more than once, or its library is not imported', async () => {
    const golden = [told('x', 'int'), told('t', 'pandas.DataFrame')];
    const text = pipeline(
      await planned(
        [
          'import seaborn as sns',
          'md: # A',
          'x = 1\nt = sns.load_dataset("t")',
          'md: # B',
          'x = x / 2',
          'md: # C',
          'print(x, t)'
        ],
        {},
        { golden }
      )
    );
    expect(text).toContain('def b(x: Any) -> Any:');
    expect(text).toContain('def c(x: Any, t: Any)');
  });
});
