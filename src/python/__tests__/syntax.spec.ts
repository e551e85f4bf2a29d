/** The tree: each node stands where its own text stands. */
import type { Expression, FunctionDef } from '../ast';
import { type Node, walk } from '../ast/walk';
import type { Reader } from '../index';
import { loadReader } from './reader';

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

const SOURCE = `
@deco(1)
async def load(a, /, b: int = 1, *rest: T, c=2, **more) -> Result:
    """Text."""
    async with open(a) as f, (lock):
        return [x async for x in f if x]
class Box(Base, metaclass=M):
    size: "int" = 3  # note
    def area(self): return self.size ** 2
if (a := f(x)) and not b or c: y = {**d, 'k': -v}
elif a < b <= c not in d: y = {1, *s}
else:
    y = (1, 2), (3,), ()
for i, *j in zip(a, b)[::2, 1:]:
    t[i].u += await g(*a, k=1, **kw)
while 1:
    try: break
    except (A, B) as e: raise C from e
    finally: del x, y[0]
q = lambda m, *n: (yield m) if n else f"{m!r:>{n}} {o}" 'tail'
match p:
    case {"k": -1, **o} | [1, *o]: pass
    case Point(x=0, y=[z]) if z: pass
with (one() as u, two() as v): print(1 if a else 2, file=w)
from .m import (k as l, n)
r = a + b * c - (d @ e)[0].f(g)(h for h in i)
s = [*t.u(), *v[0]]
type(x).y = 1
`;

const isExpression = (node: Node): node is Expression => EXPRESSIONS.has(node.kind);
const EXPRESSIONS = new Set(
  `BoolOp BinOp UnaryOp Lambda IfExp Dict Set List Tuple ListComp SetComp DictComp GeneratorExp Await
   Compare Call JoinedStr Constant Attribute Subscript Name`.split(/\s+/)
);

/** The tree without places. */
function shape(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      key === 'start' || key === 'end' || key === 'nameSpan' ? undefined : value
    )
  );
}

describe('the text of a node', () => {
  it('is valid Python', () => {
    expect(reader.read(SOURCE).error).toBeNull();
  });

  it('of an expression, read alone, is the expression', () => {
    let count = 0;
    walk(reader.read(SOURCE).module, node => {
      if (isExpression(node)) {
        const alone = SOURCE.slice(node.start, node.end);
        const bare = node.kind === 'Tuple' && !/^\(.*\)$/s.test(alone);
        const [statement] = reader.read(bare ? alone : `(${alone})`).module.body;
        const starred = node.kind === 'Tuple' && /:/.test(alone);
        if (!starred) {
          expect({ alone, is: shape((statement as { value?: unknown }).value) }).toEqual({
            alone,
            is: shape(node)
          });
          count++;
        }
      }
    });
    expect(count).toBeGreaterThan(140);
  });

  it('of a statement, read alone, is the statement', () => {
    for (const node of reader.read(SOURCE).module.body) {
      const alone = reader.read(SOURCE.slice(node.start, node.end)).module.body[0];
      const { decorators: _, ...rest } = { decorators: [], ...node };
      const { decorators: __, ...found } = { decorators: [], ...alone };
      expect(shape(found)).toEqual(shape(rest));
    }
  });

  it('holds the text of its parts, and no blanks around it', () => {
    walk(reader.read(SOURCE).module, node => {
      const written = SOURCE.slice(node.start, node.end);
      expect(node.kind === 'Module' || written === written.trim()).toBe(true);
      if (node.kind === 'Match') {
        node.cases.forEach(one => expect(SOURCE.slice(one.start, one.end)).toMatch(/^case/));
      }
      walk(node, part => {
        if (!('decorators' in node)) {
          expect(part.start).toBeGreaterThanOrEqual(node.start);
        }
        expect(part.end).toBeLessThanOrEqual(node.end);
      });
    });
  });
});

describe('a definition', () => {
  it('begins at its own word, its decorators before it, as in CPython', () => {
    const source = '@one\n@two(3)\nasync def f(): pass';
    const [node] = reader.read(source).module.body as [FunctionDef];
    expect(source.slice(node.start, node.end)).toBe('async def f(): pass');
    expect(node.decorators.map(one => source.slice(one.start, one.end))).toEqual(['one', 'two(3)']);
    expect(source.slice(node.nameSpan.start, node.nameSpan.end)).toBe('f');
  });

  it('ends with its last statement, not with the comments behind it', () => {
    const source = 'def f():\n    x = 1  # one\n    # two\n\ny';
    const [node] = reader.read(source).module.body;
    expect(source.slice(node.start, node.end)).toBe('def f():\n    x = 1');
  });
});

describe('literals', () => {
  const value = (source: string): unknown => {
    const [statement] = reader.read(source).module.body;
    const node = (statement as { value: Expression }).value;
    return node.kind === 'Constant' ? [node.type, node.value] : node.kind;
  };

  it.each([
    ['12', ['int', 12]],
    ['0x_ff', ['int', 255]],
    ['1_000', ['int', 1000]],
    ['99999999999999999999', ['int', undefined]],
    ['1.5e3', ['float', 1500]],
    ['2j', ['complex', undefined]],
    ['True', ['bool', true]],
    ['None', ['None', null]],
    ['...', ['Ellipsis', undefined]],
    ["'a' 'b'", ['str', 'ab']],
    ['"\\x41\\u00e9\\t\\101\\\\"', ['str', 'Aé\tA\\']],
    ['r"\\n"', ['str', '\\n']],
    ['"""a\r\nb"""', ['str', 'a\nb']],
    ['"\\N{BULLET}"', ['str', undefined]],
    ['b"x"', ['bytes', undefined]],
    ['f"{x}"', 'JoinedStr'],
    ['"a" f"{x}"', 'JoinedStr']
  ])('%s', (source, expected) => expect(value(source)).toEqual(expected));

  it('names are compared in their normal form', () => {
    expect([...reader.read('ﬁ = 1').facts.binds]).toEqual(['fi']);
  });
});
