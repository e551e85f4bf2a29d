/**
 * Finds IPython's own syntax in a cell: where it stands and how far it goes.
 *
 * IPython decides by Python's tokens, line by logical line (IPython.core.inputtransformer2); this
 * goes through the text once, past strings, comments and brackets, in the same way.
 */

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

/** A statement with its line ending not included, and what IPython looks for in it. */
interface LogicalLine {
  readonly start: number;
  readonly end: number;
  /** Behind the first `=` outside brackets; -1 where there is none. */
  readonly assigned: number;
  /** The last token is a question mark, and not the only token. */
  readonly asks: boolean;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === ' ' || text[at] === '\t' || text[at] === '\f')) {
    at++;
  }
  return at;
}

const nextLine = (text: string, end: number): number =>
  text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;

function logicalLine(text: string, start: number): LogicalLine {
  let assigned = -1;
  let depth = 0;
  let last = -1;
  let at = start;
  for (; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\n' || letter === '\r') {
      if (depth === 0) {
        break;
      }
    } else if (letter === '#') {
      last = at;
      at = lineEnd(text, at) - 1;
    } else if (letter === '"' || letter === "'") {
      last = at;
      at = stringEnd(text, at) - 1;
    } else if (letter === '\\' && /[\r\n]/.test(text[at + 1] ?? '')) {
      at = nextLine(text, at + 1) - 1;
    } else if (letter !== ' ' && letter !== '\t' && letter !== '\f') {
      last = at;
      if ('([{'.includes(letter)) {
        depth++;
      } else if (')]}'.includes(letter)) {
        depth = Math.max(0, depth - 1);
      } else if (letter === '=' && depth === 0 && assigned < 0) {
        if (text[at + 1] === '=') {
          at++;
        } else if (!'=!<>+-*/%&|^@:'.includes(text[at - 1] ?? ' ')) {
          assigned = at + 1;
        }
      }
    }
  }
  return { start, end: at, assigned, asks: text[last] === '?' && last > start };
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') {
    at++;
  }
  return at;
}

/** Behind the string that begins here; an unclosed one ends with its line, or with the text. */
function stringEnd(text: string, start: number): number {
  const quote = text[start];
  const triple = text.startsWith(quote.repeat(3), start);
  const close = triple ? quote.repeat(3) : quote;
  for (let at = start + close.length; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
    } else if (text.startsWith(close, at)) {
      return at + close.length;
    } else if (!triple && (text[at] === '\n' || text[at] === '\r')) {
      return at;
    }
  }
  return text.length;
}

/** `name?`: the question mark must be the very end of its line. */
function help(text: string, line: LogicalLine): Escape | null {
  if (!line.asks) {
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
