/** Names for files, modules, functions: valid Python, free, and no name of Python's own. */

/** https://docs.python.org/3/reference/lexical_analysis.html#keywords, soft ones too. */
const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except ' +
    'finally for from global if import in is lambda nonlocal not or pass raise return try while ' +
    'with yield match case type _'
  ).split(' ')
);

export function isKeyword(name: string): boolean {
  return KEYWORDS.has(name);
}

/** Letters that have no decomposition into an ASCII letter and marks. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i'
};

/**
 * `1. Résumé & ROC/AUC!` as `resume_roc_auc`: ASCII, snake case, no keyword, at most five words.
 *
 * @param fallback - what a text without letters becomes.
 */
export function identifier(text: string, fallback: string): string {
  const ascii = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7f]/g, letter => LETTERS[letter] ?? ' ');
  const words = ascii.split(/[^a-z0-9]+/).filter(word => word);
  while (words.length > 1 && /^\d/.test(words[0])) {
    words.shift();
  }
  const name = words.slice(0, 5).join('_');
  if (!name) {
    return fallback;
  }
  return /^\d/.test(name) || KEYWORDS.has(name) ? `${fallback}_${name}` : name;
}

/** `name`, or `name_2`, `name_3`, … where it is taken; the given name is taken from then on. */
export function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) {
    free = `${name}_${n}`;
  }
  taken.add(free);
  return free;
}

/** Distribution name from a notebook's name, as PEP 503 normalises it. */
export function distributionName(notebook: string): string {
  return identifier(notebook, 'notebook').replace(/_/g, '-');
}

/** A string as Python source, in double quotes. */
export function pythonString(text: string): string {
  const body = text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    // eslint-disable-next-line no-control-regex -- exactly what Python source must not hold
    .replace(/[\u0000-\u001f\u007f]/g, c => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `"${body}"`;
}
