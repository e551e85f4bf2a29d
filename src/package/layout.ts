/** Writing statements at another depth without touching what strings hold. */
import type { Span } from '../python/ast';

import { lineOf } from './edits';
import type { Piece } from './page';
import { find } from './walk';

/** A piece's statement as it is written at depth 0: edited, with its comments. */
export function pieceText(piece: Piece): string {
  return piece.lead + reindent(piece, 0) + after(piece, 0);
}

/** A piece's statement at a depth of `spaces`, with its comments. */
export function indented(piece: Piece, spaces: number): string {
  const pad = ' '.repeat(spaces);
  const lead = piece.lead.replace(/^(?=.)/gm, pad);
  return lead + pad + reindent(piece, spaces) + after(piece, spaces);
}

function after(piece: Piece, spaces: number): string {
  return piece.after.map(line => `${' '.repeat(spaces)}${line}\n`).join('');
}

/** Pads every line of a text that has something on it. For code without strings over lines. */
export function pad(text: string, spaces: number): string {
  return text.replace(/^(?=[^\n])/gm, ' '.repeat(spaces));
}

function reindent(piece: Piece, spaces: number): string {
  const { edits } = piece.cell;
  const { source } = edits;
  const { start } = piece;
  const own = start - (source.lastIndexOf('\n', start - 1) + 1);
  const written = own && !source.slice(start - own, start).trim() ? own : 0;
  const strings = multiline(piece);
  const parts: string[] = [];
  let from = start;
  for (let newline = source.indexOf('\n', start); newline >= 0 && newline < piece.end;) {
    const next = newline + 1;
    if (!edits.covers(next) && !strings.some(s => s.start < next && next < s.end)) {
      parts.push(edits.slice(from, next, true));
      let column = 0;
      while (column < written && /[ \t]/.test(source[next + column] ?? '')) {
        column++;
      }
      from = next + column;
      parts.push(source[from] === '\n' ? '' : ' '.repeat(spaces));
    }
    newline = source.indexOf('\n', next);
  }
  parts.push(edits.slice(from, piece.end));
  return parts.join('').trimEnd() + '\n';
}

/** Strings that go over several lines: their lines belong to the value. */
function multiline(piece: Piece): Span[] {
  const { source } = piece.cell.edits;
  return find(piece.node, 'Constant', 'JoinedStr').filter(
    node => lineOf(source, node.start) !== lineOf(source, node.end)
  );
}
