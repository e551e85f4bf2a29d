/**
 * Sentences with cells and names in them, ready for translation.
 *
 * The pure layers say what they have to say as {@link Phrase}s: the terminal prints them as
 * text, the panel turns the cells in them into links. Which words are used is decided here
 * and in the layers' own `sentences.ts`, nowhere else.
 */

/** The part of JupyterLab's `TranslationBundle` that the pure layers need. */
export interface Translation {
  __(msgid: string, ...args: string[]): string;
  _n(msgid: string, plural: string, n: number, ...args: string[]): string;
}

/** A piece of a sentence: plain text, a name as code, or a cell by its id. */
export type Part =
  { readonly text: string } | { readonly code: string } | { readonly cell: string };

/** A sentence. */
export type Phrase = readonly Part[];

const MARK = '\u0001';

/**
 * A translated sentence with parts in the places of `%1`, `%2`, ….
 *
 * @param translate - called with one mark for each part, gives the translated text,
 *   for example `marks => trans.__('Cell %1 uses %2.', ...marks)`.
 */
export function phrase(
  translate: (...marks: string[]) => string,
  ...parts: readonly (Part | Phrase)[]
): Phrase {
  const text = translate(...parts.map((_, i) => `${MARK}${i}${MARK}`));
  return text.split(MARK).flatMap((piece, i): Phrase => {
    if (i % 2 === 0) {
      return piece ? [{ text: piece }] : [];
    }
    const part = parts[Number(piece)];
    return 'length' in part ? part : [part];
  });
}

/** Cells as they stand in a sentence: `5`, `5 and 14`, `6 9 11`. */
export function cells(ids: readonly string[]): Phrase {
  return ids.flatMap((cell, i) => (i ? [{ text: ' ' }, { cell }] : [{ cell }]));
}

/** Names as they stand in a sentence, parted by commas. */
export function names(all: readonly string[]): Phrase {
  return all.flatMap((code, i) => (i ? [{ text: ', ' }, { code }] : [{ code }]));
}

/**
 * The sentence as plain text.
 *
 * @param label - how a cell is called, for example by its number on the page.
 */
export function plain(sentence: Phrase, label: (cell: string) => string): string {
  return sentence
    .map(part =>
      'text' in part ? part.text : 'code' in part ? `\`${part.code}\`` : label(part.cell)
    )
    .join('');
}

/** Sentences as they are written in the code: English. */
export const english: Translation = {
  __: (msgid, ...args) => fill(msgid, args),
  _n: (msgid, plural, n, ...args) => fill(n === 1 ? msgid : plural, [String(n), ...args])
};

function fill(template: string, args: readonly string[]): string {
  return template.replace(/%(\d+)/g, (all, n: string) => args[Number(n) - 1] ?? all);
}
