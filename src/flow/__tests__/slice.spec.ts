/** What a result needs: run alone, these cells give the same value; cells that do not matter are left out. */
import fc from 'fast-check';
import { loadReader } from '../../python/__tests__/reader';
import { backwardSlice, pageFlow, type Reader } from '../index';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

/** Numbers of the cells, from 1. */
function slice(target: number, ...sources: string[]): number[] {
  const cells = sources.map((source, i) => ({ id: String(i + 1), source }));
  return backwardSlice(pageFlow(cells, read), String(target)).map(Number);
}

describe('what a result needs', () => {
  it('is the cells that give it, and no other', () => {
    expect(slice(4, 'a = 1', 'b = 2', 'c = a', 'print(c)')).toEqual([1, 3, 4]);
  });

  it('is the last of several that bind a name, with what changed it in place', () => {
    expect(slice(4, 'a = [1]', 'a = [2]', 'a.append(3)', 'a')).toEqual([2, 3, 4]);
  });

  it('is a call that may change it, though it stands last in its cell', () => {
    expect(slice(3, 'table = Table()', 'table.norm()', 'table')).toEqual([1, 2, 3]);
  });

  it('is a star import, where nobody else sets a name', () => {
    expect(slice(3, 'from sympy import *', 'x = 1', 'diff(x)')).toEqual([1, 2, 3]);
    expect(slice(3, 'from sympy import *', 'x = 1', 'print(x)')).toEqual([2, 3]);
  });

  it('is the draws before it from a generator, as far as its seed', () => {
    const page = [
      'import numpy as np',
      'np.random.rand(9)',
      'np.random.seed(1)',
      'b = np.random.rand(2)',
      'c = 5',
      'd = np.random.rand(3)'
    ];
    expect(slice(6, ...page)).toEqual([1, 3, 4, 6]);
  });

  it('is the cell that writes the file it reads, and not one that writes another', () => {
    const page = [
      'import pandas as pd\ndf = pd.DataFrame()',
      'df.to_csv("a.csv")',
      'df.to_csv("b.csv")',
      'pd.read_csv("b.csv")'
    ];
    expect(slice(4, ...page)).toEqual([1, 3, 4]);
  });

  it('is what was set in a module that it uses, also under another name', () => {
    const page = [
      'import matplotlib.pyplot as plt\nplt.rc("figure", figsize=(9, 2))',
      'import pandas as pd\npd.options.display.max_rows = 5',
      'import matplotlib.pyplot as plt',
      'plt.plot([1])',
      'plt.plot([2])'
    ];
    expect(slice(5, ...page)).toEqual([1, 3, 5]);
  });

  it('is what IPython was told for all that comes', () => {
    expect(slice(3, '%matplotlib inline', '%timeit 1', 'a = 1')).toEqual([1, 3]);
  });
});

/** A statement over lists, and what it does. */
type Act =
  | { readonly do: 'new'; readonly a: string; readonly n: number }
  | { readonly do: 'join'; readonly a: string; readonly b: string; readonly c: string }
  | { readonly do: 'alias' | 'extend'; readonly a: string; readonly b: string }
  | { readonly do: 'append'; readonly a: string; readonly n: number };

function python(act: Act): string {
  switch (act.do) {
    case 'new':
      return `${act.a} = [${act.n}]`;
    case 'join':
      return `${act.a} = ${act.b} + ${act.c}`;
    case 'alias':
      return `${act.a} = ${act.b}`;
    case 'extend':
      return `${act.a} += ${act.b}`;
    case 'append':
      return `${act.a}.append(${act.n})`;
  }
}

/** The value of a name after the acts; null where one of them finds no list. */
function value(acts: readonly Act[], name: string): string | null {
  const names = new Map<string, number[]>();
  for (const act of acts) {
    const [a, b] = [names.get(act.a), 'b' in act ? names.get(act.b) : undefined];
    const c = 'c' in act ? names.get(act.c) : undefined;
    if (act.do === 'new') {
      names.set(act.a, [act.n]);
    } else if (act.do === 'join' && b && c) {
      names.set(act.a, [...b, ...c]);
    } else if (act.do === 'alias' && b) {
      names.set(act.a, b);
    } else if (act.do === 'extend' && a && b) {
      a.push(...b);
    } else if (act.do === 'append' && a) {
      a.push(act.n);
    } else {
      return null;
    }
    if ([...names.values()].some(list => list.length > 500)) {
      return null;
    }
  }
  return JSON.stringify(names.get(name) ?? null);
}

describe('a slice run alone', () => {
  it('gives the value that the page gives', () => {
    const name = fc.constantFrom('x', 'y', 'z');
    const n = fc.integer({ min: 0, max: 9 });
    const act: fc.Arbitrary<Act> = fc.oneof(
      fc.record({ do: fc.constant('new' as const), a: name, n }),
      fc.record({ do: fc.constant('join' as const), a: name, b: name, c: name }),
      fc.record({ do: fc.constantFrom('alias' as const, 'extend' as const), a: name, b: name }),
      fc.record({ do: fc.constant('append' as const), a: name, n })
    );
    const begun = ['x', 'y', 'z'].map((a, i) => ({ do: 'new', a, n: i }) as const);
    fc.assert(
      fc.property(fc.array(act, { maxLength: 10 }), name, (more, wanted) => {
        const acts: readonly Act[] = [...begun, ...more];
        const whole = value(acts, wanted);
        fc.pre(whole !== null);
        const kept = slice(acts.length + 1, ...acts.map(python), `print(${wanted})`);
        const alone = acts.filter((_, i) => kept.includes(i + 1));
        expect(value(alone, wanted)).toBe(whole);
      }),
      { numRuns: 500 }
    );
  });
});
