/** IPython's syntax as `Magic` nodes (https://ipython.readthedocs.io/en/stable/interactive/magics.html). */
import type { Magic, Statement } from '../ast';
import { PythonText } from '../syntax/text';
import { type Escape, helpTarget } from './escapes';

/** How the Python that stands in a magic is read. */
export interface Inner {
  /** Statements, with IPython syntax in them too. */
  read(text: PythonText): readonly Statement[];
  /** The names in an expression; none where it is no Python. */
  names(expression: string): readonly string[];
}

/** Options of magics that run Python; the rest of the line is code. */
const LINE_OPTIONS: ReadonlyMap<string, RegExp> = new Map([
  ['time', /^(\s*--?(no-raise-error|quiet|store)\b\s*)*/],
  ['timeit', /^(\s*-[nrNRlsTDtcpoq]+(\s*\d+)?(\s+|$))*/],
  ['prun', /^(\s*-[nrNRlsTDtcpoq]+(\s*\d+)?(\s+|$))*/]
]);
const SETUP_OPTIONS = /^(\s*-[nrtcpoqv]+(\s*\d+)?(\s+|$))*/;
const PYTHON_BODIES = new Set(['time', 'capture', 'prun', 'timeit', 'python_time']);
const PROCESSES = new Set(['bash', 'sh', 'script', 'perl', 'ruby', 'python2', 'python3']);

/** The magic that a whole cell is, or null where it does not begin with `%%name`. */
export function cellMagic(source: PythonText, inner: Inner): Magic | null {
  const { text } = source;
  if (!text.startsWith('%%') || /^%%\w+\?/.test(text)) {
    return null;
  }
  const lineEnd = (text.indexOf('\n') + 1 || text.length + 1) - 1;
  const head = text.slice(2, lineEnd).trimEnd();
  const [name, args] = partition(head);
  const argsStart = 2 + name.length + (args ? 1 : 0);
  const body = lineEnd < text.length ? text.slice(lineEnd + 1) : '';
  const code = source.slice(Math.min(lineEnd + 1, text.length), text.length);
  return {
    kind: 'Magic',
    form: 'cell',
    name,
    args,
    argsSpan: source.span(argsStart, argsStart + args.length),
    text: body,
    body: PYTHON_BODIES.has(name)
      ? [
          ...setup(name, source.slice(argsStart, argsStart + args.length), inner),
          ...inner.read(code)
        ]
      : null,
    stores: stores(name, args),
    mentions: [],
    ...source.span(0, text.length)
  };
}

/** `%%timeit setup`: the line is Python that runs once. */
function setup(name: string, line: PythonText, inner: Inner): readonly Statement[] {
  const skipped = SETUP_OPTIONS.exec(line.text)?.[0].length ?? 0;
  return name === 'timeit' && line.text.slice(skipped).trim()
    ? inner.read(line.slice(skipped, line.text.length))
    : [];
}

function stores(name: string, args: string): string[] {
  if (name === 'capture') {
    const [first] = args.split(/\s+/).filter(word => word && !word.startsWith('-'));
    return first && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(first) ? [first] : [];
  }
  return PROCESSES.has(name)
    ? [...args.matchAll(/--(?:out|err|proc)[ =]([A-Za-z_]\w*)/g)].map(match => match[1])
    : [];
}

/** The magic that a piece of IPython syntax is. */
export function magic(piece: Escape, source: PythonText, inner: Inner): Magic {
  const { start, end } = piece;
  const raw = source.text.slice(start, end);
  const place = source.span(start, end);
  const make = (
    form: Magic['form'],
    name: string,
    args: string,
    argsAt: number,
    body: readonly Statement[] | null = null
  ): Magic => ({
    kind: 'Magic',
    form,
    name,
    args: args.replace(/\s*\\\n/g, ' ').trimEnd(),
    argsSpan: source.span(start + argsAt, start + Math.min(raw.length, argsAt + args.length)),
    text: null,
    body,
    stores: [],
    mentions: form === 'autocall' ? [] : isInfo(name) ? subject(args) : mentions(args, inner),
    ...place
  });
  const asked = piece.form === 'help' ? helpTarget(raw) : null;
  if (asked) {
    const at = raw.lastIndexOf(asked.target);
    return make('help', helpName(asked.target, asked.sign), asked.target, at);
  }
  const sign = /^(!!|\?\?|[!?%,;/])/.exec(raw)?.[0] ?? '';
  const content = raw.slice(sign.length);
  switch (sign[0]) {
    case '!':
      return make('shell', '!', content, sign.length);
    case '?':
      return make('help', content.trim() ? helpName(content, sign) : '', content, sign.length);
    case '%': {
      const [name, args] = partition(content);
      const at = 1 + name.length + (content.length > name.length ? 1 : 0);
      const options = LINE_OPTIONS.get(name)?.exec(args)?.[0].length;
      const code =
        options !== undefined && args.slice(options).trim()
          ? inner.read(source.slice(start + at + options, end))
          : options === undefined
            ? null
            : [];
      return make('line', name, args, at, code);
    }
    default: {
      const call = autocall(sign, content, start + sign.length, source);
      return make('autocall', sign, content, sign.length, inner.read(call));
    }
  }
}

const helpName = (target: string, sign: string): string =>
  sign === '??' ? 'pinfo2' : target.includes('*') ? 'psearch' : 'pinfo';

/** `name?` and `name??`; with a wildcard it is a search. */
const isInfo = (name: string): boolean => name === 'pinfo' || name === 'pinfo2';

/** The name that a help request begins with. */
const subject = (target: string): string[] => /^[A-Za-z_]\w*/.exec(target)?.slice() ?? [];

/** Names in `{expression}` and `$name`, which IPython puts in before the magic or the shell sees the line. */
function mentions(args: string, inner: Inner): string[] {
  return [
    ...[...args.matchAll(/(?<!\{)\{([^{}]+)\}/g)].flatMap(match => inner.names(match[1])),
    ...[...args.matchAll(/\$([A-Za-z_]\w*)/g)].map(match => match[1])
  ];
}

/** As Python's `str.partition(' ')`, without the space. */
function partition(text: string): [string, string] {
  const space = text.indexOf(' ');
  return space < 0 ? [text.trimEnd(), ''] : [text.slice(0, space), text.slice(space + 1)];
}

/** The call that `/f a b`, `,f a b` or `;f a b` stands for, with the places of its words. */
function autocall(sign: string, content: string, start: number, source: PythonText): PythonText {
  const [name, rest] = partition(content);
  const at = start + name.length + 1;
  const words = sign === ';' ? [{ 0: rest, index: 0 }] : [...rest.matchAll(/\S+/g)];
  let text = '';
  const origin: number[] = [];
  const add = (piece: string, from: number, steps: 0 | 1): void => {
    for (let i = 0; i < piece.length; i++) {
      origin.push(source.place(Math.min(from + i * steps, source.text.length - 1)));
    }
    text += piece;
  };
  const quote = sign === '/' ? '' : '"';
  add(name, start, 1);
  add('(', start + name.length - 1, 0);
  if (!words.length && quote) {
    add('""', start + name.length - 1, 0);
  }
  words.forEach((word, i) => {
    add((i ? ', ' : '') + quote, at + word.index, 0);
    add(word[0], at + word.index, 1);
    add(quote, at + word.index + word[0].length - 1, 0);
  });
  add(')', start + content.length - 1, 0);
  origin.push(source.place(start + content.length));
  return new PythonText(text, Int32Array.from(origin));
}
