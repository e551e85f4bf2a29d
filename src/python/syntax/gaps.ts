/**
 * Defaults of type parameters (PEP 696), which the grammar does not know: they are taken out of the
 * text before it is parsed, and put back while the tree is built.
 */
import { skipBlank } from './lines';

/** A piece that is taken out. */
export interface Gap {
  /** Where what stands before it ends. */
  readonly after: number;
  /** What is taken out, sign included. */
  readonly start: number;
  readonly end: number;
  /** Where the default itself begins. */
  readonly code: number;
}

/** Characters of a list of type parameters. */
const LONGEST = 2000;
const GENERIC = /\b(?:def|class|type)[ \t]+[^\s[\](){}:=,.;]+[ \t]*\[/g;

/** Defaults of type parameters: `= int` in `def f[T = int]()`. */
export function gaps(text: string): Gap[] {
  const found: Gap[] = [];
  for (const { 0: head, index } of text.matchAll(GENERIC)) {
    let depth = 0;
    let sign = -1;
    const first = index + head.length;
    const last = Math.min(text.length, first + LONGEST);
    for (let at = first; at < last && depth >= 0; at++) {
      const letter = text[at];
      const closes = ')]}'.includes(letter);
      if (sign >= 0 && depth === 0 && (closes || letter === ',')) {
        const code = skipBlank(text, sign + 1);
        found.push({ after: inkBefore(text, sign), start: sign, end: at, code });
        sign = -1;
      } else if (letter === '=' && depth === 0 && sign < 0) {
        sign = at;
      }
      depth += closes ? -1 : Number('([{'.includes(letter));
    }
  }
  return found;
}

/** Behind the last character before `end` that is no white space. */
function inkBefore(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1])) {
    at--;
  }
  return at;
}
