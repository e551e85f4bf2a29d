/**
 * Line endings and indentation (language reference 2.1), of which the grammar is more tolerant than
 * Python: it reads on behind a line that ends too early, and takes any indentation.
 */
import { logicalLine, nextLine, skipBlank } from './lines';

/** The logical lines of a text, and the first that Python refuses for its indentation. */
export interface Layout {
  /** Where logical lines end, in order. */
  readonly endings: readonly number[];
  readonly fault: { readonly message: string; readonly start: number; readonly end: number } | null;
}

/** Columns of a line's indentation, with tabs to every eighth column and of one, as CPython's tokenizer counts them. */
interface Indent {
  readonly columns: number;
  readonly narrow: number;
}

/** @param text - Python without IPython's syntax. */
export function layoutOf(text: string): Layout {
  const endings: number[] = [];
  const blocks = new Blocks();
  let fault: Layout['fault'] = null;
  let opened: { start: number; end: number } | null = null;
  for (let at = 0; at < text.length;) {
    const line = logicalLine(text, skipBlank(text, at));
    const { start, end } = line;
    if (line.last >= 0) {
      endings.push(end);
      const message: string | null = fault
        ? null
        : blocks.enter(measure(text, at, start), opened !== null);
      fault ??= message ? { message, start, end } : null;
      opened = text[line.last] === ':' ? { start, end } : null;
    }
    if (line.unfinished) {
      fault ??= { message: 'nothing follows the backslash', start, end };
    }
    at = nextLine(text, end);
  }
  fault ??= opened && { message: 'expected an indented block', ...opened };
  return { endings, fault };
}

/** The blocks that are open at a line. */
class Blocks {
  private readonly _open: Indent[] = [{ columns: 0, narrow: 0 }];

  /** @returns what is wrong with a line of this indentation; null where nothing is. */
  enter(indent: Indent, expected: boolean): string | null {
    const open = this._open;
    const top = open[open.length - 1];
    if (expected && indent.columns <= top.columns) {
      return 'expected an indented block';
    }
    if (indent.columns > top.columns) {
      open.push(indent);
      return !expected ? 'unexpected indent' : indent.narrow <= top.narrow ? TABS : null;
    }
    while (indent.columns < open[open.length - 1].columns) {
      open.pop();
    }
    const level = open[open.length - 1];
    if (indent.columns !== level.columns) {
      return 'unindent does not match any outer indentation level';
    }
    return indent.narrow === level.narrow ? null : TABS;
  }
}

const TABS = 'inconsistent use of tabs and spaces in indentation';

function measure(text: string, from: number, to: number): Indent {
  let columns = 0;
  let narrow = 0;
  for (let at = from; at < to; at++) {
    switch (text[at]) {
      case ' ':
        columns++;
        narrow++;
        break;
      case '\t':
        columns = (Math.floor(columns / 8) + 1) * 8;
        narrow++;
        break;
      default:
        columns = narrow = 0;
    }
  }
  return { columns, narrow };
}
