/** Texts that say the same, though they are not written the same: the noise of floats, and the order of sets. */

/** Longer texts are compared as they stand, in characters. */
const MOST = 100_000;
/** A number with a point or an exponent: a float. */
const FLOAT = /[-+]?(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[-+]?\d+)?/gi;
/** Doubles hold 15 to 17 digits; sums in another order differ in the last few of them. */
const DIGITS = 12;
const RELATIVE = 1e-9;
/** What is left where a sum should be nothing. */
const NOTHING = 1e-12;

/** Equal but for the last digits of floats written out in full, and for the order within sets. */
export function sayTheSame(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  if (a.length > MOST || b.length > MOST) {
    return false;
  }
  const [one, other] = [withSortedSets(a), withSortedSets(b)];
  return one === other || closeFloats(one, other);
}

function closeFloats(a: string, b: string): boolean {
  if (a.replace(FLOAT, '…') !== b.replace(FLOAT, '…')) {
    return false;
  }
  const [ours, theirs] = [a.match(FLOAT) ?? [], b.match(FLOAT) ?? []];
  return ours.every((text, i) => text === theirs[i] || close(text, theirs[i]));
}

function close(a: string, b: string): boolean {
  const [x, y] = [Number(a), Number(b)];
  if (Math.abs(x) < NOTHING && Math.abs(y) < NOTHING) {
    return true;
  }
  const digits = Math.min(
    ...[a, b].map(text => text.replace(/e.*$/i, '').replace(/\D/g, '').length)
  );
  return digits >= DIGITS && Math.abs(x - y) <= RELATIVE * Math.max(Math.abs(x), Math.abs(y));
}

/** The items of each `{a, b}` in one order: Python hashes strings anew in each process. */
export function withSortedSets(text: string): string {
  let result = '';
  let at = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
    const items = itemsOf(text, open);
    const end = items && items.end + 1;
    result += text.slice(at, open);
    if (items && end !== null && items.all.length > 1) {
      result += `{${items.all.map(withSortedSets).sort().join(', ')}}`;
      at = end;
    } else {
      result += '{';
      at = open + 1;
    }
  }
  return result + text.slice(at);
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** The parts between the commas of a set that opens here; null where it is none. */
function itemsOf(text: string, open: number): { all: string[]; end: number } | null {
  const all: string[] = [];
  const waiting = ['}'];
  let from = open + 1;
  for (let i = open + 1; i < text.length; i++) {
    const character = text[i];
    if (character === "'" || character === '"') {
      i = closingQuote(text, i);
    } else if (character in CLOSING) {
      waiting.push(CLOSING[character]);
    } else if (character === waiting.at(-1)) {
      waiting.pop();
      if (!waiting.length) {
        all.push(text.slice(from, i).trim());
        return { all, end: i };
      }
    } else if (waiting.length === 1 && character === ':') {
      return null;
    } else if (waiting.length === 1 && character === ',') {
      all.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return null;
}

function closingQuote(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === '\\') {
      i += 1;
    } else if (text[i] === text[open]) {
      return i;
    }
  }
  return open;
}
