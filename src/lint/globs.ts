/** Patterns for files as ruff reads them (https://docs.rs/globset/latest/globset/#syntax): `*` crosses folders. */

/** Does a pattern of a configuration in the folder `base` name this file? Both paths with `/`. */
export function names(pattern: string, base: string, path: string): boolean {
  const matcher = new RegExp(`^(?:${expression(pattern)})$`, 'su');
  const whole = new RegExp(`^(?:${expression(joined(base, pattern))})$`, 'su');
  return matcher.test(path.slice(path.lastIndexOf('/') + 1)) || whole.test(path);
}

/** Does it name the file, or a folder that the file is in below `base`? */
export function covers(pattern: string, base: string, path: string): boolean {
  for (let at = path; at.length > base.length; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    if (names(pattern, base, at)) {
      return true;
    }
  }
  return false;
}

function joined(base: string, pattern: string): string {
  return base && !pattern.startsWith('/') ? `${base}/${pattern}` : pattern;
}

function expression(pattern: string): string {
  let out = '';
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i];
    const set = sign === '[' ? /^\[(!?)(\]?[^\]]*)\]/.exec(pattern.slice(i)) : null;
    if (pattern.startsWith('**/', i)) {
      out += '(?:.*/)?';
      i += 2;
    } else if (sign === '*') {
      out += '.*';
    } else if (sign === '?') {
      out += '.';
    } else if (set) {
      out += `[${set[1] ? '^' : ''}${set[2].replace(/[\\\]]/g, '\\$&')}]`;
      i += set[0].length - 1;
    } else if (sign === '{') {
      depth += 1;
      out += '(?:';
    } else if (sign === '}' && depth) {
      depth -= 1;
      out += ')';
    } else if (sign === ',' && depth) {
      out += '|';
    } else {
      out += sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    }
  }
  return out + ')'.repeat(depth);
}
