/** The copies of trees say what tree-sitter's own cursor says. */
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';

import { copying } from '../copying';
import { copyByCursor } from '../cursor';
import { Grammar } from '../grammar';
import type { Memory } from '../parserMemory';
import type { SyntaxNode, SyntaxTree } from '../tree';

const bytes = (name: string): Promise<Uint8Array> => readFile(require.resolve(name));
const engine = (): Promise<Uint8Array> => bytes('web-tree-sitter/web-tree-sitter.wasm');
const python = (): Promise<Uint8Array> => bytes('tree-sitter-python/tree-sitter-python.wasm');

let grammar: Grammar;
let parser: Parser;
let language: Language;
beforeAll(async () => {
  grammar = await Grammar.load({ engine, grammar: python });
  language = await Language.load(await python());
  parser = new Parser().setLanguage(language);
});

/** One line a node; punctuation is one object for all of a kind and has no place. */
function told(text: string): string[] {
  const tree = parser.parse(text);
  if (!tree) {
    throw new Error('no tree');
  }
  const lines: string[] = [`${tree.rootNode.hasError}`];
  const cursor = tree.walk();
  visit(cursor, 0);
  cursor.delete();
  tree.delete();
  return lines;

  function visit(at: TreeCursor, depth: number): void {
    const { nodeType: type, nodeIsNamed: named, nodeIsMissing: missing } = at;
    if (type === 'comment' || type === 'line_continuation') {
      return;
    }
    const place = named ? `${at.startIndex}-${at.endIndex}` : '';
    lines.push(`${depth} ${type} ${named} ${missing} ${place}`);
    if (type === 'string' && !/^[a-z]*[ft]/i.test(text.slice(at.startIndex, at.endIndex))) {
      return;
    }
    if (at.gotoFirstChild()) {
      do {
        visit(at, depth + 1);
      } while (at.gotoNextSibling());
      at.gotoParent();
    }
  }
}

/** The same of a copy. */
function written({ root, broken }: SyntaxTree): string[] {
  const lines = [`${broken}`];
  visit(root, 0);
  return lines;

  function visit(node: SyntaxNode, depth: number): void {
    const { type, named, missing, start, end, children, parts } = node;
    lines.push(`${depth} ${type} ${named} ${missing} ${named ? `${start}-${end}` : ''}`);
    const others = children.filter(child => child.named).filter((child, i) => child !== parts[i]);
    if (others.length) {
      lines.push('parts that are no children');
    }
    children.forEach(child => visit(child, depth + 1));
  }
}

const TEXTS = [
  '',
  '\n\n  # nothing\n',
  'x = 1',
  'print(a, *b, c=d, **e)\nprint >>f, x',
  'match = type = case = _ = exec = print = 1',
  'match p:\n    case P(x=-1, y=_) | [*_, {"a": b, **c}] if d:\n        pass\n    case _: pass',
  'type X[T: int, *Ts, **P] = dict[T, "u"] | None',
  'async def f[T](a: int = 1, /, *b: T, c, **d) -> x.y: return await z\n',
  '@a\n@b.c(1)\nclass C(D, metaclass=E):\n\n  """text"""\n  def m(self): ...\n\n\nx = 2',
  'f"{x!r:>{w}} {y=} {{}} {f"{z}"}" rb"\\x00" t"{u}" "a" \'b\'',
  'try:\n  a\nexcept* (B, C) as d:\n  e\nelse:\n  f\nfinally:\n  g',
  'with (a as b, c as d,): pass\nwith e: pass',
  'for i, (j, *k) in l: del m[n:o, ::p], q.r\nelse: pass',
  'a if b else lambda *c, d=e: (yield)',
  '[x async for x in y if z for w in v]; {k: v for k, v in w}; {*a}; {**b}',
  'a \\\n  + b # note\n\f\nif c:\r\n\td\r\n# end',
  'ab\u00df = "\u{1f600}" + \u{1d4d0}\u4e00',
  'def f(:\n  x = = 1\n)',
  'if x:\nelse:\n y',
  'x = (1,\n\ny = 2',
  '"unclosed\nz',
  '"""unclosed\nz',
  'class\n  $ ? \u0000 ``',
  'except: a',
  '('.repeat(300),
  `${'a + '.repeat(700)}b`,
  `${'x = f(y)[z].w  # text\n'.repeat(1500)}`,
  `x = [${'12345678, '.repeat(20_000)}]`
];

describe('a copied tree', () => {
  it('comes out of the memory, which is laid out as is known', () => {
    expect(grammar['_copy']).not.toBe(copyByCursor);
  });

  it.each(TEXTS)('%#', text => {
    expect(written(grammar.parse(text))).toEqual(told(text));
  });

  it('of any text', () => {
    const words =
      `def class if : ( ) [ ] { } , = := + - * ** @ . ... -> 1 0x1f 2.5j x y print match case
      _ type for in async await lambda not and or is None True "s" 'q' """ f"{ }" \\ # ; import from
      as try except finally with while return yield global del assert raise é 🎉 \n \t`.split(/ +/);
    const text = fc
      .array(fc.constantFrom(...words, '\n', '\n    ', ' '), { maxLength: 60 })
      .map(parts => parts.join(' '));
    fc.assert(
      fc.property(text, one => expect(written(grammar.parse(one))).toEqual(told(one))),
      { numRuns: 500, seed: 7 }
    );
  });
});

/** The copy of a text in the way that is chosen for a memory. */
function copyIn(memory: Memory, text: string): { tree: SyntaxTree; byCursor: boolean } {
  const copy = copying(parser, language, memory);
  const tree = parser.parse(text);
  if (!tree) {
    throw new Error('no tree');
  }
  try {
    return { tree: copy(tree, text), byCursor: copy === copyByCursor };
  } finally {
    tree.delete();
  }
}

describe('a parser whose memory is laid out in another way', () => {
  const noise = Uint32Array.from({ length: 1 << 16 }, (_, i) => Math.imul(i, 2654435761) >>> 0);
  const memories: [string, Memory][] = [
    ['is empty', { HEAPU16: new Uint16Array(), HEAPU32: new Uint32Array() }],
    ['holds zeros', { HEAPU16: new Uint16Array(1 << 24), HEAPU32: new Uint32Array(1 << 23) }],
    ['holds anything', { HEAPU16: new Uint16Array(noise.buffer), HEAPU32: noise }],
    ['is not to be had', {} as Memory]
  ];

  it.each(memories)('%s: the cursor is asked', (_, memory) => {
    const { tree, byCursor } = copyIn(memory, TEXTS[6]);
    expect(byCursor).toBe(true);
    expect(written(tree)).toEqual(told(TEXTS[6]));
  });

  it('deep trees are copied, too', () => {
    const deep = `x = ${'('.repeat(20_000)}${')'.repeat(20_000)}`;
    expect(copyIn({} as Memory, deep).tree.root.end).toBe(deep.length);
  });

  it.each(TEXTS)('gives the same trees, %#', text => {
    expect(written(copyIn({} as Memory, text).tree)).toEqual(told(text));
  });
});
