/** What others than the page did to the kernel is a cause with a name. */
import { loadReader } from '../../python/__tests__/reader';
import type { Reader } from '../index';
import { Notebook } from './notebook';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

const NONE = { bound: [], deleted: [], changed: [] };

describe('a name that the page does not give', () => {
  it.each([
    ['console', 'It came from a console.'],
    ['notebook', 'It came from another notebook on this kernel.'],
    ['callback', 'It came from a widget or a thread.'],
    [undefined, 'It came from code outside the page.']
  ] as const)('came from a %s', (client, origin) => {
    const book = new Notebook(read, { A: 'print(rate)' });
    book.console(client === 'callback' ? '' : 'rate = 2', { ...NONE, bound: ['rate'], client });
    book.run('A');
    expect(book.says('A')).toBe(`Cell A uses \`rate\`, which no cell sets. ${origin}`);
  });

  it('can have a cell made of the code that set it', () => {
    const book = new Notebook(read, { A: 'x = 1', B: 'print(rate)' });
    book.run('A').console('rate = 2', { client: 'console' }).run('B');
    expect(book.judgement.cells.get('B')?.findings[0].mends).toEqual([
      { kind: 'insert', source: 'rate = 2', index: 1 }
    ]);
    book.insert('C', 1, 'rate = 2');
    expect(book.marked).toEqual({ C: 'not run' });
  });
});

describe('a name that another than its cell gave', () => {
  it('is told with who it was', () => {
    const book = new Notebook(read, { A: 'rate = 1', B: 'print(rate)' });
    book.run('A').console('rate = 2', { client: 'notebook' }).run('B');
    expect(book.says('B')).toBe('Cell B used `rate` from another notebook on this kernel.');
  });
});

describe('a name that is gone', () => {
  const book = (): Notebook => new Notebook(read, { A: 'a = 1', B: 'print(a)', C: '%reset -f' });
  const failed = { ok: false, error: { name: 'NameError', line: 1 }, ...NONE };

  it('was removed by a cell', () => {
    const said = book()
      .run('A', 'B')
      .runAs('C', { ...NONE, deleted: ['a'] });
    expect(said.runAs('B', failed).says('B')).toBe(
      'Cell B stopped at line 1: `a` was not set. Cell C had removed it.'
    );
  });

  it('was removed from a console', () => {
    const said = book().run('A', 'B');
    said.console('%reset -f', { ...NONE, deleted: ['a'], client: 'console' });
    expect(said.runAs('B', failed).says('B')).toBe(
      'Cell B stopped at line 1: `a` was not set. It was removed by a console.'
    );
  });
});
