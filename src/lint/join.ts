/**
 * A notebook as one Python module, so that what one cell imports is known in the next; places lead
 * back to the cells. ruff itself reads an `.ipynb` so: cell after cell, parted by line ends.
 */
import type { Span } from '../python/ast';
import type { CellReading } from '../python/facts';
import { type CellText, maskCell } from './mask';

/** A code cell to be linted. */
export interface LintCell {
  readonly id: string;
  readonly reading: CellReading;
}

/**
 * Stands after each cell, a blank line before it: import blocks end with their cell, as in ruff's
 * notebook mode.
 */
const SEPARATOR = '# isort: split\n';

interface Piece {
  readonly id: string;
  /** Offset of the cell's text in the module. */
  readonly start: number;
  readonly length: number;
  readonly masked: readonly Span[];
}

/** The joined text of those cells that hold Python. */
export class JoinedModule {
  readonly text: string;
  private readonly _pieces: readonly Piece[];
  /** Offset of each row. */
  private readonly _rows: readonly number[];

  constructor(cells: readonly { readonly id: string; readonly reading: CellText }[]) {
    const pieces: Piece[] = [];
    const texts: string[] = [];
    let start = 0;
    for (const { id, reading } of cells) {
      const masked = maskCell(reading);
      if (masked) {
        pieces.push({ id, start, length: masked.text.length, masked: masked.masked });
        const text = masked.text + lineEnds(masked.text) + SEPARATOR;
        texts.push(text);
        start += text.length;
      }
    }
    this.text = texts.join('');
    this._pieces = pieces;
    this._rows = rowsOf(this.text);
  }

  /**
   * A stretch of the module in its cell.
   *
   * @param from - ruff's 1-based row and column, in UTF-16 units.
   * @returns null where it is no cell's: it crosses cells or stands in for a magic.
   */
  spanIn(from: Place, to: Place): { cell: string; span: Span } | null {
    const start = this._offset(from);
    const end = this._offset(to);
    const piece = this._pieceAt(start);
    // A fix that removes a cell's last line ends behind the line end that parts it from the next.
    if (!piece || end > piece.start + piece.length + 1) {
      return null;
    }
    const span = {
      start: Math.min(start - piece.start, piece.length),
      end: Math.min(end - piece.start, piece.length)
    };
    const touched = piece.masked.some(
      m => m.start < Math.max(span.end, span.start + 1) && span.start < m.end
    );
    return touched ? null : { cell: piece.id, span };
  }

  textBetween(from: Place, to: Place): string {
    return this.text.slice(this._offset(from), this._offset(to));
  }

  /** The last piece that begins at or before the offset; by halving, as there may be thousands. */
  private _pieceAt(offset: number): Piece | null {
    let low = 0;
    let high = this._pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this._pieces[middle].start <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this._pieces[low - 1] ?? null;
  }

  private _offset({ row, column }: Place): number {
    return (this._rows[row - 1] ?? this.text.length) + column - 1;
  }
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What a text lacks of a blank line at its end. */
function lineEnds(text: string): string {
  return text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n';
}

function rowsOf(text: string): number[] {
  const rows = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    rows.push(at + 1);
  }
  return rows;
}
