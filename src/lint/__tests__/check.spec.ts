import { readFile } from 'node:fs/promises';
import { loadReader } from '../../python/__tests__/reader';
import type { Reader } from '../../python';
import { checkNotebook } from '../check';
import type { LintCell } from '../join';
import { NOTEBOOK_DEFAULTS } from '../rules';
import { Ruff, type RuffSettings } from '../ruff';
import { applyFixes } from '../edits';
import { stageMagics } from '../stage';

const wasm = () => readFile(require.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'));

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

const cellsOf = (...sources: string[]): LintCell[] =>
  sources.map((source, i) => ({ id: `c${i + 1}`, reading: reader.read(source) }));

/** `cell: code text` of each diagnostic. */
async function lint(sources: string[], settings: RuffSettings = NOTEBOOK_DEFAULTS) {
  const cells = cellsOf(...sources);
  const ruff = await Ruff.load(wasm, settings);
  return checkNotebook(ruff, cells).map(({ cell, code, span }) => {
    const { source } = cells.find(each => each.id === cell)!.reading;
    return `${cell}: ${code} ${source.slice(span.start, span.end)}`.trimEnd();
  });
}

describe('checkNotebook', () => {
  it('knows in one cell what another imports and uses', async () => {
    expect(await lint(['import os\nimport sys', 'x = 1', 'print(os.getcwd(), x)'])).toEqual([
      'c1: F401 sys'
    ]);
  });

  it('finds names that no cell sets, at their place, after magics and other alphabets', async () => {
    expect(
      await lint(['größe = "😀"', '%matplotlib inline\nfor q in [größe]:\n    print(fehlt)'])
    ).toEqual(['c2: F821 fehlt']);
  });

  it('says nothing of IPython forms, shell lines and cells that are no Python', async () => {
    const forms = [
      'files = !ls',
      '!pip install x',
      'files?',
      '%%bash\nif then',
      '%%time\ny = files',
      'await y'
    ];
    expect(await lint(forms)).toEqual([]);
  });

  it('knows the names that magics use and set', async () => {
    const cells = [
      'import os\nimport sys',
      '%time r = os.getcwd()',
      '!echo {sys.path}',
      'print(r)'
    ];
    expect(await lint(cells)).toEqual([]);
    expect(await lint(['%%capture out\nprint(1)', 'out.stdout'])).toEqual([]);
  });

  it('lints the body of %%time', async () => {
    expect(await lint(['%%time\nx = nowhere'])).toEqual(['c1: F821 nowhere']);
  });

  it('lets imports stand at the top of any cell, but not below code', async () => {
    expect(await lint(['x = 1', 'import os\nos.sep', 'y = x\nimport sys\nsys.path'])).toEqual([
      'c3: E402 import sys'
    ]);
  });

  it('lets settings, blocks and a docstring of the notebook stand above imports', async () => {
    const cells = [
      '"""What this is."""\nimport os',
      'import sys\nsys.path.append(os.sep)\nimport a',
      'import matplotlib as mpl\nmpl.use("agg")\nos.environ["X"] = "1"\nimport b',
      'with open("f") as f:\n    pass\nfor q in [1]:\n    pass\nimport c',
      '%%time\nprint(f)\nimport d'
    ];
    const settings = { lint: { select: ['E402'] } };
    expect(await lint(cells, settings)).toEqual(['c5: E402 import d']);
    expect(await lint(['x = 1', '"""No docstring."""\nimport os'], settings)).toEqual([
      'c2: E402 import os'
    ]);
  });

  it('passes over cells that IPython takes for a magic', async () => {
    expect(await lint(['pip install x', 'pwd', 'timeit f(1)', 'ls -la'])).toEqual([]);
    expect(await lint(['time = 1', 'time'])).toEqual([]);
    expect(await lint(['time.sleep(1)', 'history = later'])).toEqual([
      'c1: F821 time',
      'c2: F821 later'
    ]);
  });

  it('tells rules by their codes in preview too', async () => {
    expect(await lint(['import os'], { preview: true, lint: { select: ['F401'] } })).toEqual([
      'c1: F401 os'
    ]);
  });

  it('takes a semicolon behind the last statement of a cell as what it is in a notebook', async () => {
    expect(
      await lint(['x = 1;\nx + 1;', 'for q in [1]:\n    print(q);', '%%time\nprint(x);'])
    ).toEqual(['c1: E703 ;', 'c2: E703 ;']);
  });

  it('sees a value at the end of a cell as shown', async () => {
    const settings = { lint: { select: ['B018'] } };
    expect(await lint(['x = 1\nx\nx + 1'], settings)).toEqual(['c1: B018 x']);
  });

  it('sorts imports within their cell only', async () => {
    const settings = { lint: { select: ['I001'] } };
    expect(await lint(['import sys', 'import os', 'import sys\nimport os'], settings)).toEqual([
      'c3: I001 import sys\nimport os'
    ]);
  });

  it('tells of a faulty cell and still of all others', async () => {
    const found = await lint(['x = (', 'import os']);
    expect(found[0]).toMatch(/^c1: invalid-syntax/);
    expect(found[1]).toBe('c2: F401 os');
  });
});

describe('a fix', () => {
  const safe = async (source: string, rule: string) => {
    const ruff = await Ruff.load(wasm, { lint: { select: [rule] } });
    return checkNotebook(ruff, cellsOf(source)).map(({ fix }) => fix?.safe);
  };

  it('is safe where ruff says so, and drops no comment', async () => {
    expect(await safe('import os', 'F401')).toEqual([true]);
    expect(await safe('x = None\nx == None', 'E711')).toEqual([false]);
    expect(await safe('class A():\n    pass', 'UP039')).toEqual([true]);
    expect(await safe('class A(\n    # nothing\n):\n    pass', 'UP039')).toEqual([false]);
  });

  it('goes by codes of the ruff that is installed', async () => {
    const ruff = await import('@astral-sh/ruff-wasm-web');
    const codes = await import('../codes.json');
    expect(ruff.Workspace.version()).toBe(codes.ruff);
  });
});

describe('applyFixes', () => {
  it('mends several cells and leaves what is not safe to be asked for', async () => {
    const cells = cellsOf(
      'import os\nimport sys\nprint(sys)',
      'def f(a):\n    if not a in [1]:\n        b = 1\n    return a'
    );
    const ruff = await Ruff.load(wasm, NOTEBOOK_DEFAULTS);
    const safe = checkNotebook(ruff, cells).filter(diagnostic => diagnostic.fix?.safe);
    const sources = new Map(cells.map(({ id, reading }) => [id, reading.source]));
    expect([...applyFixes(sources, safe)]).toEqual([
      ['c2', 'def f(a):\n    if a not in [1]:\n        b = 1\n    return a'],
      ['c1', 'import sys\nprint(sys)']
    ]);
  });
});

describe('a fix of the last line', () => {
  it('leaves no line end behind', async () => {
    const cells = cellsOf('import os\nimport sys', 'print(os)');
    const ruff = await Ruff.load(wasm, NOTEBOOK_DEFAULTS);
    const sources = new Map(cells.map(({ id, reading }) => [id, reading.source]));
    expect([...applyFixes(sources, checkNotebook(ruff, cells))]).toEqual([['c1', 'import os']]);
  });
});

describe('stageMagics', () => {
  it('brings magics through the formatter as they were', async () => {
    const ruff = await Ruff.load(wasm, NOTEBOOK_DEFAULTS);
    const staged = stageMagics(reader.read('%time  x =f( 1 )\nfiles=!ls  -l\ny= [1,2]'))!;
    expect(staged.restore(ruff.format(staged.text))).toBe(
      '%time  x =f( 1 )\nfiles = !ls  -l\ny = [1, 2]'
    );
  });

  it('keeps the semicolon that hides a result', async () => {
    const ruff = await Ruff.load(wasm, NOTEBOOK_DEFAULTS);
    const staged = stageMagics(reader.read('x=1;\nplot( x );\n'))!;
    expect(staged.restore(ruff.format(staged.text))).toBe('x = 1\nplot(x);');
  });

  it('has nothing to format in a cell of another language', () => {
    expect(stageMagics(reader.read('%%bash\nls'))).toBeNull();
  });
});
