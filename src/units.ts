/** Sizes as every layer writes them. */

const SCALES = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Decimal units, two or three digits: `96 MB`, `4.1 GB`. */
export function bytes(size: number): string {
  let scale = 0;
  let value = size;
  while (value >= 999.5 && scale < SCALES.length - 1) {
    value /= 1000;
    scale += 1;
  }
  return `${value < 9.95 && scale > 1 ? value.toFixed(1) : Math.round(value)} ${SCALES[scale]}`;
}
