/** `%run` of files beside the notebook. */
import { loadReader } from '../../python/__tests__/reader';
import { environmentOf, type Environment, type EnvironmentRequest, type RunFile } from '../index';
import { decisions, ENVIRONMENT, file, notes, pipeline, planned, refusals } from './planned';

const notebook = (name: string, ...sources: string[]): RunFile => ({
  name,
  path: name,
  text: JSON.stringify({
    cells: [
      { cell_type: 'markdown', source: ['# Setup\n', '\n', 'What all need.'] },
      ...sources.map(source => ({ cell_type: 'code', source }))
    ]
  })
});
const script = (name: string, text: string): RunFile => ({ name, path: name, text });
const run = (runs: readonly RunFile[]): Partial<Environment> => ({ runs });

describe('%run of a notebook', () => {
  it('makes a sibling module of it, with its definitions and what it does', async () => {
    const made = await planned(
      ['md: # Report', '%run ./setup.ipynb', 'md: # Use', 'y = twice(BASE)\ny'],
      run([notebook('./setup.ipynb', 'def twice(x):\n    return 2 * x', 'BASE = [3]\nBASE')])
    );
    expect(refusals(made)).toEqual([]);
    const text = file(made, 'src/report/setup.py');
    expect(text).toMatch(/^"""setup\."""/);
    expect(text).toContain('def twice(x):');
    expect(text).toMatch(
      /def setup\(\) -> [^:]*:\n {4}"""setup\.\n\n {4}[\s\S]*What all need\.[\s\S]*BASE = \[3\]/
    );
    // A notebook that is run shows nothing.
    expect(text).not.toContain('show_value');
    expect(pipeline(made)).toMatch(
      /from \.setup import setup[\s\S]*BASE = setup\(\)\n {4}y = use\(BASE\)/
    );
    expect(made.functions).toEqual(['report.setup.twice']);
    expect(decisions(made)).toContain(
      'c1 shell: The code of `./setup.ipynb` takes part here, in a module of its own.'
    );
    expect(made.decisions.every(d => /^c\d$/.test(d.cell))).toBe(true);
    expect(file(made, 'notebooks/report.ipynb')).toContain('%run ./setup.ipynb');
  });

  it('shares the namespace: what the page sets above is known to it', async () => {
    const made = await planned(
      ['rate = [2]', '%run calc.ipynb', 'total'],
      run([notebook('calc.ipynb', 'total = rate[0] * 2')])
    );
    expect(refusals(made)).toEqual([]);
    expect(made.results).toContain('total');
  });

  it('keeps what stands in the cell around it, in order', async () => {
    const made = await planned(
      ['a = [1]\n%run b.ipynb\nc = a + b\nc'],
      run([notebook('b.ipynb', 'b = a * 2')])
    );
    expect(pipeline(made) + file(made, 'src/report/pipeline.py')).toMatch(/a = \[1\]/);
    expect(made.results).toEqual(['c']);
  });

  it('names the cell of the file in what it refuses', async () => {
    const made = await planned(
      ['x = 1\n%run s.ipynb'],
      run([notebook('s.ipynb', 'y = 1', 'exec("z")')])
    );
    expect(refusals(made)).toEqual([
      expect.stringMatching(/^c0:2 In `s\.ipynb`, cell 2, line 1: /)
    ]);
    expect(
      refusals(await planned(['%run s.ipynb\n\nexec("z")'], run([notebook('s.ipynb', 'y = 1')])))
    ).toEqual([expect.stringMatching(/^c0:3 /)]);
  });

  it('writes no secret of it', async () => {
    const token = `ghp_${'a1B2'.repeat(6)}`;
    const made = await planned(
      ['%run s.ipynb', 'key'],
      run([notebook('s.ipynb', `key = "${token}"`)])
    );
    expect(JSON.stringify(made)).not.toContain(token);
    expect(file(made, '.env.example')).toBe('KEY=\n');
  });
});

describe('%run of a script', () => {
  const SCRIPT = script(
    'tools.py',
    'import math\n\ndef area(r):\n    return math.pi * r\n\nif __name__ == "__main__":\n    READY = [1]\n'
  );

  it('makes a sibling module of it', async () => {
    const made = await planned(['%run tools.py', 'a = area(2)\na'], run([SCRIPT]));
    expect(refusals(made)).toEqual([]);
    expect(file(made, 'src/report/tools.py')).toMatch(/import math[\s\S]*def area/);
  });

  it.each([
    ['its names are set by the page too', '%run tools.py\narea = None', SCRIPT, /both set `area`/],
    ['it needs names of the page', 'k = 1\n%run x.py', script('x.py', 'y = k'), /needs `k`/],
    [
      'it reads the command line',
      '%run x.py',
      script('x.py', 'import sys\ny = sys.argv'),
      /command line/
    ],
    ['it has arguments', '%run tools.py --fast', SCRIPT, /options or arguments/],
    ['it is not there', '%run gone.py', SCRIPT, /`gone.py`, which is no notebook or script beside/],
    ['it is no notebook', '%run x.ipynb', { ...notebook('x.ipynb'), text: '{' }, /cannot be read/]
  ])('is refused where %s', async (_, source, given, reason) => {
    expect(refusals(await planned([source], run([given])))).toEqual([
      expect.stringMatching(reason)
    ]);
  });

  it('imports what the page imports too', async () => {
    const made = await planned(['import math', '%run tools.py', 'math.e'], run([SCRIPT]));
    expect(refusals(made)).toEqual([]);
    expect(notes(made)).toEqual([]);
  });
});

describe('the environment', () => {
  it('is asked once more for what the files that are run import', async () => {
    const asked: EnvironmentRequest[] = [];
    const { read } = await loadReader();
    const page = {
      name: 'n',
      language: 'python',
      cells: [{ id: 'a', type: 'code' as const, source: '%run tools.py', tags: [], outputs: [] }]
    };
    await environmentOf(page, read, async request => {
      asked.push(request);
      return { ...ENVIRONMENT, runs: [script('tools.py', 'import helpers')] };
    });
    expect(asked.map(a => [a.runs, a.imports])).toEqual([
      [['tools.py'], []],
      [['tools.py'], ['helpers']]
    ]);
  });
});
