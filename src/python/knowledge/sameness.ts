/** Calls that give the same again: copies, and methods that change nothing when they are done a second time. */

/** Functions that give a new object with the content of their first argument; canonical names. */
export const COPIES: ReadonlyMap<string, 'shallow' | 'deep'> = new Map([
  ['copy.copy', 'shallow'],
  ['copy.deepcopy', 'deep'],
  ['numpy.copy', 'deep']
]);

export interface SettlingMethods {
  readonly methods: string;
  /** Methods of the table that are no longer settled afterwards; null: all of them. */
  readonly unsettles: string | null;
  readonly because: string;
}

/**
 * Methods for which doing them again, with the same arguments, on what they gave gives it once more.
 * Those that change their object in place are here only where they leave others settled: see `again`
 * in {@link ./methods.ts}.
 */
export const SETTLING_METHODS: readonly SettlingMethods[] = [
  {
    methods: 'dropna drop_duplicates query tail nlargest nsmallest',
    unsettles: 'reset_index',
    because: 'pandas and polars: rows are left out, and with them some of the index'
  },
  { methods: 'head', unsettles: '', because: 'pandas: the first rows, with the index as it was' },
  {
    methods: 'sort_values',
    unsettles: 'reset_index sort_index head tail',
    because: 'pandas: the rows in another order'
  },
  {
    methods: 'sort_index',
    unsettles: 'reset_index sort_values head tail',
    because: 'pandas: the rows in another order'
  },
  {
    methods: 'reset_index',
    unsettles: 'sort_index',
    because: 'with drop=True only (elsewhere the old index becomes a column)'
  },
  {
    methods: 'fillna ffill bfill astype round abs clip select_dtypes',
    unsettles: null,
    because: 'pandas, numpy: what is filled, rounded or within bounds stays so'
  },
  {
    methods: 'reshape ravel flatten squeeze to_numpy tolist',
    unsettles: null,
    because: 'numpy: a shape is reached once'
  },
  {
    methods: 'lower upper strip lstrip rstrip casefold capitalize title',
    unsettles: null,
    because: 'str'
  },
  {
    methods:
      'add update setdefault add_node add_edge add_nodes_from add_edges_from add_weighted_edges_from set',
    unsettles:
      'clear discard difference_update intersection_update remove_nodes_from remove_edges_from clear_edges',
    because: 'set, dict, graphs of networkx: what is in it already'
  },
  {
    methods:
      'discard difference_update intersection_update remove_nodes_from remove_edges_from clear_edges',
    unsettles:
      'add update setdefault add_node add_edge add_nodes_from add_edges_from add_weighted_edges_from',
    because: 'set, graphs of networkx: what is gone already'
  }
];
