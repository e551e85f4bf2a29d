/** Tests from what a cell shows. */
import type { CellReading } from '../python/facts';

/** What a regression test needs of a cell: the expression that it shows last. */
export function shownExpression(reading: CellReading): string | null {
  const last = reading.module.body.at(-1);
  if (!reading.valid || last?.kind !== 'Expr' || last.value.kind === 'Magic') {
    return null;
  }
  const { start, end } = last.value;
  // A semicolon behind it means that nothing is shown.
  return /^\s*;/.test(reading.source.slice(end)) ? null : reading.source.slice(start, end);
}

/**
 * A cell that asserts that the expression has the value that is shown.
 *
 * @param literal - Python source of the value, for example `{'a': 1}`.
 */
export function literalTest(expression: string, literal: string): string {
  return /^-?\d+\.\d*(e[+-]?\d+)?$|^-?\d+e[+-]?\d+$/.test(literal)
    ? `import math\n\nassert math.isclose(${expression}, ${literal}, rel_tol=1e-6)`
    : `assert (${expression}) == ${literal}`;
}

/**
 * A cell that asserts that the expression is this table.
 *
 * @param columns - Python source of `to_dict("list")`.
 * @param index - Python source of the index as a list.
 */
export function tableTest(expression: string, columns: string, index: string): string {
  return [
    'import pandas as pd',
    '',
    `expected = pd.DataFrame(${columns}, index=${index})`,
    `pd.testing.assert_frame_equal(${expression}, expected, check_dtype=False, check_names=False)`
  ].join('\n');
}
