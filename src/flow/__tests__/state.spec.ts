/** State without a name: files, the working directory, the environment, random generators. */
import { loadReader } from '../../python/__tests__/reader';
import type { Reader } from '../index';
import { Notebook } from './notebook';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});
const notebook = (cells: Record<string, string>): Notebook => new Notebook(read, cells);

describe('a file', () => {
  const cells = {
    A: 'import pandas as pd\ndf = pd.DataFrame({"a": [1]})',
    B: 'df.to_csv("x.csv")',
    C: 'd = pd.read_csv("x.csv")'
  };

  it('outlives the kernel that wrote it', () => {
    const book = notebook(cells).run('A', 'B', 'C').restart().run('A', 'C');
    expect(book.verdict('C')).toBe('sound');
    book.edit('B', 'df.dropna().to_csv("x.csv")');
    expect(book.verdict('C')).toBe('suspect');
    expect(book.says('C')).toBe('Cell C used `x.csv` as it was before the kernel restarted.');
    expect(book.reruns('C')).toEqual(['B', 'C']);
  });

  it('that a cell above writes, and was not seen to, may be there', () => {
    const book = notebook(cells).run('A', 'C');
    expect(book.verdict('C')).toBe('unknown');
    expect(book.says('C')).toBe(
      'Cell C reads `x.csv`, which cell B writes and was not seen to write. It is not judged.'
    );
  });

  it('that is appended to twice is another', () => {
    const book = notebook({
      A: 'with open("log.txt", "a") as out:\n    out.write("x")',
      B: 'print(open("log.txt").read())'
    });
    book.run('A', 'A', 'B');
    expect(book.kinds('B')).toEqual(['stale']);
    expect(book.says('A')).toBe('Cell A changes its own input `log.txt` and ran 2 times.');
  });
});

describe('the environment', () => {
  const cells = {
    A: 'import os',
    B: 'os.environ["A"] = "1"',
    C: 'x = os.environ["A"]',
    D: 'y = os.getenv("B")'
  };

  it('is told apart by its variables', () => {
    const book = notebook(cells)
      .run('A', 'B', 'C', 'D')
      .edit('B', 'os.environ["A"] = "2"')
      .run('B');
    expect(book.marked).toEqual({ C: 'stale' });
    expect(book.says('C')).toBe('Cell C used the environment from an older run of cell B.');
  });

  it('was not set yet where its cell came too late', () => {
    const book = notebook(cells).run('A', 'C', 'B');
    expect(book.kinds('C')).toEqual(['out of order']);
    expect(book.says('C')).toBe('Cell C ran before cell B, which sets the environment.');
    expect(book.reruns('C')).toEqual(['C']);
  });
});

describe('the working directory', () => {
  it('is part of where a file lies', () => {
    const book = notebook({ A: 'import os', B: 'os.chdir("/d")', C: 'print(open("x").read())' });
    book.run('A', 'C');
    expect(book.says('C')).toBe('Cell C ran before cell B, which sets the working directory.');
  });
});
