import { loadReader } from '../../python/__tests__/reader';
import type { Reader } from '../index';
import { scriptOf } from '../script';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

describe('a script of cells', () => {
  it('has a cell a mark, and none for what is empty', () => {
    expect(scriptOf(['a = 1\n', '  ', 'print(a)'], read)).toBe('# %%\na = 1\n\n# %%\nprint(a)\n');
  });

  it('keeps what only IPython understands as comments', () => {
    expect(scriptOf(['%matplotlib inline\nimport os', '!ls\nfiles = %ls'], read)).toBe(
      '# %%\n# %matplotlib inline\nimport os\n\n# %%\n# !ls\n# files = %ls\n'
    );
  });

  it('keeps the body of a cell that is timed, and not of one in another language', () => {
    expect(scriptOf(['%%time\nx = 1', '%%bash\nls -l\npwd'], read)).toBe(
      '# %%\n# %%time\nx = 1\n\n# %%\n# %%bash\n# ls -l\n# pwd\n'
    );
  });

  it('leaves no block without a statement', () => {
    expect(scriptOf(['if a:\n    %timeit f()\nb = 2'], read)).toBe(
      '# %%\nif a:\n    pass  # %timeit f()\nb = 2\n'
    );
  });
});
