import { english, plain } from '../../phrase';
import { loadReader } from '../../python/__tests__/reader';
import { dryRun, drySentences } from '../dry-run';
import type { Reader } from '../index';
import { Notebook } from './notebook';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

const said = (book: Notebook): string[] =>
  drySentences(dryRun(book.judgement, [...book.judgement.cells.keys()]), english).map(each =>
    plain(each, id => id)
  );

describe('what Restart and Run All would change', () => {
  const page = { A: 'a = 1', B: 'b = a', C: 'print(b)' };

  it('is nothing where all comes out as shown', () => {
    expect(said(new Notebook(read, page).run('A', 'B', 'C'))).toEqual([
      'Nothing: all 3 cells come out as shown.'
    ]);
  });

  it('names what would differ, and what has not run', () => {
    expect(said(new Notebook(read, page).run('A', 'B').edit('A', 'a = 2'))).toEqual([
      'Cells A B would come out differently.',
      'Cell C would run for the first time in this kernel.'
    ]);
  });

  it('ends at the first cell that would fail, as the run would', () => {
    const book = new Notebook(read, { ...page, D: 'd = 1' }).run('A', 'B', 'C', 'D').remove('A');
    expect(said(book)).toEqual(['It would stop at cell B; cells C D below would not run.']);
  });

  it('does not guess', () => {
    const { judgement } = new Notebook(read, page).run('A', 'B', 'C');
    const cells = new Map([
      ...judgement.cells,
      ['B', { verdict: 'unknown', findings: [] }] as const
    ]);
    const run = dryRun({ ...judgement, cells }, ['A', 'B', 'C']);
    expect(drySentences(run, english).map(each => plain(each, id => id))).toEqual([
      'Whether cell B changes cannot be told.',
      '2 cells come out as shown.'
    ]);
  });
});
