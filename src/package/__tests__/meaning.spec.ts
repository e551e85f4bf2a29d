/** What must not change its meaning on the way into a package. */
import { decisions, file, pipeline, planned, refusals } from './planned';

describe('definitions', () => {
  it('keep their decorators and comments', async () => {
    const made = await planned([
      'import functools\n# cheap\n@functools.lru_cache(maxsize=None)\ndef f(x):\n    return x',
      'y = f(1)'
    ]);
    expect(file(made, 'definitions.py')).toContain(
      '# cheap\n@functools.lru_cache(maxsize=None)\ndef f(x):'
    );
  });

  it('that keep state, or act when they are made, are made anew in each run', async () => {
    const made = await planned([
      'def f(x, seen=[]):\n    seen.append(x)\n    return seen',
      'class C:\n    count = 0\n    def add(self):\n        C.count += 1',
      'def loud(f):\n    print("made")\n    return f\n@loud\ndef g():\n    return 1',
      'a, b, c = f(1), C(), g()'
    ]);
    expect(made.functions).toEqual(['report.definitions.loud']);
    expect(pipeline(made)).toMatch(
      / {4}def f\(x, seen=\[\]\):[\s\S]* {4}class C:[\s\S]* {4}@loud\n {4}def g\(\):/
    );
  });

  it('see what the notebook binds after them', async () => {
    const made = await planned([
      'md: # A',
      'k = [1]\ndef f():\n    return k',
      'md: # B',
      'k = [2]\nprint(f())'
    ]);
    expect(made.steps).toEqual(['run']);
    expect(pipeline(made)).toMatch(
      / {4}k = \[1\]\n {4}def f\(\):\n {8}return k[\s\S]* {4}k = \[2\]/
    );
  });

  it('change names of the run by nonlocal', async () => {
    const made = await planned(['n = 0\ndef inc():\n    global n\n    n += 1', 'inc()\nprint(n)']);
    expect(pipeline(made)).toContain('        nonlocal n\n');
    expect(decisions(made)).toContain(
      'c0 definitions: `inc` is defined inside the run: it changes `n` by global.'
    );
  });
});

describe('what a reviewer reads', () => {
  it('calls steps by their headings, also where a value has that name', async () => {
    const made = await planned([
      'md: # Which deliveries come late?',
      'limit = [3]',
      'md: ## Features',
      'features = [v + 1 for v in limit]',
      'md: ## Model',
      'model = sum(features)',
      'md: ## Limit',
      'print(model + limit[0])'
    ]);
    expect(made.steps).toEqual(['prepare', 'build_features', 'build_model', 'limit_step']);
  });

  it('labels what is shown by its shape where it is long', async () => {
    const made = await planned([
      'import pandas as pd\ndf = pd.DataFrame({"order_id": [1], "carrier": [2]})',
      'df.sample(5, random_state=3)[["order_id", "carrier", "order_id", "carrier"]]'
    ]);
    expect(pipeline(made)).toContain('show_value("df.sample(…)[…]", df.sample(5');
  });

  it('makes a path at the top a parameter, as a text or as a path', async () => {
    const made = await planned([
      'from pathlib import Path\nDATA = Path("deliveries.csv")',
      'print(DATA.exists())'
    ]);
    expect(made.parameters).toMatchObject([
      { name: 'DATA', type: 'str | Path', default: '"deliveries.csv"' }
    ]);
    expect(pipeline(made)).toContain('    DATA = Path(DATA)\n');
  });

  it('tells what became of cells in few lines', async () => {
    const made = await planned(['md: # A', 'x = 1', 'y = [x]', 'def f(v):\n    return v', 'f(2)']);
    expect(file(made, 'README.md')).toContain(
      '- cells 1–2: Runs in `run`.\n- cell 3: Defines `f`.\n'
    );
  });
});

describe('what IPython reads, and Python does not', () => {
  it('takes magics without their sign, and imports of the future below other lines', async () => {
    const made = await planned([
      'import json\nfrom __future__ import annotations\nx = json.loads("1")',
      'ls data',
      'print(x)'
    ]);
    expect(refusals(made)).toEqual([]);
    expect(decisions(made)).toContain('c1 shell: `%ls` is about the session and left out.');
  });

  it('goes on behind a shell line that fails, as the notebook does', async () => {
    const made = await planned(['!ls missing', 'lines = !wc -l x.csv\nprint(lines)']);
    expect(pipeline(made)).toMatch(/run\("ls missing", shell=True, stdout=subprocess.PIPE/);
    expect(pipeline(made)).toContain('check=True');
  });

  it('misses no names that a cell may bind which cannot be read', async () => {
    const made = await planned(['x = = 1', 'print(x)']);
    expect(refusals(made)).toHaveLength(1);
  });
});

describe('what only a page can show', () => {
  it('leaves controls out, and keeps what they call', async () => {
    const made = await planned([
      'import ipywidgets as widgets\nfrom ipywidgets import interact',
      'k = 2\n@interact(x=(0, 5))\ndef f(x):\n    return x * k',
      'interact(f, x=widgets.IntSlider(3))',
      'k = 3\nprint(f(1))'
    ]);
    expect(pipeline(made)).not.toMatch(/interact\(/);
    expect(pipeline(made)).toMatch(/ {4}def f\(x\):\n {8}return x \* k/);
    expect(decisions(made)).toContain(
      'c2 display: A control of the page, for a person to move; left out.'
    );
  });
});

describe('the run', () => {
  it('does not touch what strings hold', async () => {
    const made = await planned(["if True:\n    s = '''a\n  b'''\nprint(s)"]);
    expect(pipeline(made)).toContain("        s = '''a\n  b'''\n");
  });

  it('reads a builtin that it takes over later', async () => {
    const made = await planned(['print(max(1, 2))\nmax = 5\nprint(max)']);
    expect(pipeline(made)).toContain('    max: Any = builtins.max\n');
  });

  it('goes on behind an error that the notebook shows', async () => {
    const made = await planned([
      {
        source: 'print(1)\n1/0\nx = 2',
        outputs: [
          {
            kind: 'error',
            text: 'ZeroDivisionError',
            types: [],
            error: { name: 'ZeroDivisionError', line: 2 }
          }
        ]
      },
      'y = 3'
    ]);
    expect(pipeline(made)).toMatch(
      /try:\n {8}print\(1\)\n {8}1\/0\n[\s\S]*except ZeroDivisionError as error:/
    );
  });

  it('takes the guard of a program for true, as a notebook does', async () => {
    const made = await planned([
      "if __name__ == '__main__':\n    # Always.\n    r = 1\n    if r:\n        r = 2",
      "if __name__ == '__main__': print(r)"
    ]);
    expect(pipeline(made)).toContain('    # Always.\n    r = 1\n    if r:\n        r = 2\n');
    expect(pipeline(made)).toContain('if "__main__" == \'__main__\': print(r)');
  });

  it('lets go of values, but never of what a query or a closure reads', async () => {
    const made = await planned([
      'import pandas as pd\nraw = pd.DataFrame({"a": [1]})\nlimit = int("0")\nrates = [1, 2]\ndef f(i):\n    return rates[i]',
      'clean = raw.query("a > @limit")',
      'total = clean.sum() + f(0)',
      'print(total)'
    ]);
    const text = pipeline(made);
    expect(text).toMatch(/clean = raw\.query\("a > @limit"\)\n {4}del .*raw/);
    expect(text).not.toMatch(/del .*rates/);
    expect(text).not.toMatch(/del .*limit/);
  });

  it('refuses what looks at names that a package does not have', async () => {
    for (const source of [
      'exec("x = 1")',
      'globals()["x"] = 1',
      'print(Out[1])',
      'get_ipython().run_cell("x")'
    ]) {
      expect(refusals(await planned(['x = 1', source]))[0]).toMatch(/^c1:1 /);
    }
  });
});

describe('results', () => {
  const of = async (...cells: string[]): Promise<readonly string[]> =>
    (await planned(cells)).results;

  it('are the data that nothing consumes, and what a cell ends with', async () => {
    expect(await of('import math\na = [1]\nb = 2', 'c = a + [b]', 'd = math.pi', 'c')).toEqual([
      'c',
      'd'
    ]);
    expect(await of('a = [1]', 'b = a + [2]', 'a')).toEqual(['a', 'b']);
  });

  it('are no modules, functions, classes, figures or loop variables', async () => {
    expect(
      await of(
        'import matplotlib.pyplot as plt\nf = lambda x: x\nclass C: pass\nfig, ax = plt.subplots()',
        'for i in range(3):\n    last = i'
      )
    ).toEqual(['last']);
  });

  it('are what they are after their last change', async () => {
    expect(await of('u = [1]', 'v = sum(u)', 'u[0] = v', 'print(u)')).toEqual(['u']);
  });
});

describe('a plan', () => {
  it('is the same for the same notebook', async () => {
    const cells = ['md: # A', 'import numpy as np\nx = np.ones(3)', 'md: # B', 'x.sum()'];
    expect(JSON.stringify(await planned(cells))).toBe(JSON.stringify(await planned(cells)));
  });

  it('writes nothing where it refuses', async () => {
    expect((await planned(['exec("x = 1")'])).files).toEqual([]);
  });
});

describe('a control of the page', () => {
  const drawing = [
    'import numpy as np\nfrom ipywidgets import interact',
    'class Sampler:\n    def draw(self, n):\n        return np.random.choice(5, n)',
    'def show(n):\n    return Sampler().draw(n)',
    'interact(show, n=(1, 9));'
  ];

  it('that draws random numbers stops the export where others are drawn below', async () => {
    const made = await planned([...drawing, 'x = np.random.rand()']);
    expect(refusals(made)).toHaveLength(1);
    expect(refusals(made)[0]).toMatch(/^c3:1 The control runs its function once/);
  });

  it('is left out where nothing is drawn after it, or a seed is set before', async () => {
    expect(refusals(await planned([...drawing, 'x = 1']))).toEqual([]);
    const seeded = [...drawing, 'np.random.seed(1)\nx = np.random.rand()'];
    expect(refusals(await planned(seeded))).toEqual([]);
  });
});
