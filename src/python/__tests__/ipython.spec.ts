/** IPython's syntax: where it stands, what it is, and what is no IPython syntax. */
import type { Magic, Statement } from '../ast';
import type { Reader } from '../index';
import { walk } from '../index';
import { loadReader } from './reader';

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

function magics(source: string): Magic[] {
  const found: Magic[] = [];
  walk(reader.read(source).module, node => {
    if (node.kind === 'Magic') {
      found.push(node);
    }
  });
  return found;
}

const text = (source: string, { start, end }: { start: number; end: number }): string =>
  source.slice(start, end);

describe('a piece of IPython syntax', () => {
  it.each([
    ['%matplotlib inline', 'line', 'matplotlib', 'inline'],
    ['x = %env HOME', 'line', 'env', 'HOME'],
    ['!ls -l', 'shell', '!', 'ls -l'],
    ['!!ls', 'shell', '!', 'ls'],
    ['lines = !wc {name}', 'shell', '!', 'wc {name}'],
    ['np.array?', 'help', 'pinfo', 'np.array'],
    ['?np.array', 'help', 'pinfo', 'np.array'],
    ['np.array??', 'help', 'pinfo2', 'np.array'],
    ['np.*load*?', 'help', 'psearch', 'np.*load*'],
    ['%timeit?', 'help', 'pinfo', '%timeit'],
    ['%%html\n<b>', 'cell', 'html', ''],
    ['%%writefile a b.py\nx', 'cell', 'writefile', 'a b.py']
  ])('%s', (source, form, name, args) => {
    expect(magics(source)).toMatchObject([{ form, name, args }]);
  });

  it.each([
    ['x = 1\n%time y = f(x)\nz', '%time y = f(x)'],
    ['if a:\n    %cd {b}\nelse:\n    pass', '%cd {b}'],
    ['x = !ls \\\n  -l\ny', '!ls \\\n  -l'],
    ['"%a"\nnp.sum?\nx', 'np.sum?'],
    ['  %ls\n  y', '%ls']
  ])('stands where it is written: %j', (source, written) => {
    const [found] = magics(source);
    expect(text(source, found)).toBe(written);
  });

  it.each([
    '5 % time',
    'x = a % b',
    '"""\n%time x\n"""',
    'f(a,\n  b\n  % c)',
    '# %time x',
    'x == a'
  ])('is not in %j', source => expect(magics(source)).toEqual([]));
});

describe('Python in a magic', () => {
  it.each([
    ['%time total = a + b', 'total = a + b'],
    ['%timeit -n 10 -r 3 f(x)', 'f(x)'],
    ['%prun -l 5 run(x)', 'run(x)'],
    ['x = %time f(y)', 'f(y)'],
    ['%%time\nx = é\n', 'x = é'],
    ['%%capture out\nx = 1', 'x = 1'],
    ['%%time\n%%capture\nx = 1', 'x = 1'],
    ['/f a b', 'f a b'],
    ['  %time x = 1\n  y', 'x = 1']
  ])('is read in its place: %j', (source, code) => {
    const last = magics(source).pop() as Magic;
    const [statement] = last.body as Statement[];
    expect(text(source, statement)).toBe(code);
  });

  it('a call without brackets has its words as arguments', () => {
    const source = ',show one two';
    const [{ body }] = magics(source);
    expect(body).toMatchObject([
      {
        value: {
          kind: 'Call',
          func: { id: 'show' },
          args: [{ value: 'one' }, { value: 'two' }]
        }
      }
    ]);
  });

  it('is not looked for in other languages', () => {
    expect(reader.read('%%bash\nfor i in *; do echo $i; done').valid).toBe(true);
  });
});

describe('what was pasted along', () => {
  it.each([
    ['>>> x = 1\n>>> y = x', ['x = 1', 'y = x']],
    ['>>> for i in r:\n...     a\n...     b', ['for i in r:\n...     a\n...     b']],
    ['In [1]: x = 1\n   ...: y = x', ['x = 1', 'y = x']],
    ['\n    x = 1\n    y = x', ['x = 1', 'y = x']]
  ])('goes, and places stay: %j', (source, statements) => {
    const { module, error } = reader.read(source);
    expect(error).toBeNull();
    expect(module.body.map(one => text(source, one))).toEqual(statements);
  });
});

describe('names of magics', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    '%%%s is one like others',
    name => {
      expect(magics(`%${name} x`)).toMatchObject([{ name, body: null }]);
      expect(reader.read(`${name}(x)`).facts.state).toEqual([]);
    }
  );
});
