/** Keys, tokens and passwords: found, and never written. */

/** A secret in a text. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  /** What kind it looks like, for a sentence. */
  readonly kind: string;
}

/**
 * Shapes that services give their keys; from their own pages on key formats and GitHub's list of
 * supported secret scanning patterns
 * (https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns).
 */
const SHAPES: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{20,})/g },
  { kind: 'GitLab token', pattern: /\bglpat-[\w-]{16,}/g },
  { kind: 'AWS key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { kind: 'Google key', pattern: /\bAIza[\w-]{30,}/g },
  { kind: 'Slack token', pattern: /\bxox[abprs]-[\w-]{10,}/g },
  { kind: 'OpenAI key', pattern: /\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,}/g },
  { kind: 'Hugging Face token', pattern: /\bhf_[A-Za-z0-9]{20,}/g },
  { kind: 'Databricks token', pattern: /\bdapi[a-f0-9]{32}\b/g },
  { kind: 'Stripe key', pattern: /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/g },
  { kind: 'PyPI token', pattern: /\bpypi-[\w-]{20,}/g },
  { kind: 'JSON web token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  {
    kind: 'private key',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g
  }
];

/** `scheme://user:password@host`: the password. */
const IN_URL = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"']+:([^\s@/"']+)@/gi;
/** Names of variables that hold secrets. */
const NAMED =
  /(^|_)(password|passwd|pwd|secret|token|api_?key|access_?key|secret_?key|private_?key|auth_?token|client_?secret|credentials?|conn(ection)?_?str(ing)?)$/i;
/** Values that only stand for a secret. */
const PLACEHOLDER =
  /^(|none|null|changeme|password|secret|token|x+|\*+|<.*>|\{.*\}|your.*|my.*|test|example.*|dummy|todo|\.\.\.)$/i;

/** Secrets by their shape, anywhere in a text: code, outputs, markdown. */
export function secretsIn(text: string): Secret[] {
  const found: Secret[] = [];
  for (const { kind, pattern } of SHAPES) {
    for (const match of text.matchAll(pattern)) {
      found.push({ start: match.index, end: match.index + match[0].length, kind });
    }
  }
  for (const match of text.matchAll(IN_URL)) {
    const end = match.index + match[0].length - 1;
    if (!PLACEHOLDER.test(match[1])) {
      found.push({ start: end - match[1].length, end, kind: 'password' });
    }
  }
  return found
    .sort((a, b) => a.start - b.start)
    .filter((s, i, all) => !i || s.start >= all[i - 1].end);
}

/** Does a name say that its value is a secret, and is this one? */
export function isSecretValue(name: string, value: string): boolean {
  return (
    NAMED.test(name) && !PLACEHOLDER.test(value.trim()) && value.length >= 4 && !/\s/.test(value)
  );
}

/** The text with stars in the place of its secrets. */
export function masked(text: string): string {
  let out = text;
  for (const { start, end } of secretsIn(text).reverse()) {
    out = `${out.slice(0, start)}********${out.slice(end)}`;
  }
  return out;
}

/** `password: …` as people write it in notes; words alone are no value. */
const IN_PROSE =
  /\b(pass(?:word|wd|phrase)?|pwd|secret(?:[ _-]?key)?|(?:api|access|auth|private)[ _-]?(?:key|token)|token)\b["'`*]*\s*(?:[:=]|\bis\b)\s*["'`*]*([^\s"'`*,;]{6,})/gi;

/** The same for prose (markdown, comments, outputs), where secrets have no shape but a word before them. */
export function maskedProse(text: string): string {
  return masked(text).replace(IN_PROSE, (all: string, _: string, value: string) =>
    /\d/.test(value) && !PLACEHOLDER.test(value)
      ? all.slice(0, all.length - value.length) + '********'
      : all
  );
}
