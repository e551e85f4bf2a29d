import { loadReader } from '../../python/__tests__/reader';
import { plain } from '../../phrase';
import { type Reader, Session } from '../index';
import { Notebook } from './notebook';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});
const notebook = (cells: Record<string, string>): Notebook => new Notebook(read, cells);

describe('a change in place', () => {
  it('reaches readers through another name of the object', () => {
    const book = notebook({ A: 'a = [1]', B: 'b = a', C: 'b.append(2)', D: 'print(a)' });
    book.run('A', 'B', 'C', 'D').edit('C', 'b.append(3)').run('C');
    expect(book.verdict('D')).toBe('suspect');
    expect(book.judgement.cells.get('D')?.findings[0].names).toEqual(['a']);
  });

  it('is another thing than a new object under the old name', () => {
    const book = notebook({
      A: 'import pandas as pd\ndf = pd.read_csv("x.csv")',
      B: 'd = df',
      C: 'df = df.dropna()',
      D: 'print(d)'
    });
    book.run('A', 'B', 'C', 'D').edit('C', 'df = df.dropna(axis=1)').run('C');
    expect(book.verdict('D')).toBe('sound');
  });

  it('that is done twice needs the cell that made the object', () => {
    const book = notebook({
      A: 'import pandas as pd\ndf = pd.read_csv("x.csv")',
      B: 'df.drop(columns="x", inplace=True)'
    });
    book.run('A', 'B', 'B');
    expect(book.kinds('B')).toEqual(['repeated']);
    expect(book.reruns('B')).toEqual(['A', 'B']);
    expect(book.says('B')).toBe('Cell B changes its own input `df` and ran 2 times.');
  });

  it('happens through a called function', () => {
    const book = notebook({
      A: 'def u(d): d["k"] = 0',
      B: 'df = {}',
      C: 'u(df)',
      D: 'print(df)'
    });
    expect(book.session.flow?.cells[2].changes).toEqual(new Set(['df']));
    book.run('A', 'B', 'C', 'D').edit('A', 'def u(d): d["k"] = 1').run('A', 'C');
    expect(book.kinds('D')).toEqual(['stale']);
  });

  it('of a view changes the array', () => {
    const book = notebook({
      A: 'import numpy as np\narr = np.zeros(3)\nv = arr[:2]',
      B: 'v[0] = 9',
      C: 'print(arr)'
    });
    book.run('A', 'B', 'C').edit('B', 'v[0] = 8').run('B');
    expect(book.kinds('C')).toEqual(['stale']);
  });

  it('by fitting makes what predicts stale, though the model is never bound again', () => {
    const book = notebook({
      A: 'from sklearn.linear_model import Ridge\nX, y = 1, 2\nmodel = Ridge()',
      B: 'model.fit(X, y)',
      C: 'p = model.predict(X)'
    });
    book.run('A', 'B', 'C', 'B');
    expect(book.marked).toEqual({});
    book.edit('B', 'model.fit(X, y, 3)').run('B');
    expect(book.marked).toEqual({ C: 'stale' });
  });

  it('that was only possible counts once it was seen', () => {
    const cells = { A: 'import lib\nt = lib.Table()', B: 't.tidy()\nn = 1', C: 'print(t)' };
    const book = notebook(cells).run('A');
    book.runAs('B', { bound: ['n'], deleted: [], changed: ['t'] }).run('C');
    expect(book.marked).toEqual({});
    book.runAs('B', { bound: ['n'], deleted: [], changed: ['t'] });
    expect(book.kinds('B')).toEqual(['repeated']);
  });
});

describe('a function', () => {
  it('keeps its defaults from its definition', () => {
    const book = notebook({ A: 'k = 2', B: 'def f(x=k): return x', C: 'r = f()' });
    book.run('A', 'B', 'C').edit('A', 'k = 3').run('A');
    expect(book.marked).toEqual({ B: 'stale', C: 'stale' });
    expect(book.judgement.groups).toHaveLength(1);
    expect(book.judgement.cells.get('C')?.findings[0].follows).toBe(true);
  });

  it('is kept by the object whose decorator it has', () => {
    const book = notebook({
      A: 'from functools import singledispatch\n@singledispatch\ndef show(x): return x',
      B: '@show.register\ndef of_text(x: str): return 1',
      C: 'print(show("a"))'
    });
    expect(book.run('A', 'B', 'C', 'B').marked).toEqual({});
    book.edit('B', '@show.register\ndef of_text(x: str): return 2').run('B');
    expect(book.marked).toMatchObject({ C: 'stale' });
  });

  it('reads its globals when it is called', () => {
    const book = notebook({ A: 'k = 2', B: 'def f(): return k', C: 'r = f()' });
    book.run('A', 'B', 'C').edit('A', 'k = 3').run('A');
    expect(book.marked).toEqual({ C: 'stale' });
  });
});

describe('running again', () => {
  it('what gives the same changes nothing', () => {
    const book = notebook({ A: 'a = 1', B: 'b = a + 1', C: 'print(b)' });
    book.run('A', 'B', 'C', 'A', 'A');
    expect(book.marked).toEqual({});
    expect(book.judgement.mend).toBeNull();
  });

  it('draws other numbers from a generator that was seeded elsewhere', () => {
    const book = notebook({
      A: 'import numpy as np\nnp.random.seed(0)',
      B: 'x = np.random.rand()'
    });
    book.run('A', 'B');
    expect(book.marked).toEqual({});
    book.run('B');
    expect(book.kinds('B')).toEqual(['repeated']);
  });

  it('uses up an iterator', () => {
    const book = notebook({
      A: 'L = [1, 2, 3]\nit = iter(L)',
      B: 'first = next(it)',
      C: 'rest = list(it)'
    });
    book.run('A', 'B', 'C');
    expect(book.marked).toEqual({});
    book.run('B');
    expect(book.verdict('B')).toBe('suspect');
  });

  it('in another order leaves another value', () => {
    const book = notebook({ A: 'y = 0', B: 'x = 1', C: 'x = 2', D: 'print(x)' });
    book.run('A', 'B', 'C', 'D', 'B', 'D');
    expect(book.kinds('D')).toEqual(['out of order']);
    expect(book.says('D')).toBe(
      'Cell D used `x` as cell B left it; in page order it comes from cell C.'
    );
    expect(book.reruns('D')).toEqual(['C', 'D']);
  });

  it('makes another class of the same text', () => {
    const book = notebook({
      A: 'class P: pass',
      B: 'p = P()',
      C: 'print(isinstance(p, P))'
    });
    book.run('A', 'B', 'C', 'A', 'C');
    expect(book.verdict('C')).toBe('suspect');
  });
});

describe('a name without a source', () => {
  it('is a ghost when its cell is deleted, and the cell can be restored', () => {
    const book = notebook({ A: 'n = 1', B: 'print(n)' });
    book.run('A', 'B').remove('A');
    expect(book.kinds('B')).toEqual(['ghost']);
    expect(book.says('B')).toBe(
      'Cell B uses `n`, which no cell sets any more. It came from a deleted cell.'
    );
    expect(book.judgement.cells.get('B')?.findings[0].mends).toEqual([
      { kind: 'restore', cell: 'A', source: 'n = 1', index: 0 }
    ]);
    expect(book.judgement.sourceless).toEqual([
      { name: 'n', because: { kind: 'deleted', cell: 'A', source: 'n = 1' } }
    ]);
    book.insert('A', 0, 'n = 1');
    expect(book.marked).toEqual({});
  });

  it('is a ghost when its cell was edited to give another', () => {
    const book = notebook({ A: 'n = 1', B: 'print(n)' });
    book.run('A', 'B').edit('A', 'm = 1').run('A');
    expect(book.kinds('B')).toEqual(['ghost']);
    expect(book.judgement.cells.get('B')?.findings[0].because).toEqual({
      kind: 'earlier text',
      cell: 'A',
      source: 'n = 1'
    });
  });

  it('comes from the console', () => {
    const book = notebook({ A: 'df = [1, 2]', B: 'print(df)' });
    book.run('A', 'B').console('df = df[:1]').run('B');
    expect(book.kinds('B')).toEqual(['out of order']);
    expect(book.judgement.cells.get('B')?.findings[0].because).toEqual({
      kind: 'console',
      count: 3,
      source: 'df = df[:1]'
    });
  });

  it('is taken by a reset', () => {
    const book = notebook({ A: 'a = 1', B: 'b = a' });
    book.run('A', 'B').console('%reset -f', { bound: [], deleted: ['a', 'b'], changed: [] });
    book.runAs('B', { ok: false, bound: [], deleted: [], changed: [] });
    expect(book.kinds('B')).toEqual(['failed midway']);
    expect(book.reruns('B')).toEqual(['A', 'B']);
    expect(book.says('B')).toMatch(/^Cell B stopped with an error: `a` was not set/);
  });

  it('was stored by a callback when no cell ran', () => {
    const book = notebook({ A: 'x = 1', B: 'print(x)' });
    book.run('A').console('', { bound: ['x'], deleted: [], changed: [], client: 'callback' });
    book.run('B');
    expect(book.judgement.cells.get('B')?.findings[0].because).toMatchObject({
      kind: 'console',
      client: 'callback'
    });
  });
});

describe('a cell that would stop', () => {
  it('is the one cause of what used what it gave', () => {
    const book = notebook({ A: 'n = 2', B: 'e = 1', C: 'e = e + n', D: 'print(e)' });
    book.run('A', 'B', 'C', 'D').remove('A');
    expect(book.marked).toEqual({ C: 'ghost', D: 'stale' });
    const { groups } = book.judgement;
    expect(groups.map(({ root, following }) => [root.cell, following])).toEqual([['C', ['D']]]);
  });
});

describe('an edit', () => {
  it('that has not run marks its cell, and mildly what would change', () => {
    const book = notebook({ A: 'a = 1', B: 'b = a', C: 'c = b', D: 'd = 0' });
    book.run('A', 'B', 'C', 'D').edit('A', 'a = 2');
    expect(book.marked).toEqual({ A: 'edited', B: 'would change', C: 'would change' });
    expect(book.says('A')).toBe('Cell A was edited after it ran. Cells B C would change with it.');
    expect(book.judgement.groups).toHaveLength(1);
    expect(book.judgement.groups[0].following).toEqual(['B', 'C']);
    expect(book.judgement.mend).toEqual({ kind: 'run', cells: ['A', 'B', 'C'], seconds: null });
  });

  it('that is taken back leaves nothing', () => {
    const book = notebook({ A: 'a = 1', B: 'b = a' });
    book.run('A', 'B').edit('A', 'a = 2').edit('A', 'a = 1');
    expect(book.marked).toEqual({});
  });

  it('of a comment or of layout is none', () => {
    const book = notebook({ A: 'a = 1', B: 'b = a' });
    book.run('A', 'B').edit('A', '# the first\na  =  1');
    expect(book.marked).toEqual({});
  });
});

describe('a run that did not end', () => {
  it('leaves new names beside old ones', () => {
    const book = notebook({ A: 'src = 1', B: 'x = src\nfetch(src)\ny = src', C: 'print(x, y)' });
    book.console('def fetch(s): return s', { bound: ['fetch'] });
    book
      .runAs('A', { bound: ['src'] })
      .runAs('B', { bound: ['x', 'y'] })
      .run('C');
    book.edit('A', 'src = 2').runAs('A', { bound: ['src'] });
    book.runAs('B', { ok: false, bound: ['x'], error: { name: 'OSError', line: 2 } }).run('C');
    expect(book.verdict('B')).toBe('suspect');
    expect(book.verdict('C')).toBe('suspect');
  });

  it('leaves what the statement before the failure bound', () => {
    const book = notebook({
      A: 'import lib',
      B: 'x = 1\nlib.fetch()\ny = 2',
      C: 'print(x)',
      D: 'z = y'
    });
    book
      .run('A')
      .runAs('B', { ok: false, bound: ['x'], deleted: [], changed: [] })
      .run('C');
    expect(book.verdict('C')).toBe('sound');
    book.runAs('D', { ok: false, bound: [], deleted: [], changed: [] });
    expect(book.verdict('D')).toBe('sound');
  });

  it('says nothing any more once it worked', () => {
    const book = notebook({ A: 'import lib\ndata = lib.fetch()', B: 'print(data)' });
    const error = { name: 'OSError', line: 2 };
    book.runAs('A', { ok: false, bound: ['lib'], deleted: [], changed: [], error });
    expect(book.verdict('A')).toBe('sound');
    book.run('A', 'B');
    expect(book.marked).toEqual({});
  });

  it('is named as the reason, not the cells that want what it did not set', () => {
    const book = notebook({ A: 'import nowhere', B: 'n = nowhere.load()', C: 'n', D: 'other' });
    const error = { name: 'ModuleNotFoundError', line: 1 };
    book.runAs('A', { ok: false, bound: [], deleted: [], changed: [], error });
    expect(plain(book.judgement.detail, id => id)).toBe(
      'Cell A fails, in a fresh run too. A fresh run would stop at cell D, where a name is not set. ' +
        'Judged by reading. To be certain, verify. 3 have not run.'
    );
  });

  it('because the person stopped it would end in a fresh run', () => {
    const book = notebook({ A: 'import lib\nn = lib.slow()' });
    const error = { name: 'KeyboardInterrupt', line: 2 };
    book.runAs('A', { ok: false, bound: ['lib'], deleted: [], changed: [], error });
    expect(book.marked).toEqual({ A: 'failed midway' });
    expect(book.says('A')).toBe('Cell A stopped at line 2: `lib` is new.');
  });

  it('keeps queued cells as they were', () => {
    const book = notebook({ A: 'a = 1', B: 'b = 2', C: 'c = 3' });
    book.run('C').runAs('A', { ok: false });
    expect(book.kinds('B')).toEqual(['not run']);
    expect(book.verdict('C')).toBe('sound');
  });
});

describe('the kernel', () => {
  it('that is new knows nothing of what the page shows', () => {
    const book = notebook({ A: 'a = 1', B: 'b = a' });
    book.run('A', 'B').restart();
    expect(book.marked).toEqual({ A: 'previous kernel', B: 'previous kernel' });
    expect(book.verdict('A')).toBe('not-run');
  });
});

describe('the page', () => {
  it('whose cell is moved gets another order', () => {
    const book = notebook({ A: 'x = 1', B: 'y = x', C: 'x = 2' });
    book.run('A', 'B', 'C').move('C', 0);
    expect(book.marked).toEqual({});
    book.move('C', 1);
    expect(book.marked).toEqual({ B: 'out of order' });
  });

  it('uses a name from below, and the cell can be moved', () => {
    const book = notebook({ A: 'print(seed)', B: 'seed = 1' });
    book.run('B', 'A');
    expect(book.kinds('A')).toEqual(['out of order']);
    expect(book.says('A')).toBe('Cell A used `seed` from cell B, which is below it.');
    expect(book.mends('A')).toEqual(['move']);
    expect(book.judgement.groups[0].root.cell).toBe('A');
  });

  it('takes no state from a pasted cell', () => {
    const book = notebook({ A: 'a = 1' }).run('A').insert('P', 1, 'p = a');
    expect(book.kinds('P')).toEqual(['not run']);
  });

  it('takes no state to the other half of a split cell', () => {
    const book = notebook({ A: 'a = 1\nb = 2' }).run('A');
    book.edit('A', 'a = 1').insert('A2', 1, 'b = 2');
    expect(book.marked).toEqual({ A: 'edited', A2: 'not run' });
  });

  it('tells apart cells that share an id', () => {
    const book = notebook({ A: 'a = 1' }).insert('A', 1, 'a = 2');
    book.session.apply({ type: 'run', cell: 'A', source: 'a = 1', count: 1, ok: true });
    expect(book.kinds('A')).toEqual(['not run']);
  });

  it('has a cell that comes back by undo as it was', () => {
    const book = notebook({ A: 'a = 1', B: 'b = a' });
    book.run('A', 'B').remove('A').insert('A', 0, 'a = 1');
    expect(book.marked).toEqual({});
  });
});

describe('state without a name', () => {
  it('ties cells together', () => {
    const book = notebook({
      A: 'import os\nimport pandas as pd',
      B: 'os.chdir("data")',
      C: 'df = pd.read_csv("x.csv")'
    });
    book.run('A', 'B', 'C').edit('B', 'os.chdir("other")').run('B');
    expect(book.kinds('C')).toEqual(['stale']);
  });

  it('in a file that a cell writes makes its users stale', () => {
    const book = notebook({
      A: '%%writefile helper.py\nx = 1',
      B: 'import helper',
      C: 'print(helper.x)'
    });
    book.run('A', 'B', 'C').edit('A', '%%writefile helper.py\nx = 2').run('A');
    expect(book.marked).toEqual({ B: 'stale', C: 'stale' });
  });
});

describe('what cannot be read', () => {
  const cells = { A: 'code = "n = 1"', B: 'exec(code)', C: 'print(n)' };

  it('is not judged where nobody watched', () => {
    const book = notebook(cells).run('A', 'B', 'C');
    expect(book.marked).toEqual({});
    book.edit('A', 'code = "n = 2"').run('A', 'B');
    expect(book.verdict('C')).toBe('unknown');
    expect(book.kinds('C')).toEqual(['unknown']);
  });

  it('is settled by what was seen', () => {
    const book = notebook(cells).run('A');
    book.runAs('B', { bound: ['n'], deleted: [], changed: [] }).run('C');
    expect(book.marked).toEqual({});
    book
      .edit('A', 'code = "n = 2"')
      .run('A')
      .runAs('B', { bound: ['n'], deleted: [], changed: [] });
    expect(book.marked).toEqual({ C: 'stale' });
  });
});

describe('what IPython runs and Python would refuse', () => {
  it('is sound after its run', () => {
    const late = 'import lib\nfrom __future__ import annotations\nn = 1';
    const book = notebook({ A: 'pwd', B: 'ls data', C: late, D: 'print(n)' });
    expect(book.run('A', 'B', 'C', 'D').marked).toEqual({});
    expect(book.edit('C', `${late} + 1`).run('C').marked).toEqual({ D: 'stale' });
  });
});

describe('another language', () => {
  it('is judged by order alone', () => {
    const session = new Session({ read, language: 'R' });
    session.apply({
      type: 'open',
      cells: [
        { id: 'A', source: 'x <- 1' },
        { id: 'B', source: 'y' },
        { id: 'C', source: 'z' }
      ]
    });
    session.apply({ type: 'run', cell: 'A', source: 'x <- 1', count: 1, ok: true });
    session.apply({ type: 'run', cell: 'B', source: 'y', count: 2, ok: false });
    session.apply({ type: 'edit', cell: 'A', source: 'x <- 2' });
    const kinds = [...session.judgement.cells.values()].map(cell => cell.findings[0].kind);
    expect(kinds).toEqual(['edited', 'failed midway', 'not run']);
    expect(session.flow).toBeNull();
    expect(plain(session.judgement.headline, id => id)).toBe(
      '2 of 3 cells were edited, failed or ran out of order.'
    );
    expect(plain(session.judgement.detail, id => id)).toBe(
      'For R, only order, edits, restarts and errors are followed; which cell uses which value is not known.'
    );
  });

  it('tells what ran before a cell above it, as one cause', () => {
    const session = new Session({ read, language: 'R' });
    const cells = ['A', 'B', 'C'].map(id => ({ id, source: `f(${id})` }));
    session.apply({ type: 'open', cells });
    const run = (id: string, count: number): void =>
      session.apply({ type: 'run', cell: id, source: `f(${id})`, count, ok: true, duration: 500 });
    run('A', 1);
    run('B', 2);
    run('C', 3);
    expect(plain(session.judgement.headline, id => id)).toBe(
      'All 3 cells ran in the order of the page.'
    );
    run('A', 4);
    const { groups, mend } = session.judgement;
    expect(groups.map(({ message }) => plain(message, id => id))).toEqual([
      'Cells B C ran before cell A, which is above them.'
    ]);
    expect(mend).toEqual({ kind: 'run', cells: ['B', 'C'], seconds: 1 });
  });
});
