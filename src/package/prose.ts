/** Markdown as the text of a docstring. */

/** Lines of a docstring at the most; the rest stands in the README. */
const MOST_LINES = 12;
/** Letters in a line. */
const WIDTH = 80;

/** A heading as the first line of a docstring. */
export function sentence(title: string): string {
  return /[.!?:]$/.test(title) ? title : `${title}.`;
}

/** Links to other places of the page, alone on their line: "[[back to the top]](#contents)". */
const NAVIGATION = /^[ \t]*\[?[ \t]*(\[[^\n]*?\]\(#[^)\n]*\)[ \t|·]*)+\]?[ \t]*$/gm;

/** Paragraphs without images, tables, HTML and navigation, wrapped. */
export function markdownText(markdown: string): string {
  const paragraphs = markdown
    .replace(/```[\s\S]*?(```|$)/g, '')
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\$\$[\s\S]*?\$\$/g, '')
    .replace(NAVIGATION, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(> ?)+/gm, '')
    // An item of a list is a paragraph of its own.
    .replace(/\n\s*(?=(?:[-*+]|\d+\.)\s)/g, '\n\n')
    .split(/\n\s*\n/)
    .map(p => p.replace(/\s+/g, ' ').trim())
    .filter(p => /[\p{L}\p{N}]/u.test(p) && !p.startsWith('|') && !p.includes('data:image'));
  const lines: string[] = [];
  for (const paragraph of paragraphs) {
    const wrapped = wrap(paragraph);
    if (lines.length + wrapped.length > MOST_LINES) {
      break;
    }
    const item = /^([-*+]|\d+\.)\s/;
    const joined = item.test(paragraph) && item.test(lines.at(-1) ?? '');
    lines.push(...(lines.length && !joined ? [''] : []), ...wrapped);
  }
  return lines.join('\n');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += (line ? ' ' : '') + word;
  }
  return line ? [...lines, line] : lines;
}
