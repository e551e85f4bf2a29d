/** Hard cases of Python's scoping, one cell each; executed on CPython, but for branches not taken and IPython's forms. */
import { inNotebook, type NameFacts, type Reader, rebound } from '../index';
import { loadReader } from './reader';

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

/** Names as one would note them: D bound, U wanted now, later, X changed in place. */
interface Notes {
  readonly D?: string;
  readonly now?: string;
  readonly later?: string;
  readonly X?: string;
  readonly opaque?: boolean;
  readonly star?: boolean;
  /** Other cells of the notebook. */
  readonly beside?: string;
}

const CASES: readonly (readonly [cell: string, notes: Notes])[] = [
  ['sq=[n*n for n in data if n>lo]', { D: 'sq', now: 'data lo' }],
  ['x=[x for x in x]', { D: 'x', now: 'x' }],
  ['def f[T = a](x: T): pass\nclass A[*U = *b]: pass', { D: 'A f', later: 'a b' }],
  ['match p:\n case P(x=1 as y, z=[q]): r', { D: 'q y', now: 'P p r' }],
  ['x=x+1', { D: 'x', now: 'x' }],
  ['if flag:\n z=1\nprint(z)', { D: 'z', now: 'flag z' }],
  ['for k in it:\n last=k\nprint(last)', { D: 'k last', now: 'it last' }],
  ['def f(a,b=w): return a+g', { D: 'f', now: 'w', later: 'g' }],
  ['def f():\n print(q)\n q=2', { D: 'f' }],
  ['def f():\n global c\n c=0\nf()', { D: 'c f' }],
  ['def f(): return h()\ndef h(): return y0\nr=f()', { D: 'f h r', now: 'y0', later: 'h y0' }],
  ['class A(B):\n lim=cap\n def m(s): return lim', { D: 'A', now: 'B cap', later: 'lim' }],
  ['class B:\n n=3\n xs=[n for _ in range(n)]', { D: 'B', now: 'n' }],
  ['class D:\n x=x', { D: 'D', now: 'x' }],
  ['hits=[m for s in L if (m:=p(s))]', { D: 'hits m', now: 'L p' }],
  ['try: r=k()\nexcept E as e: r=0', { D: 'r', now: 'E k' }],
  ['import os.path', { D: 'os' }],
  ['t=load()\no=t\ndel t', { D: 'o', now: 'load' }],
  ['w: Bar', { now: 'Bar' }],
  ['match c:\n case {"k":v,**o}: pass', { D: 'o v', now: 'c' }],
  ['g=(z*fac for z in src)', { D: 'g', now: 'fac src' }],
  ['async def go():\n async for m in ch: pass\nawait go()', { D: 'go', now: 'ch', later: 'ch' }],
  ['from __future__ import annotations\ndef f(a: Later): pass', { D: 'annotations f' }],
  ['@deco(opt)\ndef f(): pass', { D: 'f', now: 'deco opt' }],
  ['h=lambda r: r*s', { D: 'h', later: 's' }],
  ['df["c"]=df["a"]*k', { now: 'df k', X: 'df' }],
  ['exec("h=seed+1")', { opaque: true }],
  ['globals()["d"]=5', { opaque: true }],
  ['from math import *', { star: true }],
  ['%time r=fit(X)', { D: 'r', now: 'X fit' }],
  ['files=!ls {folder}', { D: 'files', now: 'folder' }],
  ['%run helper.py', { opaque: true }],
  ['p=_+1', { D: 'p' }],
  ['n=sum(v)', { D: 'n', now: 'sum v', beside: 'sum=0' }]
];

const sorted = (names: Iterable<string>): string => [...new Set(names)].sort().join(' ');

describe('the names of a cell', () => {
  it.each(CASES)('%s', (cell, notes) => {
    const reading = reader.read(cell);
    const others = reader.read(notes.beside ?? '');
    const facts: NameFacts = inNotebook(reading.facts, rebound([reading, others]));
    const gone = new Set([...facts.deletes, ...facts.deletesImplicit]);
    const wanted = [...facts.needs, ...facts.needsCalled, ...facts.magicMaybeReads];
    expect({
      D: sorted([...facts.binds].filter(name => !gone.has(name))),
      now: sorted(wanted),
      later: sorted(facts.readsWhenCalled),
      X: sorted(facts.changes.filter(one => one.certainty === 'does').map(one => one.name)),
      opaque: facts.opaque,
      star: facts.starImport
    }).toEqual({
      D: notes.D ?? '',
      now: notes.now ?? '',
      later: notes.later ?? '',
      X: notes.X ?? '',
      opaque: notes.opaque ?? false,
      star: notes.star ?? false
    });
  });

  it('a handler unbinds the name that it gives to the exception', () => {
    const { facts } = reader.read('try: r=k()\nexcept E as e: r=0');
    expect([...facts.deletesImplicit]).toEqual(['e']);
  });

  it('the last displayed value is a read of the display history', () => {
    const { facts } = reader.read('p=_+1');
    expect([...facts.ipythonReads]).toEqual(['_']);
    expect(facts.state).toMatchObject([{ kind: 'display', key: '_', access: 'read' }]);
  });
});
