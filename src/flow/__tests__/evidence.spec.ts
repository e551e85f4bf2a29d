/** What was seen of a run outranks what its text suggests. */
import { loadReader } from '../../python/__tests__/reader';
import type { Reader } from '../index';
import { Notebook } from './notebook';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});
const notebook = (cells: Record<string, string>): Notebook => new Notebook(read, cells);
const seen = { bound: [], deleted: [], changed: [] };

describe('an object that was looked at and did not change', () => {
  const cells = { A: 'import lib\nt = lib.Table()', B: 't.clean(inplace=True)', C: 'print(t)' };

  it('is what it was: doing it again is no repetition', () => {
    const book = notebook(cells).runAs('A', { ...seen, bound: ['lib', 't'] });
    book.runAs('B', { ...seen, changed: ['t'] }).runAs('C', seen);
    book.runAs('B', { ...seen, unchanged: ['t'] });
    expect(book.marked).toEqual({});
  });

  it('was not changed by the first run either', () => {
    const book = notebook(cells).runAs('A', { ...seen, bound: ['lib', 't'] });
    book.runAs('B', { ...seen, unchanged: ['t'] }).runAs('B', { ...seen, unchanged: ['t'] });
    expect(book.runAs('C', seen).marked).toEqual({});
    book.edit('B', 't.clean(0, inplace=True)').runAs('B', { ...seen, changed: ['t'] });
    expect(book.marked).toEqual({ C: 'stale' });
  });

  it('may have changed where nobody looked', () => {
    const book = notebook(cells).runAs('A', { ...seen, bound: ['lib', 't'] });
    book.runAs('B', seen).runAs('B', seen).runAs('C', seen);
    expect(book.marked).toEqual({ B: 'repeated', C: 'stale' });
  });

  it('is known to be looked at once a change of it was seen', () => {
    const book = notebook(cells).runAs('A', { ...seen, bound: ['lib', 't'] });
    book
      .runAs('B', { ...seen, changed: ['t'] })
      .runAs('B', seen)
      .runAs('C', seen);
    expect(book.marked).toEqual({});
  });
});

describe('a change that the text does not tell of', () => {
  it('reaches the names that it was seen at', () => {
    const book = notebook({
      A: 'import lib\na = lib.make()\nb = lib.view(a)',
      B: 'lib.fill(a)\nn = 1',
      C: 'print(b)'
    });
    book.runAs('A', { ...seen, bound: ['lib', 'a', 'b'] });
    book.runAs('B', { ...seen, bound: ['n'], changed: ['a', 'b'] }).runAs('C', seen);
    expect(book.marked).toEqual({});
    book.edit('B', 'lib.fill(a)\nn = 2').runAs('B', { ...seen, bound: ['n'], changed: ['a', 'b'] });
    expect(book.marked).toEqual({ B: 'repeated', C: 'stale' });
  });
});

describe('a name bound by code that cannot be read', () => {
  it('is bound as well by a run that leaves the same object', () => {
    const book = notebook({ A: 'exec("n = 1")', B: 'print(n)' });
    book
      .runAs('A', { ...seen, bound: ['n'] })
      .runAs('B', seen)
      .runAs('A', seen);
    expect(book.marked).toEqual({});
  });

  it('is not told of, where it is the interpreter that binds it', () => {
    const book = notebook({ A: 'import lib\nlib.f()' });
    book.runAs('A', { ...seen, bound: ['lib', '__warningregistry__'] }).runAs('A', seen);
    expect(book.marked).toEqual({});
  });
});

describe('a run that was interrupted', () => {
  const error = { name: 'KeyboardInterrupt', line: 1 };

  it('teaches nothing of what its text binds', () => {
    const book = notebook({
      A: 'import numpy as np',
      B: 'z = np.arange(5)\nprint(z)',
      C: 'b = z[0]'
    });
    book.runAs('A', { ...seen, bound: ['np'] }).runAs('B', { ...seen, bound: ['z'] });
    book.runAs('C', { ...seen, bound: ['b'] });
    book.runAs('B', { ...seen, ok: false, bound: ['z'], error });
    expect(book.marked).toEqual({ B: 'failed midway' });
  });
});

describe('the values of names', () => {
  const cells = { A: 'import lib\nt = lib.load()', B: 't = t[t.a > 0]', C: 'n = t.a.sum()' };
  const bound = (name: string, value: string): object => ({
    ...seen,
    bound: [name],
    values: { [name]: value }
  });

  it('that are equal make a repetition none', () => {
    const book = notebook(cells).runAs('A', bound('t', 'v1')).runAs('B', bound('t', 'v2'));
    book.runAs('C', bound('n', 'v3')).runAs('B', bound('t', 'v2'));
    expect(book.marked).toEqual({});
    book.runAs('B', bound('t', 'v4'));
    expect(book.marked).toEqual({ B: 'repeated' });
  });

  it('that are equal after an edit leave nothing stale', () => {
    const book = notebook(cells).runAs('A', bound('t', 'v1')).runAs('B', bound('t', 'v2'));
    book.runAs('C', bound('n', 'v3')).edit('B', 't = t[0 < t.a]').runAs('B', bound('t', 'v2'));
    expect(book.marked).toMatchObject({ B: 'repeated' });
    book.runAs('A', bound('t', 'v1')).runAs('B', bound('t', 'v2'));
    expect(book.marked).toEqual({});
  });

  it('that differ after the same code on the same inputs are new data', () => {
    const book = notebook(cells).runAs('A', bound('t', 'v1')).runAs('B', bound('t', 'v2'));
    book.runAs('C', bound('n', 'v3')).runAs('A', bound('t', 'w1'));
    expect(book.marked).toEqual({ B: 'stale', C: 'stale' });
    expect(book.says('B')).toBe(
      'Cell B used `t` from an older run of cell A, which gave another value when it ran again.'
    );
    expect(book.reruns('B')).toEqual(['B']);
    book.runAs('B', bound('t', 'w2')).runAs('C', bound('n', 'v3'));
    expect(book.marked).toEqual({});
  });

  it('outlive a restart', () => {
    const book = notebook(cells).runAs('A', bound('t', 'v1')).runAs('B', bound('t', 'v2'));
    book
      .runAs('C', bound('n', 'v3'))
      .restart()
      .runAs('A', bound('t', 'v1'))
      .runAs('B', bound('t', 'v2'));
    expect(book.runAs('B', bound('t', 'v2')).marked).toEqual({ C: 'previous kernel' });
  });
});

describe('what a `try` guards', () => {
  const cells = {
    A: 'text = "x"',
    B: 'try:\n    n = int(text)\nexcept ValueError:\n    m = 0',
    C: 'print(m)'
  };

  it('was seen to fail', () => {
    const book = notebook(cells).runAs('A', { ...seen, bound: ['text'] });
    book.runAs('B', { ...seen, bound: ['m'] }).runAs('C', seen);
    expect(book.marked).toEqual({});
    book.runAs('B', seen);
    expect(book.marked).toEqual({});
  });

  it('is taken to work where nobody saw it', () => {
    const book = notebook({ ...cells, C: 'print(n)' }).run('A', 'B', 'C');
    expect(book.marked).toEqual({});
  });

  it('is not judged where it never ran', () => {
    const book = notebook(cells).runAs('A', { ...seen, bound: ['text'] });
    const error = { name: 'NameError', line: 1 };
    expect(book.runAs('C', { ...seen, ok: false, error }).verdict('C')).toBe('unknown');
  });

  it('cannot fail where it reads names alone', () => {
    const book = notebook({
      A: 'try:\n    n = text\nexcept (NameError, KeyError):\n    n = 0',
      B: 'n'
    });
    expect(book.run('A', 'B').marked).toEqual({});
  });
});

describe('the value of an object that holds others', () => {
  const cells = {
    A: 'import lib\nt = lib.load()\nxs = [t]',
    B: 'd = {"t": t, "n": 0}',
    C: 'show(d)'
  };
  const open = (): Notebook =>
    notebook(cells).runAs('A', { ...seen, bound: ['lib', 't', 'xs'], values: { t: 'v1' } });

  it('is told as well', () => {
    const book = open().console('def show(x): return x', { bound: ['show'] });
    book.runAs('B', { ...seen, bound: ['d'], values: { d: 'w1' } }).runAs('C', seen);
    book.edit('A', 'import lib\nt = lib.load(1)\nxs = [t]');
    book.runAs('A', { ...seen, bound: ['t', 'xs'], values: { t: 'v2' } });
    book.runAs('B', { ...seen, bound: ['d'], values: { d: 'w1' } });
    expect(book.verdict('B')).toBe('sound');
  });

  it('is not known any more once what it holds has changed', () => {
    const book = notebook({ A: 'xs = []', B: 'd = {"xs": xs}', C: 'xs.append(1)', D: 'print(d)' });
    book.runAs('A', { ...seen, bound: ['xs'], values: { xs: 'v1' } });
    book.runAs('B', { ...seen, bound: ['d'], values: { d: 'w1' } });
    book.runAs('C', { ...seen, changed: ['d', 'xs'], values: { xs: 'v2', d: 'w2' } });
    expect(book.runAs('D', seen).marked).toEqual({});
    book.edit('C', 'xs.append(2)');
    book.runAs('C', { ...seen, changed: ['d', 'xs'], values: { xs: 'v3', d: 'w3' } });
    expect(book.verdict('D')).toBe('suspect');
  });
});

describe('the value that was shown', () => {
  const cells = { A: 'import lib', B: 'n = 1\nlib.now()' };

  it('is compared where it was looked at', () => {
    const book = notebook(cells).runAs('A', { ...seen, bound: ['lib'] });
    book.runAs('B', { ...seen, bound: ['n'], values: { n: 'n1', _: 's1' } });
    book.edit('A', 'import lib, other').runAs('A', { ...seen, bound: ['other'] });
    expect(book.marked).toEqual({});
  });
});

describe('two draws of one text', () => {
  it('are two values', () => {
    const book = notebook({ A: 'import lib', B: 'a = lib.draw(9)\nb = lib.draw(9)' });
    book.runAs('A', { ...seen, bound: ['lib'] });
    book.runAs('B', { ...seen, bound: ['a', 'b'], values: { a: 'v1', b: 'v2' } });
    expect(book.marked).toEqual({});
  });
});

describe('a way that nobody knows was taken', () => {
  it('teaches no value of the other way', () => {
    const book = notebook({
      A: 'm = 1',
      B: 'import lib\nt = lib.load()\nm += 1\nif t.wide():\n    t = t.cut()',
      C: 'print(t)'
    });
    book.runAs('A', { ...seen, bound: ['m'], values: { m: 'm1' } });
    book.runAs('B', { ...seen, bound: ['lib', 'm', 't'], values: { m: 'm2', t: 'v1' } });
    book.runAs('C', seen).remove('A');
    expect(book.verdict('C')).not.toBe('sound');
  });
});
