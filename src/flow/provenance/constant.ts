/** Operations on constants whose result is the same in Python and here. */
import { itemKey } from './inspect';
import type { Term, Value } from './value';
import type { Walk } from './walk';

type Constant = Term['constant'];

/** Longer texts are not put together. */
const LONGEST = 200;

/** Integers within what JavaScript holds exactly, and short texts; null where the result is not certain. */
export function computed(op: string, left: Constant, right: Constant): number | string | null {
  if (typeof left === 'string' && typeof right === 'string') {
    return op === '+' && left.length + right.length <= LONGEST ? left + right : null;
  }
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) {
    return null;
  }
  const [a, b] = [left as number, right as number];
  const value =
    op === '+'
      ? a + b
      : op === '-'
        ? a - b
        : op === '*'
          ? a * b
          : op === '%' && b > 0
            ? ((a % b) + b) % b
            : op === '//' && b > 0
              ? Math.floor(a / b)
              : NaN;
  return Number.isSafeInteger(value) ? value : null;
}

/** What a comparison gives; null where that cannot be told. */
export function compared(walk: Walk, op: string, left: Value, right: Value): boolean | null {
  const a = left.kind === 'term' ? left.constant : undefined;
  if (op === 'in' || op === 'not in') {
    const object = walk.objectOf(right);
    return object?.kind === 'dict' && object.complete && a !== undefined
      ? object.parts.has(itemKey(a)) === (op === 'in')
      : null;
  }
  const b = right.kind === 'term' ? right.constant : undefined;
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) {
    return null;
  }
  if (op === '==' || op === '!=') {
    return (a === b) === (op === '==');
  }
  if (typeof a !== 'number' || typeof b !== 'number') {
    return null;
  }
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return null;
  }
}
