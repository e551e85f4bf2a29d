/** Changes of a source text by spans; the text between them stays as it was written. */
import type { Span } from '../python/ast';

interface Edit extends Span {
  readonly text: string;
}

/** A text with replacements and insertions that do not overlap. */
export class SpanEdits {
  private _edits: Edit[] = [];

  constructor(readonly source: string) {}

  /** Puts `text` in the place of `span`; edits inside the span are gone, one around it wins. */
  replace(span: Span, text: string): void {
    const around = this._edits.some(
      e => e.start <= span.start && span.end <= e.end && e.end - e.start > span.end - span.start
    );
    if (!around) {
      const apart = (e: Edit): boolean => e.end <= span.start || e.start >= span.end;
      this._edits = [...this._edits.filter(apart), { ...span, text }];
    }
  }

  /** Puts text before and behind a span, which keeps its own edits. */
  wrap(span: Span, before: string, behind: string): void {
    this._edits.push({ start: span.start, end: span.start, text: before });
    this._edits.push({ start: span.end, end: span.end, text: behind });
  }

  /** Does a change reach over this offset? The text must not be cut there. */
  covers(offset: number): boolean {
    return this._edits.some(e => e.start < offset && offset < e.end);
  }

  /**
   * The text from `start` to `end` with its edits.
   *
   * @param open - insertions that stand at `end` itself belong to the text behind it.
   */
  slice(start = 0, end = this.source.length, open = false): string {
    const inside = this._edits
      .filter(e => e.start >= start && e.end <= end && !(open && e.start === end))
      .sort((a, b) => a.start - b.start || a.end - b.end);
    let out = '';
    let at = start;
    for (const edit of inside) {
      out += this.source.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return out + this.source.slice(at, end);
  }
}

/** 1-based line of an offset. */
export function lineOf(source: string, offset: number): number {
  let line = 1;
  for (let i = source.indexOf('\n'); i >= 0 && i < offset; i = source.indexOf('\n', i + 1)) {
    line++;
  }
  return line;
}
