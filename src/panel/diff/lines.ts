/** Two texts as the lines of a difference. */
import { diff } from '@codemirror/merge';

/** A line of either text, or (`skipped`) so many equal lines that are left out. */
export type DiffLine =
  | { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }
  | { readonly kind: 'skipped'; readonly count: number };

/** Milliseconds that the comparison may take; what is left over shows as one change. */
const TIME = 100;

/**
 * The lines that changed, with a few equal ones around them; empty where the texts are equal.
 *
 * @param context - equal lines kept above and below a change.
 */
export function lineDiff(before: string, after: string, context = 2): DiffLine[] {
  const [a, b] = [before, after].map(text => text.split('\n'));
  const found: DiffLine[] = [];
  let at = 0;
  const equal = (to: number, above: number, below: number): void => {
    const lines = b.slice(at, to).map(text => ({ kind: 'same', text }) as const);
    const left = lines.length - above - below;
    found.push(
      ...(left > 1
        ? [
            ...lines.slice(0, above),
            { kind: 'skipped', count: left } as const,
            ...lines.slice(lines.length - below)
          ]
        : lines)
    );
  };
  const letters = new Map<string, string>();
  const changes = diff(written(a, letters), written(b, letters), { timeout: TIME });
  for (const { fromA, toA, fromB, toB } of changes) {
    equal(fromB, at === 0 ? 0 : context, context);
    found.push(...a.slice(fromA, toA).map(text => ({ kind: 'gone', text }) as const));
    found.push(...b.slice(fromB, toB).map(text => ({ kind: 'new', text }) as const));
    at = toB;
  }
  if (changes.length) {
    equal(b.length, context, 0);
  }
  return found;
}

/** A text of one letter a line, the same for equal lines: what compares texts compares lines so. */
function written(lines: readonly string[], letters: Map<string, string>): string {
  return lines
    .map(line => {
      const letter = letters.get(line) ?? String.fromCharCode(letters.size + 1);
      letters.set(line, letter);
      return letter;
    })
    .join('');
}
