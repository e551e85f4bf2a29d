/** Literals (language reference 2.4): their types, and their values where JavaScript can hold them. */
import type { Constant, Expression, JoinedStr } from '../ast';
import type { SyntaxNode } from '../tree';
import type { Context } from './context';
import { expression } from './expressions';

/** An integer or imaginary integer. */
export function integer(node: SyntaxNode, cx: Context): Constant {
  const written = cx.text(node);
  if (/[jJ]$/.test(written) && !/^0[xX]/.test(written)) {
    return {
      kind: 'Constant',
      type: 'complex',
      value: undefined,
      start: cx.start(node),
      end: cx.end(node)
    };
  }
  if (/^0[_0]*[1-9]/.test(written)) {
    cx.fault('leading zeros in decimal integer literals are not permitted', node);
  } else if (/__|_$|[lL]$/.test(written)) {
    cx.fault('invalid decimal literal', node);
  }
  const value = Number(written.replaceAll('_', ''));
  return {
    kind: 'Constant',
    type: 'int',
    value: Number.isSafeInteger(value) ? value : undefined,
    start: cx.start(node),
    end: cx.end(node)
  };
}

/** A float, or an imaginary number with a point or an exponent. */
export function float(node: SyntaxNode, cx: Context): Constant {
  const written = cx.text(node);
  const complex = /[jJ]$/.test(written);
  if (/__|_(?!\d)|_$/.test(written)) {
    cx.fault('invalid decimal literal', node);
  }
  return {
    kind: 'Constant',
    type: complex ? 'complex' : 'float',
    value: complex ? undefined : Number(written.replaceAll('_', '')),
    start: cx.start(node),
    end: cx.end(node)
  };
}

/** One string literal, or several side by side, which Python joins. */
export function string(node: SyntaxNode, cx: Context): Constant | JoinedStr {
  const { bytes, value, values } =
    node.type === 'string' ? literal(node, cx) : joined(cx.named(node), node, cx);
  const start = cx.start(node);
  const end = cx.end(node);
  return values
    ? { kind: 'JoinedStr', values, start, end }
    : { kind: 'Constant', type: bytes ? 'bytes' : 'str', value, start, end };
}

interface Literal {
  readonly bytes: boolean;
  /** The text; undefined where it cannot be told. */
  readonly value: string | undefined;
  /** The expressions in an f-string or t-string; null in others. */
  readonly values: readonly Expression[] | null;
}

function joined(pieces: readonly SyntaxNode[], node: SyntaxNode, cx: Context): Literal {
  const literals = pieces.map(piece => literal(piece, cx));
  const bytes = literals.filter(one => one.bytes).length;
  if (bytes && bytes < literals.length) {
    cx.fault('cannot mix bytes and nonbytes literals', node);
  }
  const templates = pieces.filter(piece => TEMPLATE.test(cx.text(piece))).length;
  if (templates && templates < literals.length) {
    cx.fault('cannot mix t-string literals with string or bytes literals', node);
  }
  const told = literals.every(one => one.value !== undefined);
  return {
    bytes: bytes > 0,
    value: told ? literals.map(one => one.value).join('') : undefined,
    values: literals.some(one => one.values) ? literals.flatMap(one => one.values ?? []) : null
  };
}

/** PEP 750 */
const TEMPLATE = /^[rR]?[tT]/;
const PREFIX = /^(|u|r|b|br|rb|[ft]|[ft]r|r[ft])$/;
/** An escape in bytes; a bare `\x` where its two digits are missing. */
const BYTE = /\\(?:x[0-9a-fA-F]{2}|[^])/g;

function literal(node: SyntaxNode, cx: Context): Literal {
  const written = cx.text(node);
  const [, prefix, quote] = /^([a-zA-Z]*)("""|'''|"|')/.exec(written) ?? ['', '', '"'];
  const kind = prefix.toLowerCase();
  if (!written.startsWith(prefix + quote)) {
    cx.fault('backquotes are no part of Python 3', node);
  }
  if (!PREFIX.test(kind)) {
    cx.fault(`a string cannot begin with "${prefix}"`, node);
  }
  const body = written.slice(prefix.length + quote.length, written.length - quote.length);
  if (kind.includes('f') || kind.includes('t')) {
    return { bytes: false, value: undefined, values: interpolated(node, cx) };
  }
  if (kind.includes('b')) {
    if (/[^\0-\x7f]/.test(body)) {
      cx.fault('bytes can only contain ASCII literal characters', node);
    }
    if (!kind.includes('r') && [...body.matchAll(BYTE)].some(([escape]) => escape === '\\x')) {
      cx.fault('an escape in the bytes cannot be decoded', node);
    }
    return { bytes: true, value: undefined, values: null };
  }
  if (kind.includes('r') || !body.includes('\\')) {
    return { bytes: false, value: body.replace(/\r\n?/g, '\n'), values: null };
  }
  return { bytes: false, value: unescaped(body, node, cx), values: null };
}

/** The expressions of an f-string in the order in which they stand, those in format specifications too. */
function interpolated(node: SyntaxNode, cx: Context): Expression[] {
  return cx.children(node).flatMap(part => {
    if (part.type === 'interpolation' || part.type === 'format_expression') {
      return cx.named(part).flatMap(piece => field(piece, cx));
    }
    return [];
  });
}

/** A piece of a replacement field (language reference 2.4.3). */
function field(node: SyntaxNode, cx: Context): Expression[] {
  switch (node.type) {
    case 'type_conversion':
      if (!/^![sra]$/.test(cx.text(node))) {
        cx.fault('a conversion is "!s", "!r" or "!a"', node);
      }
      return [];
    case 'format_specifier':
      return interpolated(node, cx);
    case 'lambda':
      cx.fault('a lambda expression in an f-string needs brackets', node);
      return [cx.deeper(node, expression)];
    default:
      return [cx.deeper(node, expression)];
  }
}

const SIMPLE: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v'
};
const ESCAPE =
  /\\(?:\r\n|([\n\\'"abfnrtv])|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{([^}]*)\}|([xuUN]))/g;

/** Text of a literal with its escapes read (language reference 2.4.1.1); undefined for `\N{…}`. */
function unescaped(body: string, node: SyntaxNode, cx: Context): string | undefined {
  let named = false;
  let wrong = false;
  const text = body.replace(
    ESCAPE,
    (
      _all,
      simple?: string,
      octal?: string,
      x?: string,
      u?: string,
      U?: string,
      n?: string,
      bad?: string
    ) => {
      if (simple !== undefined) {
        return SIMPLE[simple];
      }
      if (octal !== undefined) {
        return String.fromCharCode(parseInt(octal, 8));
      }
      const hex = x ?? u ?? U;
      if (hex !== undefined) {
        const code = parseInt(hex, 16);
        wrong ||= code > 0x10ffff;
        return code > 0x10ffff ? '' : String.fromCodePoint(code);
      }
      named ||= n !== undefined;
      wrong ||= bad !== undefined;
      return '';
    }
  );
  if (wrong) {
    cx.fault('an escape in the string cannot be decoded', node);
  }
  return named || wrong ? undefined : text;
}
