/** What ruff looks for in a notebook where the project says nothing. */

/**
 * Defaults for notebooks: ruff's own selection (pycodestyle's errors, Pyflakes) without what the
 * notebook's layout makes meaningless.
 */
export const NOTEBOOK_DEFAULTS = {
  'line-length': 100,
  lint: { select: ['E4', 'E7', 'E9', 'F'] }
} as const;

/** Names that IPython gives to every notebook; ruff's notebook mode knows the same. */
export const NOTEBOOK_BUILTINS = ['__IPYTHON__', 'display', 'get_ipython'] as const;

/** The page that explains a rule. */
export function helpOf(code: string): string | null {
  return /^[A-Z]+\d+$/.test(code) ? `https://docs.astral.sh/ruff/rules/${code}` : null;
}
