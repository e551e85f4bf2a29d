/** Python's logical lines (language reference 2.1): found past strings, comments and brackets. */

/** A statement's line, or several joined by brackets or backslashes. */
export interface LogicalLine {
  /** Of its first character behind the indentation. */
  readonly start: number;
  /** Where its line ending stands, or the end of the text. */
  readonly end: number;
  /** Of its last character that is no comment or white space. */
  readonly last: number;
  /** Of its last token, a comment counted as one. */
  readonly lastToken: number;
  /** Behind the first `=` outside brackets; -1 where there is none. */
  readonly assigned: number;
  /** Its last character joins it with a line that is not there. */
  readonly unfinished: boolean;
}

/** The logical line that begins here. */
export function logicalLine(text: string, start: number): LogicalLine {
  let assigned = -1;
  let unfinished = false;
  let depth = 0;
  let last = -1;
  let lastToken = -1;
  let at = start;
  for (; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\n' || letter === '\r') {
      if (depth === 0) {
        break;
      }
    } else if (letter === '#') {
      lastToken = at;
      at = lineEnd(text, at) - 1;
    } else if (letter === '"' || letter === "'") {
      last = lastToken = at;
      at = stringEnd(text, at) - 1;
    } else if (letter === '\\' && (at + 1 === text.length || isLineEnd(text[at + 1]))) {
      at = nextLine(text, at + 1) - 1;
      unfinished = at + 1 >= text.length;
    } else if (letter === '(' || letter === '[' || letter === '{') {
      last = lastToken = at;
      depth++;
    } else if (letter === ')' || letter === ']' || letter === '}') {
      last = lastToken = at;
      depth = Math.max(0, depth - 1);
    } else if (letter === '=') {
      last = lastToken = at;
      if (text[at + 1] === '=') {
        at++;
      } else if (depth === 0 && assigned < 0 && !'!<>+-*/%&|^@:'.includes(text[at - 1] ?? ' ')) {
        assigned = at + 1;
      }
    } else {
      PLAIN.lastIndex = at;
      PLAIN.test(text);
      const first = at;
      at = Math.max(first, PLAIN.lastIndex - 1);
      const end = lastInk(text, first, at);
      last = Math.max(last, end);
      lastToken = Math.max(lastToken, end);
    }
  }
  return { start, end: Math.min(at, text.length), last, lastToken, assigned, unfinished };
}

/** Text that means nothing for lines. */
const PLAIN = /[^\r\n#"'\\()[\]{}=]*/y;

/** The last character of a stretch that is no white space; -1 where there is none. */
function lastInk(text: string, first: number, last: number): number {
  let at = last;
  while (at >= first && (text[at] === ' ' || text[at] === '\t' || text[at] === '\f')) {
    at--;
  }
  return at < first ? -1 : at;
}

/** Where a physical line that goes through `from` ends. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text[at])) {
    at++;
  }
  return at;
}

/** Behind the line ending that stands at `end`. */
export function nextLine(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

/** Behind white space that is no line ending. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\f') {
    at++;
  }
  return at;
}

const isLineEnd = (letter: string | undefined): boolean => letter === '\n' || letter === '\r';

/** How deep strings may stand in the fields of strings; CPython allows 150. */
const DEEPEST = 150;

/** Behind the string that begins here; an unclosed one ends with its line, or with the text. */
function stringEnd(text: string, start: number, depth = 0): number {
  const quote = text[start];
  const triple = text[start + 1] === quote && text[start + 2] === quote;
  const close = triple ? quote.repeat(3) : quote;
  const fields = hasFields(text, start);
  for (let at = start + close.length; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') {
      at++;
    } else if (letter === quote && (!triple || text.startsWith(close, at))) {
      return at + close.length;
    } else if (letter === '{' && fields) {
      at = text[at + 1] === '{' ? at + 1 : fieldEnd(text, at, triple, depth + 1) - 1;
    } else if (!triple && isLineEnd(letter)) {
      return at;
    }
  }
  return text.length;
}

/** The prefix of the string that begins here has an `f` or `t`. */
function hasFields(text: string, quote: number): boolean {
  for (let at = quote - 1; at >= quote - 2 && at >= 0; at--) {
    if ('fFtT'.includes(text[at])) {
      return !/[\w.)\]]/.test(text[at - 1] ?? ' ') || 'rR'.includes(text[at - 1] ?? ' ');
    }
    if (!'rR'.includes(text[at])) {
      return false;
    }
  }
  return false;
}

/** Behind the replacement field that begins here (PEP 701: it may hold any quotes). */
function fieldEnd(text: string, start: number, triple: boolean, nested: number): number {
  if (nested > DEEPEST) {
    return text.length;
  }
  let depth = 1;
  let format = false;
  for (let at = start + 1; at < text.length; at++) {
    const letter = text[at];
    if (letter === '}' || ((letter === ')' || letter === ']') && !format)) {
      depth--;
      if (depth === 0) {
        return at + 1;
      }
    } else if (format) {
      if (letter === '{') {
        at = fieldEnd(text, at, triple, nested + 1) - 1;
      } else if (isLineEnd(letter) && !triple) {
        return at;
      }
    } else if (letter === '(' || letter === '[' || letter === '{') {
      depth++;
    } else if (letter === ':' && depth === 1) {
      format = true;
    } else if (letter === '"' || letter === "'") {
      at = stringEnd(text, at, nested) - 1;
    } else if (letter === '\\') {
      at++;
    }
  }
  return text.length;
}
