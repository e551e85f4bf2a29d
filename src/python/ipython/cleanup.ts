/**
 * What IPython takes off a cell before it looks at the code: empty first lines, common
 * indentation and prompts that were pasted along (IPython.core.inputtransformer2).
 */
import { PythonText } from '../syntax/text';

/** A line, with its line ending, and where it begins in the text. */
interface Line {
  readonly text: string;
  readonly start: number;
}

/** The text without what IPython takes off; the same object where there is nothing. */
export function cleanup(source: PythonText): PythonText {
  if (/^[^\s>.[I]/.test(source.text) && !SECOND_PROMPT.test(source.text)) {
    return source;
  }
  const all = linesOf(source.text);
  const first = all.findIndex(line => /\S/.test(line.text));
  let lines = first > 0 ? all.slice(first) : all;
  lines = dedent(lines);
  lines = withoutPrompts(lines, CLASSIC, CLASSIC_FIRST);
  lines = withoutPrompts(lines, IPYTHON, IPYTHON);
  const text = lines.map(line => line.text).join('');
  return text === source.text ? source : assemble(lines, text, source);
}

/** Does the text have prompts or a common indentation, which IPython takes off? */
export function isCleanedUp(text: string): boolean {
  return cleanup(new PythonText(text, 0)).text !== text.replace(EMPTY_FIRST, '');
}

const EMPTY_FIRST = /^(?:[^\S\r\n]*(?:\r\n|\r|\n))+/;
const SECOND_PROMPT = /^.*\n\s*(\.{3,}:|>>>)/;
const CLASSIC = /^[ \t]*(>>>|\.\.\.)([ \t]|(?=\r?\n|$))/;
const CLASSIC_FIRST = /^[ \t]*>>>([ \t]|(?=\r?\n|$))/;
const IPYTHON = /^(((\[nav\]|\[ins\])? )?In \[\d+\]: |\s*\.{3,}: ?)/;

function linesOf(text: string): Line[] {
  let start = 0;
  return (text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []).map(line => {
    const place = start;
    start += line.length;
    return { text: line, start: place };
  });
}

/** Without the first `length` characters. */
const cut = (line: Line, length: number): Line =>
  length ? { text: line.text.slice(length), start: line.start + length } : line;

/** Without the white space that all lines share, as `textwrap.dedent`. */
function dedent(lines: readonly Line[]): Line[] {
  let margin: string | null = null;
  for (const line of lines) {
    const [indent] = /^[ \t]*/.exec(line.text) as RegExpExecArray;
    if (/\S/.test(line.text)) {
      margin = margin === null ? indent : shared(margin, indent);
    }
  }
  const width = margin?.length ?? 0;
  if (!width) {
    return [...lines];
  }
  return lines.map(line => {
    const [indent] = /^[ \t]*/.exec(line.text) as RegExpExecArray;
    return cut(line, Math.min(width, indent.length));
  });
}

function shared(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) {
    length++;
  }
  return one.slice(0, length);
}

/** Prompts go from all lines where the first line begins with one, or the second continues one. */
function withoutPrompts(lines: readonly Line[], prompt: RegExp, first: RegExp): Line[] {
  const pasted =
    lines.length > 0 &&
    (first.test(lines[0].text) || (lines.length > 1 && prompt.test(lines[1].text)));
  if (!pasted) {
    return [...lines];
  }
  return lines.map(line => cut(line, prompt.exec(line.text)?.[0].length ?? 0));
}

function assemble(lines: readonly Line[], text: string, source: PythonText): PythonText {
  const origin = new Int32Array(text.length + 1);
  let at = 0;
  for (const line of lines) {
    for (let i = 0; i < line.text.length; i++) {
      origin[at++] = source.place(line.start + i);
    }
  }
  origin[at] = source.place(source.text.length);
  return new PythonText(text, origin);
}
