/** One cause, however many cells it reaches, is said once. */
import { loadReader } from '../../python/__tests__/reader';
import { plain } from '../../phrase';
import type { Reader } from '../index';
import { Notebook } from './notebook';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

const said = (book: Notebook): string[] =>
  book.judgement.groups.map(({ message }) => plain(message, id => id));

describe('a cause', () => {
  it('names all cells that used the same older run', () => {
    const book = new Notebook(read, { A: 'a = 1', B: 'print(a)', C: 'a + 1', D: 'b = 2' });
    book.run('A', 'B', 'C', 'D').edit('A', 'a = 2').run('A');
    expect(said(book)).toEqual(['Cells B C used `a` from an older run of cell A.']);
  });

  it('is said of its own cell where others only follow', () => {
    const book = new Notebook(read, { A: 'a = 1', B: 'b = a', C: 'print(b)' });
    book.run('A', 'B', 'C').edit('A', 'a = 2').run('A');
    expect(said(book)).toEqual(['Cell B used `a` from an older run of cell A.']);
    expect(book.judgement.groups[0].following).toEqual(['C']);
  });

  it('tells apart what came from above and from below', () => {
    const book = new Notebook(read, { A: 'print(s)', B: 's = 1', C: 'print(s)' });
    book.run('B', 'A', 'C').edit('B', 's = 2').run('B');
    expect(said(book)).toEqual([
      'Cell A used `s` from cell B, which is below it.',
      'Cell C used `s` from an older run of cell B.'
    ]);
  });
});

describe('a restart', () => {
  const restarted = (): Notebook => {
    const book = new Notebook(read, { A: 'a = 1', B: 'b = a', C: 'b' });
    ['A', 'B', 'C'].forEach(cell => book.runAs(cell, { duration: 2000 }));
    return book.restart();
  };

  it('is one cause, with all that waits', () => {
    const book = restarted();
    expect(said(book)).toEqual(['Cells A–C show results of a kernel that is gone.']);
    expect(plain(book.judgement.detail, id => id)).toBe(
      'The results of 3 cells are from the kernel before it. No value is left.'
    );
  });

  it('offers to run the page, with the time that it took before', () => {
    expect(restarted().judgement.mend).toEqual({
      kind: 'run',
      cells: ['A', 'B', 'C'],
      seconds: 6
    });
  });

  it('names the cells that still wait', () => {
    expect(said(restarted().run('A', 'C'))).toContain(
      'Cell B shows the result of a kernel that is gone.'
    );
  });
});
