/** What the notebook prints stays printed, or goes to the log where the person chose that. */
import { file, pipeline, planned } from './planned';

const CELLS = [
  'def hello(name):\n    print("hello", name)',
  'hello("a")\nlist(map(print, [1]))',
  '1 + 1'
];

describe('prints', () => {
  it('stay prints', async () => {
    const made = await planned(CELLS);
    expect(file(made, 'definitions.py')).toContain('print("hello", name)');
    expect(file(made, '_notebook.py')).not.toContain('log_line');
  });

  it('become log records at info, in definitions and in the run', async () => {
    const made = await planned(CELLS, {}, { prints: 'logging' });
    expect(file(made, 'definitions.py')).toContain('log_line("hello", name)');
    expect(file(made, 'definitions.py')).toContain('from ._notebook import log_line');
    expect(pipeline(made)).toContain('list(map(log_line, [1]))');
    expect(file(made, '_notebook.py')).toMatch(/def log_line[\s\S]*logger\.info\("%s", text/);
    expect(pipeline(made) + file(made, 'definitions.py')).not.toMatch(/\bprint\b/);
  });

  it('leave a print of the notebook’s own alone', async () => {
    const made = await planned(
      ['def print(x):\n    return x', 'y = print(1)'],
      {},
      { prints: 'logging' }
    );
    expect(file(made, 'definitions.py')).toContain('def print(x)');
    expect(made.files.map(f => f.path)).not.toContain('src/report/_notebook.py');
  });

  it('are logged in tests too, with the helper imported', async () => {
    const made = await planned(
      ['def f(x):\n    return x', 'for _ in [1]:\n    print(1)\nassert f(2) == 2'],
      {},
      { prints: 'logging' }
    );
    expect(file(made, 'test_definitions.py')).toContain('from report._notebook import log_line');
  });
});
