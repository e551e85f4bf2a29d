/** What the engine knows of the objects of libraries: which calls give the same again, and what reads what. */
import { loadReader } from '../../python/__tests__/reader';
import type { Reader } from '../index';
import { Notebook } from './notebook';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});
const notebook = (cells: Record<string, string>): Notebook => new Notebook(read, cells);
const FRAME = 'import pandas as pd\nimport numpy as np\nk = 3\ndf = pd.read_csv("x.csv")';

/** The cells that are marked once a cell below the frame ran twice. */
const twice = (source: string): object =>
  notebook({ A: FRAME, B: source }).run('A', 'B', 'B').marked;

describe('running again', () => {
  it.each([
    'df = df.copy()',
    'df = df.dropna()',
    'df = df.fillna(0)',
    'df = df.sort_values("a").drop_duplicates()',
    'df = df.drop_duplicates().reset_index(drop=True)',
    'df = df.assign(b=df["a"] + 1)',
    'df["b"] = df.a + 1',
    'df["c"] = df["c"].fillna(k)',
    'df[["a", "b"]] = 0',
    'df["b"] = df[["a", "c"]].sum(axis=1)',
    'df.loc[df["a"] > k, "b"] = 0',
    'mask = df["a"] > k\ndf.loc[mask, "b"] = 0',
    'df.loc[:, "b"] = df["a"] - k',
    'df.loc[0, "b"] = 1\ndf.iloc[0, 1] = 2\ndf.at[2, "b"] = k',
    'for c in ["a", "b"]:\n    df[c + "_2"] = df[c] * 2',
    'df.dropna(inplace=True)',
    'df = df.dropna().sort_values("a").reset_index(drop=True)',
    'df = df.iloc[:5]',
    'x = np.zeros(9)\nx = x[:3]',
    'rows = list(df["a"])\nrows = rows[:]',
    'import copy\nother = copy.deepcopy(df)\nother["n"] = 1'
  ])('%s gives the same', source => {
    expect(twice(source)).toEqual({});
  });

  it.each([
    'df = df.drop(columns="b")',
    'df["a"] = df["a"] + 1',
    'df.a = df.a + 1',
    'df["a"] += k',
    'df = df.assign(a=df["a"] + 1)',
    'df = df.fillna(df.mean())',
    'df.loc[df["a"] > k, "a"] = df["a"] * 2',
    'df.loc[:, "a"] = df["a"] - df["a"].mean()',
    'df = df.iloc[1:]',
    'df.reset_index(inplace=True)',
    'df = df.reset_index(drop=True)\ndf = df.sort_values("a")',
    'df = df.reset_index()'
  ])('%s does not', source => {
    expect(twice(source)).toEqual({ B: 'repeated' });
  });
});

describe('a part of a table', () => {
  const read = (source: string): Notebook =>
    notebook({ A: FRAME, B: source, C: 'df["n"] = k', D: 'df["a"] = 0' }).run('A', 'B', 'C', 'D');

  it.each([
    'x = df["b"].mean()',
    'x = df.b.mean()',
    'x = df[["b", "c"]].sum()',
    'x = df.loc[0, "b"]',
    'x = df.at[k, "b"]'
  ])('%s does not read another column', source => {
    expect(read(source).run('B').marked).toEqual({});
  });

  it.each(['x = df["a"].mean()', 'x = df.a.mean()', 'x = df[["a", "b"]]', 'x = df.loc[0, "a"]'])(
    '%s reads its own',
    source => {
      expect(read(source).run('B').marked).toEqual({ B: 'out of order' });
    }
  );

  it.each(['x = df.shape', 'x = df.mean()', 'x = df.columns', 'x = df.values', 'x = df'])(
    '%s reads all of them',
    source => {
      expect(read(source).run('B').marked).toEqual({ B: 'out of order' });
    }
  );
});

describe('a copy', () => {
  it.each(['df.copy()', 'df.iloc[:5]', 'df.loc[df.a > k]', 'copy.copy(df)', 'copy.deepcopy(df)'])(
    '%s does not see what becomes of the original',
    copy => {
      const book = notebook({
        A: `import copy\n${FRAME}`,
        B: `d = ${copy}`,
        C: 'df["n"] = k',
        D: 'd'
      });
      book.run('A', 'B', 'C', 'D').edit('C', 'df["n"] = 0').run('C');
      expect(book.marked).toEqual({});
      book.edit('A', `import copy\n${FRAME}.dropna()`).run('A');
      expect(book.marked).toMatchObject({ B: 'stale', D: 'stale' });
    }
  );

  it('of nested containers is another all the way down', () => {
    const book = notebook({
      A: 'import copy\na = {"x": [1], "y": 2}',
      B: 'b = copy.deepcopy(a)\nc = copy.copy(a)',
      C: 'a["x"].append(3)',
      D: 'print(b)',
      E: 'print(c)'
    });
    book.run('A', 'B', 'C', 'D', 'E').edit('C', 'a["x"].append(4)').run('C');
    expect(book.verdict('D')).toBe('sound');
    expect(book.verdict('E')).toBe('suspect');
  });
});

describe('a view', () => {
  it('passes each of its changes on', () => {
    const book = notebook({
      A: 'import numpy as np\narr = np.zeros(3)\nv = arr[:2]',
      B: 'v[0] = 9\nv[1] = 8',
      C: 'print(arr)'
    });
    book.run('A', 'B', 'C', 'B');
    expect(book.marked).toEqual({});
    book.edit('B', 'v[0] = 7\nv[1] = 8').run('B');
    expect(book.marked).toEqual({ C: 'stale' });
  });

  it('that is changed as a whole is another each time', () => {
    const book = notebook({
      A: 'import numpy as np\narr = np.zeros(3)',
      B: 'arr[:2] += 1',
      C: 'print(arr)'
    });
    expect(book.run('A', 'B', 'B', 'C').marked).toEqual({ B: 'repeated', C: 'stale' });
  });
});

describe('an iterator over known elements', () => {
  it.each([
    'for i, x in enumerate([a, b]):\n    x["n"] = i',
    'for x, i in zip((a, b), [0, 1]):\n    x["n"] = i',
    'for name, x in {"p": a, "q": b}.items():\n    x["n"] = name',
    'for x in reversed([a, b]):\n    x["n"] = 1',
    'for x in {"p": a, "q": b}.values():\n    x["n"] = 1'
  ])('%s is followed element by element', source => {
    const book = notebook({ A: 'a, b = {"m": 1}, {}', B: source, C: 'print(a["m"])' });
    book.run('A', 'B', 'C', 'B');
    expect(book.marked).toEqual({});
    book.edit('B', 'a["n"] = 0').run('B');
    expect(book.marked).toEqual({});
  });

  it('is used up', () => {
    const book = notebook({ A: 'it = iter([1, 2, 3])', B: 'x = next(it)', C: 'y = list(it)' });
    book.run('A', 'B', 'C');
    expect(book.marked).toEqual({});
    book.run('A', 'B', 'B');
    expect(book.marked).toEqual({ B: 'repeated' });
  });
});

describe('the working directory', () => {
  const cells = {
    A: 'import os\nimport pandas as pd',
    B: 'os.chdir("data")',
    C: 'pd.read_csv("x.csv")'
  };

  it('is another each time a relative change runs', () => {
    expect(notebook(cells).run('A', 'B', 'C', 'B', 'C').kinds('C')).toEqual(['stale']);
  });

  it('is the same after an absolute one', () => {
    const book = notebook({ ...cells, B: 'os.chdir("/data")' });
    expect(book.run('A', 'B', 'C', 'B', 'C').marked).toEqual({});
  });
});

describe('a column that is taken out', () => {
  const cells = {
    A: 'import pandas as pd\ndf = pd.read_csv("x.csv")',
    B: 'df["b"] = 1',
    C: 'out = df.pop("b")',
    D: 'print(df)'
  };

  it('leaves the rest as it was without it', () => {
    const book = new Notebook(read, cells).run('A', 'B', 'C', 'D');
    book.edit('B', 'df["b"] = 2').run('A', 'B', 'C');
    expect(book.marked).toEqual({});
    expect(book.edit('C', 'del df["b"]').run('A', 'B', 'C').marked).toEqual({});
  });
});

describe('a decorator that keeps a function', () => {
  it('does not call it', () => {
    const book = new Notebook(read, {
      A: 'from functools import lru_cache\n@lru_cache(maxsize=None)\ndef f(x): return x + k',
      B: 'k = 1',
      C: 'print(f(2))'
    });
    book.run('A', 'B', 'C').edit('B', 'k = 2').run('B', 'A');
    expect(book.marked).toEqual({ C: 'stale' });
  });
});
