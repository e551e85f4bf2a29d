/** What Python refuses, and what it does not. */
import type { Reader } from '../index';
import { loadReader } from './reader';

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

describe('Python refuses', () => {
  it.each([
    'print "hello"',
    'def f[T = int, U](): pass',
    'def f[T = ](): pass',
    'match x:\n    case P(x=1 as): y',
    'ur"a"',
    'fb"a"',
    'b"\\x1"',
    'f"{x!z}"',
    'f"{lambda x: 1}"',
    'match x:\n    case f"{a}": b',
    'match x:\n    case {**_}: b',
    'match x:\n    case {**r, "a": b}: c',
    'match x:\n    case y as _: b',
    'with a, b, : pass',
    'import a,',
    'x = y := 1',
    'f(x = y := 1)',
    '{x := 1: 2}',
    '{1: x := 2}',
    'lambda: x := 1',
    'assert x := 1',
    '[x for y in z if w := v]',
    '{,}',
    'def f(__debug__): pass',
    'x\u200b = 1',
    '\ufeffx = 1',
    'x =\v1',
    '\\',
    'x = 1 \\\n',
    'exec "x"',
    'x = `y`',
    'a <> b',
    '0777',
    '10L',
    'if a:\nb',
    '  x = 1\n y = 2',
    'x = 1\n  y = 2',
    'if a:\n    b\n  c',
    'if a:\n\tb\n        c',
    'a + * b',
    'del\nx',
    'not\nx',
    'self.\nx',
    'x = (1\n',
    'f(a b)',
    'f(a=1, b)',
    'f(**a, *b)',
    'f(a=1, a=2)',
    'f(,)',
    'f() = 1',
    'None = 1',
    'a, b += 1',
    '*a = b',
    '*a, *b = c',
    'x = *y',
    '(*a)',
    '[*a for a in b]',
    'def f(a, a): pass',
    'def f(a=1, b): pass',
    'def f(*): pass',
    'def f(a, /, b, /): pass',
    'def f((a, b)): pass',
    'return 1',
    'yield 1',
    'class A:\n    return 1',
    'def f():\n    await x',
    'def f():\n    async for x in y: pass',
    'def f():\n    [x async for x in y]',
    '[(yield x) for x in y]',
    'break',
    'for x in y:\n    def f():\n        continue',
    'try: a\nexcept: b\nexcept C: d',
    'try: a',
    'try: a\nexcept Exception, e: b',
    'def f():\n    from m import *',
    'x = 1\nfrom __future__ import annotations',
    'from __future__ import nothing',
    'nonlocal x',
    'def f():\n    nonlocal x',
    'def f():\n    x = 1\n    global x',
    'def f(x):\n    global x',
    '[y := 1 for y in z]',
    '[x for x in (y := z)]',
    'class A:\n    [y := x for x in z]',
    'match x:\n    case a: pass\n    case 1: pass',
    'match x:\n    case [a, a]: pass',
    'match x:\n    case [a] | [b]: pass',
    '"C:\\Users"',
    'b"é"',
    "'a' b'b'",
    't"{x}" f"{y}"',
    'rt"{x}" "y"',
    '"unclosed',
    'async = 1',
    'x := 1',
    'import a.b as c.d',
    'from m import a,',
    '%time x = (',
    '%%time\nreturn 1',
    '%%timeit\nfrom m import *'
  ])('%j', source => {
    const { valid, error } = reader.read(source);
    expect(valid).toBe(false);
    expect(error?.message).toMatch(/\w/);
    expect(error?.span.start).toBeLessThanOrEqual(source.length);
  });
});

describe('Python accepts', () => {
  it.each([
    '',
    '# only a comment',
    'def f[T = int](x: T): pass',
    'class A[T: int = str, *Ts = *tuple[int, ...], **P = [int]]: pass',
    'type X[T = dict[str, "="]] = list[T]',
    'match x:\n    case P(x=1 as y): y',
    'match x:\n    case P(a, b=[c] as d, e=-1 as f): d',
    'x = y\rz = w',
    '"\u200b\ufeff" # \u2060',
    'br"\\x1" rb"" Rb""',
    'b"\\\\x1"',
    '{**a, "b": (c := d)}',
    'with (a, b,): pass',
    'x = 1 \\\n\n',
    'await f()',
    'async with a as b: pass',
    '[x async for x in y]',
    '%%timeit\nreturn 1',
    'print >>f, "x"',
    'print(a), b',
    'match = type = case = _ = print = 1',
    'match(x)\ntype(x)',
    'with (a, b): pass',
    'with (a) as b, c: pass',
    'x[1:2, *y]',
    'for x in *a, *b: pass',
    't"{x}" rt"{y}"',
    'return_ = lambda: (yield)',
    'def f(*args: *Ts): pass',
    'try: a\nexcept A, B: pass',
    'try: a\nexcept* A: pass',
    'def f[T](x: T) -> T: pass\nclass A[*Ts, **P]: pass\ntype X = int',
    'f"{x!r:{w}} {d["k"]}"',
    'a \\\n  + b',
    'if a:\n    b\n# note\n    c',
    'x = """\n  odd\n indent"""',
    'f(\n1,\n  2)',
    'class A:\n\n    x = 1\n\n\n    def f(self): ...',
    'a; b;',
    'lambda *, k: k'
  ])('%j', source => expect(reader.read(source).error).toBeNull());
});

describe('a cell that is no valid Python', () => {
  it('is read as far as it goes', () => {
    const { valid, module, facts } = reader.read('a = b\nc = = d\ne = f');
    expect(valid).toBe(false);
    expect(module.body.map(one => one.kind)).toContain('Unreadable');
    expect([...facts.binds]).toEqual(expect.arrayContaining(['a', 'e']));
  });

  it('says where', () => {
    const source = 'x = 1\nreturn x';
    const { span } = reader.read(source).error ?? { span: { start: 0, end: 0 } };
    expect(source.slice(span.start, span.end)).toBe('return x');
  });
});
