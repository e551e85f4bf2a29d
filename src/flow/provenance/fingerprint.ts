/**
 * Fingerprints: numbers that are equal exactly when what they stand for was made in the same way
 * from the same things (up to collisions of 53 bits). The mixing is that of MurmurHash3's
 * finaliser (A. Appleby, public domain) in two lanes of 32 bits.
 */
export type Fingerprint = number;

const LANES = 0x100000000;

const texts = new Map<string, Fingerprint>();
/** Short texts are mostly names: they come again and again. */
const SHORT = 40;
const MOST_TEXTS = 20_000;

/** Of a text. */
export function ofText(text: string): Fingerprint {
  const known = texts.get(text);
  if (known !== undefined) {
    return known;
  }
  const fingerprint = mixed(text);
  if (text.length <= SHORT && texts.size < MOST_TEXTS) {
    texts.set(text, fingerprint);
  }
  return fingerprint;
}

function mixed(text: string): Fingerprint {
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x9e3779b1);
    b = Math.imul(b ^ c, 0x5f356495);
  }
  return join(a, b);
}

const tags = new Map<string, Fingerprint>();

/**
 * Of something made from parts.
 *
 * @param tag - what kind of thing: one of a fixed set of words of the code.
 */
export function combine(tag: string, parts: readonly Fingerprint[]): Fingerprint {
  let head = tags.get(tag);
  if (head === undefined) {
    head = ofText(tag);
    tags.set(tag, head);
  }
  let a = (head | 0) ^ parts.length;
  let b = Math.floor(head / LANES) | 0;
  for (const part of parts) {
    a = Math.imul(a ^ (part | 0), 0x85ebca6b);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ (Math.floor(part / LANES) + a), 0xc2b2ae35);
    b = (b << 15) | (b >>> 17);
    a = (a + b) | 0;
  }
  return join(a, b);
}

/** Of parts whose order does not count. */
export function sum(parts: readonly Fingerprint[]): Fingerprint {
  return summed(parts.reduce(added, 0), parts.length);
}

/** The same, of a total that {@link added} and {@link taken} kept. */
export function summed(total: Fingerprint, count: number): Fingerprint {
  return combine('sum', [added(total, count)]);
}

/** Totals stay below this, so that adding two of them is exact. */
const TOTAL = LANES * 0x100000;

/** A total with one part more; the first is added to 0. */
export function added(total: Fingerprint, part: Fingerprint): Fingerprint {
  return (total + (part % TOTAL)) % TOTAL;
}

/** A total without a part that was added. */
export function taken(total: Fingerprint, part: Fingerprint): Fingerprint {
  return (total - (part % TOTAL) + TOTAL) % TOTAL;
}

function join(a: number, b: number): Fingerprint {
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return LANES * (b & 0x1fffff) + (a >>> 0);
}
