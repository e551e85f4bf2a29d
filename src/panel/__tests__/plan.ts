/** A plan as a package of the churn report would have it. */
import type { PackagePlan, PlanFile } from '../../package/plan';

export function planOf(more: Partial<PackagePlan> = {}): PackagePlan {
  const file = (path: string, role: PlanFile['role'], text: string): PlanFile => ({
    path,
    role,
    text
  });
  const dependency = (name: string | null, imports: string[]) => ({
    name,
    range: '>=1',
    version: name && '1.0',
    imports,
    reason: null,
    group: 'runtime' as const
  });
  return {
    distribution: 'churn-monthly',
    module: 'churn_monthly',
    version: '0.4.0',
    title: 'Churn',
    description: '',
    requiresPython: '>=3.10',
    files: [
      file('src/churn_monthly/steps.py', 'module', 'def clean(): ...'),
      file('tests/test_steps.py', 'test', 'def test_clean():\n    assert clean() == 1')
    ],
    dependencies: [
      ...['pandas', 'scikit-learn', 'pyarrow', 'numpy', 'scipy', 'requests'].map(name =>
        dependency(name, [name])
      ),
      dependency(null, ['house_style'])
    ],
    parameters: ['month', 'seed', 'data_dir'].map(name => ({
      name,
      type: 'str',
      default: "''",
      help: ''
    })),
    results: [],
    steps: ['load', 'clean', 'features', 'model', 'report'],
    values: [],
    data: [],
    functions: ['steps.clean', 'steps.fit', 'steps.auc'],
    decisions: [
      { cell: 'c1', role: 'step', where: 'steps.py: load', reason: [] },
      { cell: 'c9', role: 'display', where: null, reason: [] },
      { cell: 'c20', role: 'shell', where: null, reason: [] }
    ],
    notes: [],
    refusals: [],
    ...more
  };
}
