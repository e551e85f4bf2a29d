/** Which of ruff's rules mean something else in a notebook, and which fixes keep the meaning. */

/**
 * Defaults for notebooks: ruff's own selection (pycodestyle's errors, Pyflakes) without what the
 * notebook's layout makes meaningless.
 */
export const NOTEBOOK_DEFAULTS = {
  'line-length': 100,
  lint: { select: ['E4', 'E7', 'E9', 'F'] }
} as const;

/**
 * Rules whose fixes ruff calls unsafe (they may change what the code does, or drop a comment); its
 * WebAssembly build does not say which. From the "Fix safety" sections of ruff's rule pages.
 */
const UNSAFE_FIXES = new Set([
  'E711', // `== None` may be an overloaded comparison, as in pandas
  'E712', // `== True` likewise
  'E731', // a lambda's name, repr and scope change
  'F601', // dictionary keys repeated
  'F811', // the earlier definition may have been wanted
  'F841', // the value's computation may matter
  'B006',
  'B007',
  'B904',
  'B905',
  'C4',
  'SIM',
  'UP',
  'RUF',
  'PD',
  'NPY'
]);

/** Does ruff's fix of this rule keep the meaning? */
export function isSafe(code: string): boolean {
  return !UNSAFE_FIXES.has(code) && !UNSAFE_FIXES.has(code.replace(/\d+$/, ''));
}

/** The page that explains a rule. */
export function helpOf(code: string): string | null {
  return /^[A-Z]+\d+$/.test(code) ? `https://docs.astral.sh/ruff/rules/${code}` : null;
}
