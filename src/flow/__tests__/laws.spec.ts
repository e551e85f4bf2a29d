import fc from 'fast-check';
import { loadReader } from '../../python/__tests__/reader';
import type { Reader, SessionEvent } from '../index';
import { Session } from '../index';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

const SOURCES = [
  'a = 1',
  'a = 2  # two',
  'b = a',
  'b = [a]',
  'b.append(a)',
  'a += 1',
  'def f(x):\n    return g(x)',
  'def g(x):\n    return x + a',
  'c = f(a)',
  'if a:\n    c = 3',
  'for i in b:\n    c = i',
  'try:\n    c = a\nexcept NameError:\n    c = 0',
  'del a',
  'd = b\nd.pop()',
  'class C:\n    k = a',
  'c = C()\nc.k = b',
  'exec("a = 5")',
  'import random\nc = random.random()',
  'print(c)',
  'try:\n    c = int(a)\nexcept ValueError:\n    d = 0',
  'b.drop(inplace=True)',
  'a = a.dropna()',
  'a = (',
  ''
];
const IDS = ['p', 'q', 'r', 's', 't'];

const source = fc.constantFrom(...SOURCES);
const id = fc.constantFrom(...IDS);
const names = fc.subarray(['a', 'b', 'c', 'd']);
const evidence = fc.record(
  {
    bound: names,
    deleted: names,
    changed: names,
    unchanged: names,
    values: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('v', 'w'))
  },
  { requiredKeys: ['bound', 'deleted', 'changed'] }
);
const ended = fc.record({ ok: fc.boolean(), evidence: fc.option(evidence, { nil: null }) });

/** What a person does; the text of a run is that of its cell, as in the page. */
const act = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('run' as const), id, ended) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('edit' as const), id, source) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('console' as const), source, ended) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('delete' as const), id) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('insert' as const), id, fc.nat(5), source) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('move' as const), id, fc.nat(5)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('restart' as const)) }
);

const session = fc.tuple(
  fc.array(source, { minLength: 1, maxLength: IDS.length }),
  fc.array(act, { maxLength: 14 })
);

/** Events that can happen one after the other. */
function events([sources, acts]: [
  string[],
  (typeof act extends fc.Arbitrary<infer T> ? T : never)[]
]): SessionEvent[] {
  const page = new Map(sources.map((text, i) => [IDS[i], text]));
  const found: SessionEvent[] = [
    { type: 'open', cells: [...page].map(([cell, text]) => ({ id: cell, source: text })) }
  ];
  let count = 0;
  for (const each of acts) {
    if (each[0] === 'restart') {
      found.push({ type: 'restart' });
    } else if (each[0] === 'console') {
      const { ok, evidence } = each[2];
      found.push({ type: 'console', source: each[1], count: ++count, ok, ...evidence });
    } else if (each[0] === 'insert') {
      if (!page.has(each[1])) {
        page.set(each[1], each[3]);
        found.push({ type: 'insert', cell: each[1], index: each[2], source: each[3] });
      }
    } else if (page.has(each[1])) {
      const cell = each[1];
      if (each[0] === 'run') {
        const { ok, evidence } = each[2];
        const text = page.get(cell) ?? '';
        found.push({ type: 'run', cell, source: text, count: ++count, ok, ...evidence });
      } else if (each[0] === 'edit') {
        page.set(cell, each[2]);
        found.push({ type: 'edit', cell, source: each[2] });
      } else if (each[0] === 'delete') {
        page.delete(cell);
        found.push({ type: 'delete', cell });
      } else {
        found.push({ type: 'move', cell, index: each[2] });
      }
    }
  }
  return found;
}

function verdicts(of: Session): Record<string, string> {
  return Object.fromEntries([...of.judgement.cells].map(([cell, { verdict }]) => [cell, verdict]));
}

it('judges the same whether it looks after every event or only at the end', () => {
  fc.assert(
    fc.property(session, given => {
      const all = events(given);
      const watching = new Session({ read });
      const late = new Session({ read });
      for (const event of all) {
        watching.apply(event);
        void watching.judgement;
        late.apply(event);
      }
      expect(verdicts(watching)).toEqual(verdicts(late));
    }),
    { numRuns: 300, seed: 4 }
  );
});

it('says something about every cell, in words, with mends', () => {
  fc.assert(
    fc.property(session, given => {
      const one = new Session({ read });
      events(given).forEach(event => one.apply(event));
      for (const { verdict, findings } of one.judgement.cells.values()) {
        expect(findings.length > 0).toBe(verdict !== 'sound');
        findings.forEach(finding => {
          expect(finding.message.length).toBeGreaterThan(0);
          expect(finding.mends.length).toBeGreaterThan(0);
        });
      }
      expect(one.judgement.groups.every(group => group.mends.length > 0)).toBe(true);
    }),
    { numRuns: 100, seed: 5 }
  );
});

it('finds nothing after a restart and a run of all cells that do not fail', () => {
  fc.assert(
    fc.property(session, given => {
      const one = new Session({ read });
      events(given).forEach(event => one.apply(event));
      one.apply({ type: 'restart' });
      one.cells.forEach(({ id: cell, source: text }, i) =>
        one.apply({ type: 'run', cell, source: text, count: i + 1, ok: true })
      );
      const suspects = Object.entries(verdicts(one)).filter(([, each]) => each === 'suspect');
      const fails = one.judgement.detail.some(part => 'cell' in part);
      expect(fails || suspects.length === 0).toBe(true);
    }),
    { numRuns: 200, seed: 6 }
  );
});
