/** Tables with named columns, as pandas, polars and xarray have them. */

/** Indexers of a table: with a constant name behind the rows they read and store one column. */
export const COLUMN_INDEXERS: ReadonlySet<string> = new Set(['loc', 'at']);

/** Indexers whose value for several rows is a table of its own. */
export const ROW_INDEXERS: ReadonlySet<string> = new Set(['loc', 'iloc']);

/** Attributes that tell of the whole table; any other may be the name of a column. */
export const TABLE_ATTRIBUTES: ReadonlySet<string> = new Set(
  `T array at attrs axes cat chunks columns coords data_vars dims dt dtype dtypes empty encoding
   flags flat hasnans height iat iloc imag index indexes is_monotonic_decreasing
   is_monotonic_increasing is_unique list loc name nbytes ndim plot real schema shape size sizes
   sparse str struct style values variables width`
    .trim()
    .split(/\s+/)
);
