/** Whatever stands in a cell, it is read: 20,000 mutilated cells, and the worst that people paste. */
import fc from 'fast-check';

import { walk } from '../ast/walk';
import type { CellReading, Reader, Span } from '../index';
import { loadReader } from './reader';

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

const CELLS = [
  'import numpy as np\nfrom os import path as p, sep\n%matplotlib inline\nx = np.array([1, 2, 3])[::2]',
  'for i, row in enumerate(rows):\n    if row["a"] > 1 and not done:\n        total += row[i].v\n    else:\n        break\nprint(total)',
  'def f(a, *b, c: int = 1, **d) -> str:\n    """Text."""\n    global g\n    return [x async for x in (y := b) if x] or {**d}',
  '@deco\nclass A(B, metaclass=M):\n    x: int = 1\n    def m(self):\n        return lambda q=1: self.x * q',
  '%%time\nfiles = !ls {folder}\ndf["c"] = df.a.str.strip()\ndf?',
  'try:\n    with open(f"{name!r:>{w}}.csv", "w") as h:\n        h.write(b"x" if y else \'z\')\nexcept (E, F) as e:\n    raise G from e\nfinally:\n    del x, y[0]',
  'match p:\n    case {"k": [1, *r], **o} if r: s = -1_0.5e3j\n    case P(x=0) | None: pass\n    case _: assert x, "no"',
  '>>> a = 1\n... b = a\n',
  'x = """\n%time\n""" + \'\\x41\' \\\n  + r"\\d"  # note'
];
const GARBAGE = [
  ...'()[]{}:;,.=+-*/%@!?&|^~<>\\\'"`#$ \n\t\r\f\0',
  '\u00e9',
  '\u{1F600}',
  '\uD800',
  '\u2028',
  '"""',
  '%%',
  ' if ',
  '\n    ',
  'lambda ',
  'def ',
  'async ',
  'f"{',
  '0x',
  ' := ',
  '__proto__',
  'constructor'
];

/** A cell with pieces cut out, moved, doubled, and garbage put in. */
const mutilated = fc
  .tuple(
    fc.constantFrom(...CELLS),
    fc.array(
      fc.tuple(
        fc.nat(9),
        fc.nat(),
        fc.nat(12),
        fc.constantFrom(...GARBAGE),
        fc.constantFrom(...CELLS)
      ),
      { minLength: 1, maxLength: 4 }
    )
  )
  .map(([cell, wounds]) =>
    wounds.reduce((text, [how, place, length, garbage, other]) => {
      const at = place % (text.length + 1);
      const [before, piece, after] = [
        text.slice(0, at),
        text.slice(at, at + length),
        text.slice(at + length)
      ];
      switch (how) {
        case 0:
        case 1:
          return before + after;
        case 2:
          return before;
        case 3:
          return piece + before + after;
        case 4:
          return before + piece + piece + after;
        case 5:
          return before + other + after;
        default:
          return before + garbage + piece + after;
      }
    }, cell)
  );

/** Asks for everything that a reading can tell. */
function exhaust(reading: CellReading): void {
  const { source, module } = reading;
  for (const facts of [reading.facts, ...reading.statements]) {
    [...facts.changes, ...facts.state].forEach(inside);
    hold(
      'bounds of needs',
      [...facts.needsUnbound].every(name => facts.needs.has(name))
    );
    hold(
      'bounds of binds',
      [...facts.bindsSure].every(name => facts.binds.has(name))
    );
  }
  walk(module, inside);
  hold('validity', reading.valid === (reading.error === null));

  function inside({ start, end }: Span): void {
    hold('places', start >= 0 && start <= end && end <= source.length);
  }
}

/** As `expect`, which is too slow for a million questions. */
function hold(law: string, holds: boolean): void {
  if (!holds) {
    throw new Error(`${law} do not hold`);
  }
}

describe('a cell', () => {
  it('is read in any state', () => {
    fc.assert(
      fc.property(mutilated, text => exhaust(reader.read(text))),
      { numRuns: 20_000, seed: 20_261_123 }
    );
  }, 300_000);

  it.each([
    ['brackets', '('.repeat(50_000)],
    ['closed brackets', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['braces in f-strings', 'f"{'.repeat(500)],
    ['signs', `x = ${'-'.repeat(50_000)}1`],
    ['not', `x = ${'not '.repeat(20_000)}y`],
    ['blocks', Array.from({ length: 1_500 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('')],
    ['lambdas', `x = ${'lambda: '.repeat(20_000)}1`],
    ['calls', `x = a${'.b()'.repeat(20_000)}`],
    ['sums', `x = ${'a + '.repeat(20_000)}1`],
    ['elif', `if a: b\n${'elif a: b\n'.repeat(3_000)}`],
    ['magics in magics', `${'%time '.repeat(5_000)}x`],
    ['cell magics in cell magics', `${'%%time\n'.repeat(5_000)}x`],
    ['a line of a megabyte', `x = "${'a'.repeat(1_000_000)}"`],
    ['a long list', `x = [${'1, '.repeat(30_000)}]`],
    ['a megabyte of question marks', '?'.repeat(1_000_000)],
    ['a megabyte of quotes', '"'.repeat(1_000_000)]
  ])('is read however long or deep: %s', (_, text) => exhaust(reader.read(text)), 60_000);
});
