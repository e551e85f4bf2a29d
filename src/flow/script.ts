/** Cells as one script that Python runs: the percent format, in which editors see the cells again. */
import type { Magic } from '../python/ast';
import { walk } from '../python/ast/walk';
import type { Reader } from './page';

/**
 * A script of these cells, one `# %%` each, in this order. What only IPython understands is kept
 * as a comment: lines with magics, and whole cells of another language.
 */
export function scriptOf(sources: readonly string[], read: Reader): string {
  const cells = sources.filter(source => source.trim());
  return cells.map(source => `# %%\n${plainPython(source, read).trimEnd()}\n`).join('\n');
}

function plainPython(source: string, read: Reader): string {
  const lines = source.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const lineAt = (position: number): number =>
    starts.findLastIndex(start => start <= Math.max(0, position));
  for (const magic of magicsOf(source, read)) {
    const first = lineAt(magic.start);
    const last = isWhole(magic) ? lines.length - 1 : first + extra(magic, lineAt);
    for (let i = first; i <= last; i++) {
      lines[i] = asComment(lines[i]);
    }
  }
  return lines.join('\n');
}

function magicsOf(source: string, read: Reader): Magic[] {
  const magics: Magic[] = [];
  walk(read(source).module, node => {
    if (node.kind === 'Magic') {
      magics.push(node);
    }
    return true;
  });
  return magics;
}

/** A cell magic whose body is no Python. */
function isWhole({ form, body }: Magic): boolean {
  return form === 'cell' && body === null;
}

/** Lines that a magic goes on for below its first. */
function extra(magic: Magic, lineAt: (position: number) => number): number {
  const end = magic.form === 'cell' ? magic.argsSpan.end : magic.end;
  return Math.max(0, lineAt(end - 1) - lineAt(magic.start));
}

/** In a block something has to stand in its place. */
function asComment(line: string): string {
  const [indent] = /^\s*/.exec(line) ?? [''];
  const text = line.slice(indent.length);
  return !text || text.startsWith('#') ? line : `${indent}${indent ? 'pass  ' : ''}# ${text}`;
}
