/** Vector pictures without the names that their writers make up anew for each. */

/**
 * Matplotlib and its likes put a date into the metadata, and hash a random salt into the ids of
 * what is used twice. Ids are numbered as they come; what is drawn stays.
 */
export function normalisedSvg(svg: string): string {
  const text = svg
    .replace(/<metadata[\s>][\s\S]*?<\/metadata>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const ids = new Map<string, string>();
  for (const [, id] of text.matchAll(/\sid="([^"]+)"/g)) {
    ids.set(id, `n${ids.size}`);
  }
  return text.replace(/(\sid="|href="#|url\(#)([^")]+)/g, (whole, before: string, id: string) =>
    ids.has(id) ? `${before}${ids.get(id) ?? ''}` : whole
  );
}
