/**
 * Finds IPython's own syntax in a cell: where it stands and how far it goes.
 *
 * IPython decides by Python's tokens, line by logical line (IPython.core.inputtransformer2); this
 * goes through the text once, past strings, comments and brackets, in the same way.
 */

import { lineEnd, logicalLine, type LogicalLine, nextLine, skipBlank } from '../syntax/lines';

/** A piece of IPython syntax. */
export interface Escape {
  readonly form: 'escape' | 'help';
  readonly start: number;
  /** Behind its last character, line ending not included. */
  readonly end: number;
}

const ANY = /(^|[\r\n])[ \t\f]*[!?%,;/]|=[ \t]*[%!]|\?[ \t]*([\r\n]|$)/;
const HELP = /(%{0,2}(?!\d)[\p{L}\p{N}_*]+(\.(?!\d)[\p{L}\p{N}_*]+|\[-?[0-9]+\])*)(\?\??)$/u;

/** All pieces in order. */
export function escapes(text: string): Escape[] {
  if (!ANY.test(text)) {
    return [];
  }
  const found: Escape[] = [];
  let at = 0;
  while (at < text.length) {
    const start = skipBlank(text, at);
    const line = logicalLine(text, start);
    const piece = help(text, line) ?? escaped(text, line);
    if (piece) {
      found.push(piece);
      at = nextLine(text, piece.end);
    } else {
      at = nextLine(text, line.end);
    }
  }
  return found;
}

/** What a help request asks about, and by which sign: `np.array`, `??`. */
export function helpTarget(text: string): { target: string; sign: string } | null {
  const match = HELP.exec(text);
  return match && { target: match[1], sign: match[3] };
}

/** `name?`: the question mark must be the very end of its line. */
function help(text: string, line: LogicalLine): Escape | null {
  if (text[line.lastToken] !== '?' || line.lastToken === line.start || text[line.end] === '\r') {
    return null;
  }
  return helpTarget(text.slice(line.start, line.end))
    ? { form: 'help', start: line.start, end: line.end }
    : null;
}

/** `%magic`, `!command`, `/call` at the beginning, or `%magic` and `!command` behind the first `=`. */
function escaped(text: string, line: LogicalLine): Escape | null {
  if ('!?%,;/'.includes(text[line.start] || ' ')) {
    return { form: 'escape', start: line.start, end: continuedEnd(text, line.start) };
  }
  if (line.assigned < 0) {
    return null;
  }
  const start = skipBlank(text, line.assigned);
  const sign = text[start];
  const magic = sign === '%' && /^%[ \t]*[\p{L}_]/u.test(text.slice(start, start + 40));
  return magic || sign === '!' ? { form: 'escape', start, end: continuedEnd(text, start) } : null;
}

/** The end of the line, and of those that backslashes join to it. */
function continuedEnd(text: string, start: number): number {
  let end = lineEnd(text, start);
  while (end < text.length && text[end - 1] === '\\' && text[end] === '\n') {
    end = lineEnd(text, end + 1);
  }
  return end;
}
