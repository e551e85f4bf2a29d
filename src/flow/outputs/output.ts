/**
 * Outputs of a cell as notebook files hold them; see
 * https://nbformat.readthedocs.io/en/latest/format_description.html#code-cell-outputs.
 */

export type MimeBundle = Readonly<Record<string, unknown>>;

export interface CellOutput {
  readonly output_type: string;
  /** `stdout` or `stderr` of a stream. */
  readonly name?: unknown;
  /** Of a stream: lines or one text. */
  readonly text?: unknown;
  /** Of results and displays. */
  readonly data?: unknown;
  /** Of errors. */
  readonly ename?: unknown;
  readonly evalue?: unknown;
  /** Of errors: lines, with the colours of terminals. */
  readonly traceback?: unknown;
}

/** Multi-line text, as one text; other values as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value) && value.every(line => typeof line === 'string')) {
    return value.join('');
  }
  return value === undefined ? '' : (JSON.stringify(value) ?? '');
}

export function bundleOf(output: CellOutput): MimeBundle {
  return typeof output.data === 'object' && output.data !== null ? (output.data as MimeBundle) : {};
}
