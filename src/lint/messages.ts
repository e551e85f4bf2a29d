/** What goes between the page and the worker that holds ruff. */
import type { RuffDiagnostic, RuffSettings } from './ruff';

/** Ask for the diagnostics of one text, or for the format of several. */
export type LintRequest = { readonly id: number; readonly settings: RuffSettings } & (
  | { readonly kind: 'check'; readonly text: string }
  | { readonly kind: 'format'; readonly texts: readonly string[] }
);

/** The answer to the request of the same id. */
export type LintAnswer = { readonly id: number } & (
  | { readonly kind: 'check'; readonly diagnostics: readonly RuffDiagnostic[] }
  /** Null for a text that ruff cannot format. */
  | { readonly kind: 'format'; readonly texts: readonly (string | null)[] }
  | { readonly kind: 'failed'; readonly message: string }
);
