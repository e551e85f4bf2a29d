/** ruff beside the reader's own checks. */
import { readFile } from 'node:fs/promises';
import { loadReader } from '../../python/__tests__/reader';
import type { Judge, Reader } from '../../python';
import { Ruff } from '../ruff';
import { GRAMMAR_ONLY, judgeBy } from '../validity';

const bytes = (name: string) => readFile(require.resolve(name));
let reader: Reader;
let ruff: Judge;
beforeAll(async () => {
  reader = await loadReader();
  const wasm = () => bytes('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm');
  ruff = judgeBy(await Ruff.load(wasm, GRAMMAR_ONLY));
});

describe('the reader and ruff refuse', () => {
  it.each([
    'print "hello"',
    'x = y := 1',
    'f(a=1, b)',
    'f() = 1',
    'None = 1',
    'x = (1\n',
    'if a:\nb',
    'def f(a=1, b): pass',
    'match x:\n    case {**_}: b',
    '"unclosed',
    'async = 1',
    '%matplotlib inline\nfor x in y\n    pass',
    'x = !ls\ny = = x'
  ])('%j', source => {
    expect(reader.read(source).valid).toBe(false);
    expect(ruff(reader.read(source))?.message).toMatch(/\w/);
  });
});

describe('the reader and ruff accept', () => {
  it.each([
    'x = 1',
    'await f()',
    '%%bash\nfor x in',
    '!ls {x\ny?',
    '%%time\nx = %env\n',
    '>>> for x in y:\n...     x\n>>> z',
    'In [1]: x = 1\n   ...: y = 2',
    '    x = 1\n    y = 2',
    '\n\n  x = 1',
    'type X[T = int] = list[T]',
    'try: a\nexcept A, B: pass',
    'f"{d["k"]}"',
    't"{x}" t"{y}"'
  ])('%j', source => {
    expect(reader.read(source).error).toBeNull();
    expect(ruff(reader.read(source))).toBeNull();
  });
});

describe('a reader with a judge', () => {
  const source = (name: 'engine' | 'grammar') =>
    bytes(
      name === 'engine'
        ? 'web-tree-sitter/web-tree-sitter.wasm'
        : 'tree-sitter-python/tree-sitter-python.wasm'
    );
  const load = async (judge: Judge) => {
    const { Reader: Readers } = await import('../../python');
    return Readers.load(
      { engine: () => source('engine'), grammar: () => source('grammar') },
      judge
    );
  };

  it('refuses what the judge alone refuses, with its words', async () => {
    const fault = { message: 'not here', span: { start: 4, end: 5 } };
    const { read } = await load(cell => (cell.source === 'x = 1' ? fault : null));
    expect(read('x = 1')).toMatchObject({ valid: false, error: fault });
    expect(read('y = 1').valid).toBe(true);
  });

  it('refuses what Python refuses behind the grammar, which ruff lets pass', async () => {
    const { read } = await load(ruff);
    for (const late of ['return 1', 'def f():\n    nonlocal x', 'break', '*a, *b = c']) {
      expect(ruff(reader.read(late))).toBeNull();
      expect(read(late).valid).toBe(false);
    }
    expect(read('x = 1').valid).toBe(true);
  });
});
