/** `/f x y`, `,f x y` and `;f x y`: calls without brackets (IPython.core.inputtransformer2). */

/**
 * The call for which a line stands; empty where it calls nothing: a lone `;` below a plot keeps
 * its value from being shown. Null where quotes in the words make it another call.
 *
 * @param line - what stands behind the sign.
 */
export function automaticCall(sign: string, line: string): string | null {
  const [name, ...rest] = line.trimEnd().split(' ');
  const words = rest.join(' ').split(/\s+/).filter(Boolean);
  if (!name) {
    return words.length ? null : '';
  }
  if (sign === '/') {
    return `${name}(${words.join(', ')})`;
  }
  const texts = sign === ',' && words.length ? words : [rest.join(' ')];
  return texts.some(text => /["\\]/.test(text))
    ? null
    : `${name}(${texts.map(text => `"${text}"`).join(', ')})`;
}
