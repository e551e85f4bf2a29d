import { strFromU8, unzipSync } from 'fflate';
import type { PackagePlan } from '../../../package/plan';
import { expectedResults } from '../expected';
import { zipPlan } from '../zip';

const PLAN = {
  distribution: 'churn',
  module: 'churn',
  version: '0.1.0',
  title: 'Churn',
  description: 'Says "churn"',
  requiresPython: '>=3.10',
  files: [{ path: 'src/churn/run.py', text: 'x = "é"\n', role: 'module' }],
  dependencies: [
    { name: 'pandas', range: '>=2.2', group: 'runtime' },
    { name: null, range: '', group: 'runtime' },
    { name: 'hypothesis', range: '', group: 'test' }
  ]
} as unknown as PackagePlan;

describe('A package as a zip', () => {
  it('holds the files of the plan in one folder, and a project around them', () => {
    const files = unzipSync(zipPlan(PLAN));
    expect(Object.keys(files)).toEqual([
      'churn-0.1.0/pyproject.toml',
      'churn-0.1.0/src/churn/py.typed',
      'churn-0.1.0/src/churn/run.py'
    ]);
    expect(strFromU8(files['churn-0.1.0/src/churn/run.py'])).toBe('x = "é"\n');
    const project = strFromU8(files['churn-0.1.0/pyproject.toml']);
    expect(project).toContain('dependencies = ["pandas>=2.2"]');
    expect(project).toContain('description = "Says \\"churn\\""');
    expect(project).toContain('test = ["pytest>=9", "hypothesis"]');
  });

  it('is the same bytes for the same plan', () => {
    expect(zipPlan(PLAN)).toEqual(zipPlan(PLAN));
  });
});

describe('What the page shows of results', () => {
  const shown = (id: string, source: string, text: string) => ({
    id,
    cell_type: 'code',
    source,
    metadata: {},
    outputs: [{ output_type: 'execute_result', data: { 'text/plain': [text] } }]
  });
  const logbook = (later: ReadonlySet<string>) =>
    ({
      notebook: () => ({
        cells: [shown('a', 'score = 1\nscore', '1'), shown('b', 'other', '2')]
      }),
      flow: {
        cells: [
          { id: 'a', binds: new Set(['score']), changes: new Set() },
          { id: 'b', binds: later, changes: new Set() }
        ]
      }
    }) as unknown as Parameters<typeof expectedResults>[0];

  it('is the display of cells that end with a name of the results', () => {
    expect(expectedResults(logbook(new Set()), ['score'])).toEqual([
      { name: 'score', cell: 'a', text: '1' }
    ]);
  });

  it('does not count where a later cell binds the name again', () => {
    expect(expectedResults(logbook(new Set(['score'])), ['score'])).toEqual([]);
  });
});
