/** From the text of a cell to its tree. */
import type { Expression, Magic, Module, Statement } from '../ast';
import { walk } from '../ast/walk';
import type { Grammar } from '../grammar';
import { cleanup } from '../ipython/cleanup';
import { escapes } from '../ipython/escapes';
import { cellMagic, magic } from '../ipython/magics';
import { checkModule } from '../validity/check';
import type { SyntaxTree } from '../tree';
import { Context, type Fault, type Filled } from './context';
import { gaps } from './gaps';
import { layoutOf } from './layout';
import { bodyOf } from './statements';
import { PythonText } from './text';

/** A tree, and what is wrong with the text. */
export interface Syntax {
  readonly module: Module;
  /** In no particular order; empty where the grammar accepts the text. */
  readonly faults: readonly Fault[];
}

/** How deep magics may stand in magics (`%time %time …`). */
const DEEPEST = 20;

/** Reads a cell: Python with IPython's syntax in it. Never throws for the text. */
export function readSyntax(source: string, grammar: Grammar): Syntax {
  const faults: Fault[] = [];
  const body = read(new PythonText(source, 0), 0);
  const module: Module = { kind: 'Module', body, start: 0, end: source.length };
  return { module, faults: [...faults, ...checkModule(module, source)] };

  function names(expression: string): readonly string[] {
    if (/^\s*[A-Za-z_]\w*\s*$/.test(expression)) {
      return [expression.trim()];
    }
    const inner = readSyntax(expression.trim(), grammar);
    const found: string[] = [];
    if (!inner.faults.length && inner.module.body.every(one => one.kind === 'Expr')) {
      walk(inner.module, node => {
        if (node.kind === 'Name') {
          found.push(node.id);
        }
      });
    }
    return found;
  }

  function read(text: PythonText, depth: number): readonly Statement[] {
    const clean = cleanup(text);
    if (depth > DEEPEST) {
      faults.push({ message: 'nested too deeply', span: clean.span(0, clean.text.length) });
      return [];
    }
    const deeper = (inner: PythonText): readonly Statement[] => read(inner, depth + 1);
    const whole = cellMagic(clean, { read: deeper, names });
    if (whole) {
      return [whole];
    }
    const magics = new Map<number, Magic>();
    const pieces = escapes(clean.text);
    for (const piece of pieces) {
      magics.set(piece.start, magic(piece, clean, { read: deeper, names }));
    }
    const masked = asPython(withoutTypeCalls(mask(clean.text, pieces)));
    const { tree, filled } = parse(masked, clean, deeper);
    const known = faults.length;
    const layout = layoutOf(masked);
    if (layout.fault) {
      const { message, start, end } = layout.fault;
      faults.push({ message, span: clean.span(start, end) });
    }
    const cx = new Context(clean, tree.broken, magics, filled, layout.endings, faults);
    const found = bodyOf(tree.root, cx);
    if (tree.broken && faults.length === known) {
      cx.fault('invalid syntax', tree.root);
    }
    return found;
  }

  /** What the grammar refuses is parsed once more without what it does not know. */
  function parse(
    masked: string,
    clean: PythonText,
    deeper: (inner: PythonText) => readonly Statement[]
  ): { tree: SyntaxTree; filled: Filled } {
    const filled = new Map<number, Expression>();
    const tree = grammar.parse(masked);
    const found = tree.broken ? gaps(masked) : [];
    if (!found.length) {
      return { tree, filled };
    }
    let text = masked;
    for (const { after, start, end, code } of found) {
      const [first] = deeper(clean.slice(code, end));
      text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
      if (first?.kind === 'Expr') {
        filled.set(after, first.value);
      } else {
        faults.push({ message: 'expected a default', span: clean.span(start, end) });
      }
    }
    return { tree: grammar.parse(text), filled };
  }
}

/** A number (`000`) in the place of each piece, so that the grammar finds an expression of its length there. */
function mask(text: string, pieces: readonly { start: number; end: number }[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of pieces) {
    masked += text.slice(at, start) + '0'.repeat(end - start);
    at = end;
  }
  return masked + text.slice(at);
}

/**
 * The grammar takes some characters for blanks that Python refuses outside of strings and comments,
 * and does not know a line that ends with a carriage return alone.
 */
function asPython(text: string): string {
  return ODD.test(text) ? text.replace(INVISIBLE, '$').replace(/\r(?!\n)/g, '\n') : text;
}

const ODD = /[\r\v\u200b\u2060\ufeff]/;
const INVISIBLE = /[\v\u200b\u2060\ufeff]/g;

/** The grammar takes `type(x).y = z` for a type alias; any other name in the place of `type` helps. */
function withoutTypeCalls(text: string): string {
  return text.includes('type') ? text.replace(/^([ \t]*)type(?=[ \t]*\()/gm, '$1Type') : text;
}
