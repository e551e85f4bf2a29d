/** Calls that give the same again: copies, and methods that change nothing when they are done a second time. */

/** Functions that give a new object with the content of their first argument; canonical names. */
export const COPIES: ReadonlyMap<string, 'shallow' | 'deep'> = new Map([
  ['copy.copy', 'shallow'],
  ['copy.deepcopy', 'deep'],
  ['numpy.copy', 'deep']
]);

export interface SettlingMethods {
  readonly methods: string;
  /** What other methods of the table settled stays settled: rows are left out or ordered anew, none is altered. */
  readonly keepsOthers: boolean;
  readonly because: string;
}

/** Methods for which doing them again, with the same arguments, on what they gave gives it once more. */
export const SETTLING_METHODS: readonly SettlingMethods[] = [
  {
    methods: 'dropna drop_duplicates sort_values sort_index head tail nlargest nsmallest query',
    keepsOthers: true,
    because: 'pandas and polars: which rows, and in which order'
  },
  {
    methods: 'reset_index',
    keepsOthers: true,
    because: 'with drop=True only (elsewhere the old index becomes a column)'
  },
  {
    methods: 'fillna ffill bfill astype round abs clip select_dtypes',
    keepsOthers: false,
    because: 'pandas, numpy: what is filled, rounded or within bounds stays so'
  },
  {
    methods: 'reshape ravel flatten squeeze to_numpy tolist',
    keepsOthers: false,
    because: 'numpy: a shape is reached once'
  },
  {
    methods: 'lower upper strip lstrip rstrip casefold capitalize title',
    keepsOthers: false,
    because: 'str'
  },
  { methods: 'sort clear', keepsOthers: false, because: 'list, array, dict, set' }
];
