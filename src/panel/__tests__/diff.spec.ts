import fc from 'fast-check';
import { type DiffLine, lineDiff } from '../diff/lines';

const shown = (lines: readonly DiffLine[]): string[] =>
  lines.map(line =>
    line.kind === 'skipped'
      ? `… ${line.count}`
      : `${{ same: ' ', gone: '-', new: '+' }[line.kind]}${line.text}`
  );

describe('the lines of a difference', () => {
  it('are none where the texts are equal', () => {
    expect(lineDiff('a\nb', 'a\nb')).toEqual([]);
  });

  it('are those that changed, with a few around them', () => {
    expect(shown(lineDiff('1\n2\n3\n4\n5\n6\n7\n8', '1\n2\n3\n4\nfive\n6\n7\n8'))).toEqual([
      '… 2',
      ' 3',
      ' 4',
      '-5',
      '+five',
      ' 6',
      ' 7',
      ' 8'
    ]);
  });

  it('say what was put in and taken out at the ends', () => {
    expect(shown(lineDiff('a', 'a\nb'))).toEqual([' a', '+b']);
    expect(shown(lineDiff('x\na', 'a'))).toEqual(['-x', ' a']);
    expect(shown(lineDiff('', 'a'))).toEqual(['-', '+a']);
  });

  it('hold all of both texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const lines = lineDiff(a.join('\n'), b.join('\n'), 99);
        const without = (kind: DiffLine['kind']): string[] =>
          lines.flatMap(line => (line.kind === kind || line.kind === 'skipped' ? [] : line.text));
        if (lines.length) {
          expect(without('new')).toEqual(a);
          expect(without('gone')).toEqual(b);
        } else {
          expect(a).toEqual(b);
        }
      }),
      { numRuns: 1000 }
    );
  });
});
