/** Hard cases of notebooks, and the package that each must become; the numbers are those of the design. */
import { decisions, ENVIRONMENT, file, notes, pipeline, planned, refusals } from './planned';

describe('IPython', () => {
  it('1: a cell of another language is no Python', async () => {
    expect(refusals(await planned(['%%sql\nselect 1']))).toEqual([
      'c0:1 `%%sql` has no counterpart in Python that is known to mean the same. Write it as Python, or tag the cell `exclude`.'
    ]);
  });

  it('2: an operator at the start of a line is no magic', async () => {
    expect(pipeline(await planned(['a, b = 7, 4\ny = (a\n  % b)']))).toMatch(/y = \(a\n\s+% b\)/);
  });

  it('3: %%time keeps what it measures', async () => {
    const made = await planned(['def load():\n    return 1', '%%time\ndf=load()', 'df']);
    expect(pipeline(made)).toMatch(/^ {4}df=load\(\)$/m);
    expect(made.results).toEqual(['df']);
  });

  it('4: %timeit goes, and binds nothing', async () => {
    const made = await planned(['def f():\n    return 1', '%timeit x=f()', 'y = 2']);
    expect(made.results).toEqual(['y']);
    expect(decisions(made)).toContain(
      'c1 shell: `%timeit` only measures; what it runs is not kept.'
    );
  });

  it('5: captured output that is read later is refused', async () => {
    const made = await planned(['%%capture out\nprint(1)', 'text = out.stdout']);
    expect(refusals(made)[0]).toMatch(/^c0:1 `out` holds captured output/);
  });

  it('6: install lines are dependencies, told where the kernel has another version', async () => {
    const made = await planned([
      '!pip install pandas==2.1\nimport pandas as pd\ndf = pd.DataFrame()'
    ]);
    expect(made.dependencies.map(d => d.name)).toEqual(['pandas']);
    expect(notes(made)).toContain('The notebook installs `pandas` 2.1, but ran with 2.2.3.');
    expect(pipeline(made)).not.toContain('pip');
  });

  it('7: a listing needs no shell; other commands run one', async () => {
    const text = pipeline(await planned(['files = !ls data\nlines = !wc -l x.csv']));
    expect(text).toContain('files = sorted(p.name for p in Path("data").iterdir()');
    expect(text).toContain('lines = subprocess.run("wc -l x.csv", shell=True, check=True');
  });

  it('8: %run is refused', async () => {
    expect(refusals(await planned(['%run ./setup.ipynb']))).toHaveLength(1);
  });

  it('9: automagics, help and display go', async () => {
    const made = await planned(['ls', 'df = 1', 'df?', 'display(df)', 'df']);
    expect(refusals(made)).toEqual([]);
    expect(pipeline(made)).not.toMatch(/\bls\b|\bdisplay\(/);
    expect(pipeline(made)).toContain('show_value("df", df)');
  });

  it('9b: calls without brackets get theirs, and a lone semicolon goes', async () => {
    const made = await planned([
      'def f(*words):\n    return words',
      '/f 1 2\n,f a b\n;f a b',
      'f()\n;'
    ]);
    expect(refusals(made)).toEqual([]);
    expect(pipeline(made)).toContain('f(1, 2)\n    f("a", "b")\n');
    expect(pipeline(made)).toContain('f("a b")');
    expect(pipeline(made)).not.toContain(';');
    expect(refusals(await planned(['f = len', ',f "a"']))).toHaveLength(1);
  });

  it('10: a page that awaits has an async run, and the command runs it', async () => {
    const made = await planned(['import asyncio', 'await asyncio.sleep(0)\nx = 1']);
    expect(pipeline(made)).toContain('async def run()');
    expect(file(made, '__main__.py')).toContain('asyncio.run(run())');
  });
});

describe('parameters', () => {
  it('11: what a person is asked becomes a required option, a secret an environment variable', async () => {
    const made = await planned([
      'import getpass',
      'name=input()',
      'key = getpass.getpass()',
      'name, key'
    ]);
    expect(made.parameters).toEqual([
      expect.objectContaining({ name: 'name', type: 'str', default: '' })
    ]);
    expect(pipeline(made)).toContain('key = os.environ["KEY"]');
    expect(file(made, '.env.example')).toBe('KEY=\n');
    expect(file(made, '__main__.py')).toContain('dest="name", required=True');
  });

  it('12: what is computed from a parameter is computed after it', async () => {
    const made = await planned([
      { source: 'date="2024-01-01"\npath=f"/d/{date}"', tags: ['parameters'] },
      'path'
    ]);
    expect(made.parameters.map(p => p.name)).toEqual(['date']);
    expect(pipeline(made)).toMatch(
      /def run\(\*, date: str = "2024-01-01"\)[\s\S]*\n {4}path=f"\/d\/\{date\}"/
    );
  });

  it('13: values with signs in them are kept', async () => {
    const made = await planned([{ source: 'where="x == 1"\nopts={"a": 1}', tags: ['parameters'] }]);
    expect(made.parameters.map(p => [p.name, p.default])).toEqual([
      ['where', '"x == 1"'],
      ['opts', 'None']
    ]);
  });

  it('14: None may be given as text, lists as JSON, booleans as words', async () => {
    const made = await planned([
      { source: 'run_date=None\nflags=[1]\nfull=True', tags: ['parameters'] },
      'run_date, flags, full'
    ]);
    expect(made.parameters.map(p => p.type)).toEqual(['str | None', 'list[int] | None', 'bool']);
    expect(file(made, '__main__.py')).toContain('if text.lower() in {"true", "1", "yes"}');
    expect(file(made, '__main__.py')).toContain('json.loads(text)');
  });

  it('15: no default is shared between runs', async () => {
    const made = await planned([
      { source: 'cfg: dict = {}', tags: ['parameters'] },
      'cfg["a"] = 1'
    ]);
    expect(pipeline(made)).toContain('cfg: dict | None = None');
    expect(pipeline(made)).toContain('if cfg is None:\n        cfg = {}');
  });

  it('17: a path of data is a parameter, never relative to the package', async () => {
    const made = await planned(['import pandas as pd\ndf = pd.read_csv("../data/x.csv")']);
    expect(made.parameters[0]).toMatchObject({ name: 'x_path', default: '"../data/x.csv"' });
    expect(pipeline(made)).toContain('pd.read_csv(x_path)');
    expect(pipeline(made)).not.toContain('__file__');
    expect(file(made, 'test_pipeline.py')).toContain('pytest.skip(');
  });

  it('18: an absolute path is named', async () => {
    const made = await planned(['text = open("/home/me/lookup.json").read()']);
    expect(notes(made)).toContain('`/home/me/lookup.json` is there on this machine only.');
  });
});

describe('secrets', () => {
  const TOKEN = `ghp_${'a1B2'.repeat(6)}`;

  it('16: are nowhere in the package', async () => {
    const made = await planned([
      `md: # Report with ${TOKEN}`,
      {
        source: `TOKEN="${TOKEN}"\nurl = "postgres://me:hunter22@db/x"`,
        outputs: [{ kind: 'stream', text: TOKEN, types: [] }]
      },
      'TOKEN, url'
    ]);
    const all = JSON.stringify(made);
    expect(all).not.toContain(TOKEN);
    expect(all).not.toContain('hunter22');
    expect(pipeline(made)).toContain('TOKEN=os.environ["TOKEN"]');
    expect(file(made, '.env.example')).toContain('TOKEN=\n');
    expect(notes(made).join()).toMatch(/An output shows a key/);
  });
});

describe('state', () => {
  it('19: what only a run from below gives is refused with its line', async () => {
    expect(refusals(await planned(['# total\ny = x + 1', 'x = 1']))).toEqual([
      'c0:2 `x` is set by no cell above: a fresh run stops here.'
    ]);
  });

  it('20: so is a name that no cell sets; a person may insist', async () => {
    expect(refusals(await planned(['y = gone + 1']))).toHaveLength(1);
    const insisted = await planned(['y = gone + 1'], {}, { insist: true });
    expect(refusals(insisted)).toEqual([]);
    expect(notes(insisted)).toContain('`gone` is set by no cell above: a fresh run stops here.');
  });
});

describe('data flow', () => {
  it('21: a name that steps bind anew goes in and out', async () => {
    const made = await planned(['md: # A', 'x = 1', 'md: # B', 'x = x + 1', 'md: # C', 'print(x)']);
    expect(made.steps).toEqual(['a', 'b', 'c']);
    expect(pipeline(made)).toContain('x = a()\n    x = b(x)\n    c(x)');
    expect(made.results).toEqual(['x']);
  });

  it('22: what is changed in place counts as a result of its step', async () => {
    const made = await planned(['md: # A', 'xs = []', 'md: # B', 'xs.append(1)', 'md: # C', 'xs']);
    expect(pipeline(made)).toContain('xs = b(xs)');
  });

  it('23: aliases name one object across steps', async () => {
    const made = await planned([
      'md: # A',
      'df = {"a": 1}',
      'md: # B',
      'df2=df\ndf2["a"]=0',
      'md: # C',
      'print(df, df2)'
    ]);
    expect(pipeline(made)).toContain('df2 = b(df)\n    c(df, df2)');
  });

  it('24: a function that is defined twice stays where it is', async () => {
    const made = await planned([
      'def f():\n    return 1',
      'a = f()',
      'def f():\n    return 2',
      'b = f()'
    ]);
    expect(pipeline(made).match(/def f\(\)/g)).toHaveLength(2);
    expect(decisions(made)).toContain(
      'c0 definitions: `f` is defined inside the run: the notebook binds this name more than once.'
    );
  });

  it('25: a constant that a function reads goes with it; data makes a closure', async () => {
    const constant = await planned(['K = 3', 'def f(x):\n    return x*K', 'y = f(2)']);
    expect(file(constant, 'definitions.py')).toMatch(/K = 3[\s\S]*def f/);
    const data = await planned(['rates = [1, 2]', 'def f(i):\n    return rates[i]', 'y = f(0)']);
    expect(pipeline(data)).toContain('    def f(i):\n        return rates[i]');
    expect(data.functions).toEqual([]);
  });

  it('26: star imports name what is used', async () => {
    const made = await planned([
      'from pyspark.sql.functions import *',
      'c = col("a")',
      'total = sum(c)'
    ]);
    expect(pipeline(made)).toContain('from pyspark.sql.functions import col');
    expect(pipeline(made)).toContain('from pyspark.sql.functions import sum');
    expect(pipeline(made)).not.toMatch(/import.*\b(lit|max)\b/);
    expect(refusals(await planned(['from unknown import *', 'x = y']))[0]).toMatch(/^c0:1 /);
  });
});

describe('dependencies', () => {
  it('27: come from what is installed, not from the name of the import', async () => {
    const made = await planned([
      'import cv2, yaml\nimport google.cloud.bigquery',
      'a, b, c = cv2.imread("x.png"), yaml.safe_load("1"), google.cloud.bigquery.Client()'
    ]);
    expect(made.dependencies.map(d => d.name)).toEqual([
      'google-cloud-bigquery',
      'opencv-python-headless',
      'PyYAML'
    ]);
  });

  it('28: an engine that pandas loads by itself is one', async () => {
    const made = await planned([
      'import pandas as pd',
      'df = pd.DataFrame()\ndf.to_parquet("x.parquet")'
    ]);
    expect(made.dependencies.find(d => d.name === 'pyarrow')).toMatchObject({ range: '>=25.0' });
  });

  it('29: a module beside the notebook is copied and imported relatively', async () => {
    const local = [
      {
        name: 'helpers',
        files: [
          { path: 'helpers/__init__.py', text: '' },
          { path: 'helpers/clean.py', text: 'from helpers.base import one\n' },
          { path: 'helpers/base.py', text: 'one = 1\n' }
        ]
      }
    ];
    const made = await planned(
      ['import sys\nsys.path.append("../lib")\nfrom helpers.clean import one', 'y = one'],
      { local }
    );
    expect(pipeline(made)).toContain('from .helpers.clean import one');
    expect(pipeline(made)).not.toContain('sys.path');
    expect(file(made, 'helpers/clean.py')).toBe('from ..helpers.base import one\n');
  });

  it('30: an install from a repository is a direct reference', async () => {
    const own = {
      name: 'ours',
      version: '1.0',
      imports: ['ours'],
      requires: [],
      directUrl: { url: 'https://git.example/ours', editable: false, commit: 'abc' }
    };
    const made = await planned(['import ours', 'y = ours.x'], {
      distributions: [...ENVIRONMENT.distributions, own]
    });
    expect(made.dependencies[0].url).toBe('git+https://git.example/ours@abc');
  });

  it('31: an import that may fail is an extra', async () => {
    const made = await planned([
      'try:\n    import cupy as xp\nexcept ImportError:\n    import numpy as xp',
      'a = xp.zeros(3)'
    ]);
    expect(made.dependencies).toContainEqual(
      expect.objectContaining({ name: 'cupy', group: 'optional', extra: 'cupy' })
    );
    expect(file(made, 'definitions.py')).toContain('except ImportError:');
  });
});

describe('platforms', () => {
  it('32: an ambient session is an argument', async () => {
    const made = await planned(['df = spark.table("x")']);
    expect(refusals(made)).toEqual([]);
    expect(made.parameters).toEqual([expect.objectContaining({ name: 'spark', default: '' })]);
  });

  it('33: a function that data is sent through is at module level, where workers find it', async () => {
    const made = await planned([
      'from pyspark.sql.functions import udf',
      'def double(x):\n    return 2 * x',
      'f = udf(double)'
    ]);
    expect(file(made, 'definitions.py')).toContain('def double(x):');
  });

  it('34: the place of checkpoints is a parameter', async () => {
    const made = await planned([
      'checkpoint = "/tmp/c"',
      'q = spark.readStream.load().writeStream.option("checkpointLocation", checkpoint).start()'
    ]);
    expect(made.parameters.map(p => p.name)).toContain('checkpoint');
  });
});

describe('tests and names', () => {
  it('35: an assertion on data stays in the run, one on a function is a test', async () => {
    const made = await planned([
      'def f(x):\n    return x + 2',
      'rows = [1]',
      'assert len(rows) == 1',
      'assert f(2)==4'
    ]);
    expect(pipeline(made)).toContain('assert len(rows) == 1');
    expect(file(made, 'test_definitions.py')).toContain('assert f(2)==4');
  });

  it('36: only literals become golden values', async () => {
    const shown = (source: string, text: string) => ({
      source,
      outputs: [{ kind: 'result' as const, text, types: ['text/plain'] }]
    });
    const made = await planned([
      'import random\ndef add(a, b):\n    return a + b\ndef draw(n):\n    return random.random()',
      shown('add(2, 3)', '5'),
      shown('draw(1)', '0.5'),
      shown('add([], [])', '<list at 0x7f01>')
    ]);
    const text = file(made, 'test_definitions.py');
    expect(text).toContain('assert add(2, 3) == 5');
    expect(text).not.toMatch(/draw|0x7f/);
  });

  it('36: headings give valid names that nothing else has', async () => {
    const made = await planned([
      'md: # 1. Résumé & ROC/AUC!',
      'a = 1',
      'md: # test',
      'b = a',
      'md: # class',
      'c = b',
      'md: # Résumé: ROC, AUC',
      'print(a, b, c)'
    ]);
    expect(made.steps).toEqual(['resume_roc_auc', 'test', 'step_class', 'resume_roc_auc_2']);
    expect((await planned(['x = 1'], {}, {}, 'test')).module).toBe('test_package');
    expect((await planned(['x = 1'], {}, {}, 'Pandas')).module).toBe('pandas_package');
  });

  it('36: cells that are tagged out, in another language or empty stay out', async () => {
    const made = await planned([
      { source: 'x = 1', tags: ['skip-execution'] },
      { source: 'puts 1', language: 'ruby' },
      '#| eval: false\ny = 2',
      '# nothing',
      'z = 3'
    ]);
    expect(made.results).toEqual(['z']);
    expect(made.decisions.filter(d => d.role === 'excluded').map(d => d.cell)).toEqual([
      'c0',
      'c1',
      'c2',
      'c3'
    ]);
  });
});
