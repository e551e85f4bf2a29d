/** One unit for all figures of a chart or a column, so that they can be compared at a glance. */

export interface IScale {
  readonly unit: 'kB' | 'MB' | 'GB' | 'TB';
  /** Bytes in the unit. */
  readonly size: number;
}

const SCALES: readonly IScale[] = [
  { unit: 'TB', size: 1e12 },
  { unit: 'GB', size: 1e9 },
  { unit: 'MB', size: 1e6 }
];

/** The unit in which the largest of the figures has one to three digits before the point. */
export function scaleFor(largest: number): IScale {
  return SCALES.find(({ size }) => largest >= size) ?? { unit: 'kB', size: 1e3 };
}

/** A figure in a unit: one decimal below a hundred of the unit, none above. */
export function figure(bytes: number, { size }: IScale): string {
  const value = bytes / size;
  return Math.abs(value) < 99.95 && size >= 1e9 ? value.toFixed(1) : value.toFixed(0);
}
