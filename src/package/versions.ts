/** Versions against what an install line asks for; the numbers of a release alone (PEP 440). */

/** `>=1.2,<2` of `1.9.1`; what cannot be read is no contradiction. */
export function satisfies(version: string, specifier: string): boolean {
  const release = numbers(version);
  return (
    !release ||
    specifier
      .split(',')
      .map(part => /^\s*(===?|!=|~=|>=|<=|>|<)\s*([\w.!+-]+?)(\.\*)?\s*$/.exec(part))
      .every(match => {
        const wanted = match && numbers(match[2]);
        return !wanted || holds(release, match[1], wanted, match[3] !== undefined);
      })
  );
}

function holds(release: number[], operator: string, wanted: number[], open: boolean): boolean {
  const order = compare(open ? release.slice(0, wanted.length) : release, wanted);
  switch (operator) {
    case '~=':
      return order >= 0 && compare(release.slice(0, wanted.length - 1), wanted.slice(0, -1)) === 0;
    case '!=':
      return order !== 0;
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    default:
      return order === 0;
  }
}

function numbers(version: string): number[] | null {
  const match = /^v?(?:\d+!)?(\d+(?:\.\d+)*)/.exec(version);
  return match ? match[1].split('.').map(Number) : null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference) {
      return difference;
    }
  }
  return 0;
}
