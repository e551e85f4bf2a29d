/** Modules of a large notebook: one for each top heading, in an order without cycles. */
import { decisions, file, notes, pipeline, planned } from './planned';

/** Lines that make a notebook large. */
const LONG = Array.from({ length: 120 }, (_, i) => `    # line ${i}`).join('\n');

function define(name: string, body: string): string {
  return `def ${name}(x):\n${LONG}\n    return ${body}`;
}

const LARGE = [
  'md: # Report\n\nOf all months.',
  'RATE = 2',
  'md: ## Statistics',
  define('twice', 'x * RATE'),
  'a = twice(1)',
  'md: ## Résumé & ROC',
  define('thrice', 'twice(x) + x'),
  'b = thrice(a)',
  'md: ### Detail',
  'c = b + 1',
  'md: ## class',
  define('_own', 'x'),
  'd = _own(c)',
  'd'
];

describe('modules', () => {
  it('are one for the definitions of a small notebook', async () => {
    const made = await planned([
      'md: # A',
      'def f():\n    return 1',
      'md: # B',
      'x = f()',
      'md: # C',
      'x'
    ]);
    expect(made.files.map(f => f.path)).toContain('src/report/definitions.py');
    expect(made.functions).toEqual(['report.definitions.f']);
  });

  it('are one for each top heading of a large one, with names that nothing else has', async () => {
    const made = await planned(LARGE);
    const modules = made.files.filter(f => f.role === 'module').map(f => f.path.split('/').at(-1));
    expect(modules).toEqual([
      '__init__.py',
      '__main__.py',
      '_notebook.py',
      'report.py',
      'statistics_part.py',
      'resume_roc.py',
      'part_class.py',
      'pipeline.py'
    ]);
    expect(file(made, '/statistics_part.py')).toMatch(
      /from \.report import RATE[\s\S]*def twice[\s\S]*def statistics\(\)/
    );
    expect(file(made, '/resume_roc.py')).toMatch(
      /from \.statistics_part import twice[\s\S]*def detail\(b: /
    );
    expect(pipeline(made)).toContain('from .resume_roc import resume_roc');
    expect(pipeline(made)).not.toMatch(/^def (?!run)/m);
    expect(file(made, '__init__.py')).toMatch(
      /from \.report import RATE\nfrom \.resume_roc import thrice\nfrom \.statistics_part import twice/
    );
    expect(file(made, '__init__.py')).not.toContain('_own');
    expect(made.functions).toEqual([
      'report.report.RATE',
      'report.statistics_part.twice',
      'report.resume_roc.thrice'
    ]);
    expect(decisions(made)).toContain('c7 step: Runs in `resume_roc`.');
    expect(made.decisions.find(d => d.cell === 'c6')?.where).toBe('resume_roc.py');
  });

  it('are fewer where headings need each other, and the plan says so', async () => {
    const made = await planned([
      'md: # First',
      define('ping', 'x if x < 1 else pong(x - 1)'),
      'md: # Second',
      define('pong', 'ping(x)'),
      'md: # Third',
      define('other', 'x'),
      'z = pong(other(3))\nz'
    ]);
    expect(file(made, '/first.py')).toMatch(/def ping[\s\S]*def pong/);
    expect(made.files.some(f => f.path.endsWith('/second.py'))).toBe(false);
    expect(notes(made)).toContain(
      '“First”, “Second” need each other: they share the module `first`.'
    );
  });

  it('bring their definitions to the tests', async () => {
    const made = await planned([...LARGE, 'assert thrice(1) == 3']);
    expect(file(made, 'test_definitions.py')).toContain('from report.resume_roc import thrice');
    const golden = await planned(
      LARGE,
      {},
      {
        golden: [
          {
            name: 'c',
            type: 'int',
            columns: null,
            dtypes: null,
            shape: null,
            small: true,
            source: '7'
          }
        ]
      }
    );
    expect(file(golden, 'test_steps.py')).toContain('now.c = resume_roc.detail(now.b)');
    expect(file(golden, 'test_steps.py')).toContain('from report import resume_roc');
  });
});
