/** Half-open range of UTF-16 offsets into the text of the cell. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
