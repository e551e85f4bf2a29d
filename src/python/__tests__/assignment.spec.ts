/** Definite assignment: what a cell has surely bound where it reads a name. */
import { inNotebook, type Reader, rebound } from '../index';
import { loadReader } from './reader';

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

const FIELDS = {
  binds: 'binds',
  sure: 'bindsSure',
  calledOnly: 'bindsCalledOnly',
  deletes: 'deletes',
  implicit: 'deletesImplicit',
  deletesCalled: 'deletesCalled',
  now: 'readsNow',
  later: 'readsWhenCalled',
  needs: 'needs',
  unbound: 'needsUnbound',
  called: 'needsCalled',
  imports: 'imports',
  magics: 'magics',
  mentions: 'magicMaybeReads',
  history: 'ipythonReads'
} as const;
type Expected = { readonly [Field in keyof typeof FIELDS]?: string };

const GROUPS: Readonly<Record<string, readonly (readonly [string, Expected])[]>> = {
  'statements in a row': [
    ['total = price * n', { binds: 'total', sure: 'total', now: 'n price', unbound: 'n price' }],
    ['a = 1\na', { now: 'a', needs: '' }],
    ['k += 2', { binds: 'k', now: 'k', needs: 'k' }],
    ['o.n += 1\nrows[i] -= step', { binds: '', now: 'i o rows step' }],
    ['frame[col] = other.v', { binds: '', now: 'col frame other' }],
    ['p, [q, *r], s.t = load()', { binds: 'p q r', needs: 'load s' }],
    ['u = v = w', { binds: 'u v', needs: 'w' }],
    ['n: Kind', { binds: '', now: 'Kind' }],
    ['n: Kind = start', { binds: 'n', now: 'Kind start' }],
    ['def f():\n    (n): int\n    return n', { later: 'n' }],
    ['a = 1\ndel a\na', { deletes: 'a', needs: 'a', unbound: 'a', sure: '' }],
    ['del a, b[0], c.d', { deletes: 'a', now: 'b c', needs: 'a b c' }],
    ['m[a:b, ::c]', { needs: 'a b c m' }],
    ['d = {**base, k: v}\ns = {*t}', { needs: 'base k t v' }],
    ['assert a == b, text', { needs: 'a b text' }],
    ['raise A from b\nx', { needs: 'A b x', unbound: 'A b' }],
    ['call(*a, **k)\nshow(*b, sep=s)', { needs: 'a b call k s show' }]
  ],
  branches: [
    ['if ok:\n    a = 1\na', { needs: 'a ok', unbound: 'ok', sure: '' }],
    ['if ok:\n    a = 1\nelse:\n    a = 2\na', { needs: 'ok', sure: 'a' }],
    ['if ok:\n    a = 1\nelse:\n    raise E\na', { needs: 'E ok', sure: 'a' }],
    ['if 0:\n    old\na = 1', { now: 'old', needs: 'old', unbound: '', sure: 'a' }],
    ['ok and (a := 1)\na', { binds: 'a', needs: 'a ok', unbound: 'ok' }],
    ['if (a := get()):\n    a', { needs: 'get', sure: 'a' }],
    ['x = a if ok else b', { needs: 'a b ok' }],
    [
      'match c:\n    case P(x=0, y=t): pass\n    case [h, *r] if g: pass\n    case M.A: pass\n    case _: pass',
      { binds: 'h r t', needs: 'M P c g', unbound: 'M P c g' }
    ]
  ],
  loops: [
    ['for i in xs:\n    t = i\nt, i', { binds: 'i t', needs: 'i t xs', unbound: 'xs', sure: '' }],
    ['for i in xs:\n    if i: break\nelse:\n    z = 1\nz', { needs: 'xs z', unbound: 'xs' }],
    ['while True:\n    k = 1\n    if k: break\nk', { needs: '', sure: 'k' }],
    ['while go:\n    x\n    x = 1', { needs: 'go x', unbound: 'go x' }],
    ['for i in r:\n    if i:\n        last\n    last = i', { needs: 'last r', unbound: 'r' }],
    ['x = 1\nfor i in r:\n    x\n    del x', { needs: 'r x', unbound: 'r' }],
    ['for i in r:\n    if i: continue\n    y = 1\n    y', { needs: 'r' }],
    ['async for i in src():\n    t = i', { binds: 'i t', needs: 'src' }]
  ],
  'exceptions and contexts': [
    [
      'try:\n    import one as m\nexcept ImportError:\n    import two as m\nm',
      { sure: 'm', imports: 'one two' }
    ],
    ['try:\n    x = f()\nexcept E:\n    pass\nx', { needs: 'E f x', unbound: 'E f' }],
    [
      'try:\n    f()\nexcept E as e:\n    e\ne',
      { implicit: 'e', deletes: '', needs: 'E e f', unbound: 'E e f' }
    ],
    [
      'try:\n    a = f()\nfinally:\n    b = 1\n    a\na, b',
      { needs: 'a f', unbound: 'f', sure: 'a b' }
    ],
    ['try:\n    f()\nexcept E:\n    x = 0\nelse:\n    x = 1\nx', { needs: 'E f' }],
    ['try:\n    f()\nexcept* E as g:\n    h(g)', { binds: 'g', needs: 'E f h' }],
    [
      'for i in r:\n    try:\n        v = f(i)\n    except Exception:\n        continue\n    v',
      { needs: 'f r' }
    ],
    ['with opened(p) as h:\n    s = h.read()\ns', { sure: 'h s', needs: 'opened p' }],
    ['with suppress(E):\n    s = f()\ns', { needs: 'E f s suppress', unbound: 'E f suppress' }]
  ],
  'functions and classes': [
    ['def f(a, b=d):\n    c = a + g\n    return c', { now: 'd', later: 'g', needs: 'd' }],
    ['def f():\n    global n\n    n = n + 1', { binds: 'f n', calledOnly: 'n', later: 'n' }],
    ['def f():\n    global old\n    del old', { deletesCalled: 'old', deletes: '' }],
    [
      'def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += k\n    return g',
      { later: 'k' }
    ],
    ['def f(a):\n    return [lambda: a + q for _ in a]', { later: 'q' }],
    ['f = lambda x, y=z: x + y + w', { now: 'z', later: 'w' }],
    ['fs = (lambda a: a + p, lambda p: p + q)', { later: 'p q' }],
    ['class A:\n    if c:\n        x = 1\n    y = x', { needs: 'c x', unbound: 'c' }],
    ['class A:\n    global g\n    g = 1', { binds: 'A g' }],
    ['class A:\n    def m(self):\n        return __secret', { later: '_A__secret' }],
    ['class A:\n    def m(self):\n        return __class__', { later: '' }],
    ['def f():\n    class Q(Base):\n        z = zz\n    return Q', { later: 'Base zz' }],
    ['def f(a: A, *b: B, c: C = 1, **d: D) -> R: pass', { needs: 'A B C D R' }],
    ['def f():\n    x: T = 1\n    return x', { later: '' }],
    ['def f():\n    import numpy as np\n    return np', { imports: 'numpy', later: '' }],
    ['def f[T: Limit](a: T) -> T: return other', { needs: '', later: 'Limit other' }],
    ['class Box[T](Base[T]): pass', { needs: 'Base' }],
    ['type Pair[T] = tuple[T, Item]', { binds: 'Pair', needs: '', later: 'Item' }]
  ],
  'calls of own functions': [
    ['def f():\n    return y\nf()', { called: 'y', needs: '' }],
    ['def f():\n    return y\ny = 1\nf()', { called: '' }],
    [
      'def g(): return z\ndef f(): return g()\nclass K:\n    def __init__(s): s.v = f()\nK()',
      { called: 'z' }
    ],
    [
      'async def f():\n    async with a as b:\n        return c(b)\nr = await f()',
      { binds: 'f r', called: 'a c' }
    ]
  ],
  comprehensions: [
    ['y = [x * k for x in xs if x in ok]', { binds: 'y', now: 'k ok xs' }],
    ['x = 5\ny = {x: 1 for x in range(3)}\nx', { needs: '' }],
    ['z = [last := i for i in xs]\nlast', { binds: 'last z', needs: 'last xs', unbound: 'xs' }],
    ['v = [i async for i in src()]', { needs: 'src' }]
  ],
  IPython: [
    ['%matplotlib inline\nx = 1', { binds: 'x', magics: 'matplotlib' }],
    ['%timeit -n 10 s = f(d)', { binds: '', now: 'd f' }],
    ['%%timeit q = w\nt = [i for i in q]', { binds: '', now: 'w' }],
    ['%%capture out\nx = y', { binds: 'out x', needs: 'y' }],
    ['%%bash --out listing\nls $x', { binds: 'listing', needs: '', mentions: '' }],
    ['files = !ls {path} $HOME', { binds: 'files', mentions: 'HOME path', magics: '!' }],
    ['np.array?', { mentions: 'np', needs: '', magics: 'pinfo' }],
    ['/f a b\n,g c d\n;h e f', { needs: 'a b f g h' }],
    ['_, _12, In[1], get_ipython()', { needs: '', now: '', history: 'In _ _12' }],
    ['_ = 1\n_', { binds: '_', now: '_', history: '' }]
  ],
  builtins: [
    ['print(len(x))', { now: 'x', needs: 'x' }],
    ['list = [1]\nlist', { now: 'list', needs: '' }]
  ]
};

describe.each(Object.entries(GROUPS))('%s', (_, cases) => {
  it.each(cases)('%s', (cell, expected) => {
    const reading = reader.read(cell);
    expect(reading.error).toBeNull();
    const facts = inNotebook(reading.facts, rebound([reading]));
    const found = Object.fromEntries(
      (Object.keys(expected) as (keyof Expected)[]).map(field => [
        field,
        [...facts[FIELDS[field]]].sort().join(' ')
      ])
    );
    expect(found).toEqual(expected);
  });
});

it('a star import may bind anything that is read after it', () => {
  const { facts } = reader.read('from math import *\nsin(x)');
  expect(facts.starImport).toBe(true);
  expect([...facts.needs].sort()).toEqual(['sin', 'x']);
  expect([...facts.needsUnbound]).toEqual([]);
});

describe('a statement of a cell', () => {
  it('has facts of its own', () => {
    const { statements } = reader.read('a = b\nc = a + d\ndel a');
    expect(statements.map(one => [...one.needs].sort())).toEqual([['b'], ['a', 'd'], ['a']]);
    expect(statements.map(one => [...one.binds])).toEqual([['a'], ['c'], []]);
  });

  it('knows what the cell says of annotations', () => {
    const { statements } = reader.read('from __future__ import annotations\nx: Later = 1');
    expect([...statements[1].needs]).toEqual([]);
  });
});

describe('the laws of names', () => {
  it.each(Object.values(GROUPS).flat())('hold in %s', cell => {
    const { facts } = reader.read(cell);
    for (const name of facts.needsUnbound) {
      expect(facts.needs).toContain(name);
    }
    for (const name of [...facts.bindsSure, ...facts.bindsCalledOnly, ...facts.deletesImplicit]) {
      expect(facts.binds).toContain(name);
    }
    for (const name of facts.needs) {
      expect([...facts.readsNow, ...facts.deletes]).toContain(name);
    }
  });
});
