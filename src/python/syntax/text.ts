/** Python text taken out of a cell, with the way back to the places in the cell. */
import type { Span } from '../ast';

/** Text of Python, as the grammar reads it, and where each piece of it stands in the cell. */
export class PythonText {
  /**
   * @param text - what the grammar reads.
   * @param origin - the offset in the cell of each offset of `text` (one more than its length),
   *   or a single one where the text was taken out in one piece.
   */
  constructor(
    readonly text: string,
    private readonly origin: Int32Array | number
  ) {}

  /** Offset in the cell. */
  place(offset: number): number {
    return typeof this.origin === 'number' ? offset + this.origin : this.origin[offset];
  }

  /** The place behind a piece of this text: behind its last character, whatever follows that. */
  endPlace(start: number, end: number): number {
    return end > start ? this.place(end - 1) + 1 : this.place(end);
  }

  /** The place of a piece of this text. */
  span(start: number, end: number): Span {
    return { start: this.place(start), end: this.endPlace(start, end) };
  }

  /** A piece of this text that keeps its places. */
  slice(start: number, end: number): PythonText {
    const origin =
      typeof this.origin === 'number' ? this.origin + start : this.origin.subarray(start, end + 1);
    return new PythonText(this.text.slice(start, end), origin);
  }
}
