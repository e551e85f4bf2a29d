/** Calls that change an object in place. */

/** Methods that change the object that they are called on. */
export interface MethodChange {
  readonly methods: string;
  /**
   * `always`; or only as a `statement`: the method gives `None` where it changes, so a cell that uses
   * its value calls another type's method of this name (`df = df.append(row)`).
   */
  readonly when: 'always' | 'statement';
  readonly because: string;
}

export const METHOD_CHANGES: readonly MethodChange[] = [
  {
    methods: 'append extend insert remove clear sort reverse',
    when: 'statement',
    because: 'list, array and deque (Python library reference, Mutable Sequence Types)'
  },
  {
    methods: 'appendleft extendleft rotate',
    when: 'statement',
    because: 'collections.deque'
  },
  {
    methods: 'pop popleft popitem setdefault',
    when: 'always',
    because: 'list, dict, set, deque, DataFrame.pop: give a value and change too'
  },
  {
    methods: 'update add discard',
    when: 'statement',
    because: 'dict, set, Counter, DataFrame.update; layers of a Keras model'
  },
  {
    methods:
      'difference_update intersection_update symmetric_difference_update subtract move_to_end',
    when: 'statement',
    because: 'set, Counter, OrderedDict'
  },
  {
    methods: 'fit partial_fit fit_transform fit_predict set_params fit_resample fit_generator',
    when: 'always',
    because: 'estimators learn in place and give themselves or a result (scikit-learn, Keras)'
  },
  {
    methods: 'compile load_weights set_weights add_loss add_metric',
    when: 'statement',
    because: 'Keras models'
  },
  {
    methods: 'load_state_dict zero_grad requires_grad_ register_buffer add_module',
    when: 'always',
    because: 'torch modules and optimizers; they give themselves or a report'
  },
  {
    methods: 'step backward train',
    when: 'statement',
    because: 'torch optimizers, schedulers, losses, modules'
  },
  {
    methods: 'fill resize itemset partition put setflags setfield',
    when: 'statement',
    because: 'numpy.ndarray'
  },
  {
    methods: 'write writelines writerow writerows seek truncate close',
    when: 'always',
    because: 'open files and writers: the position or the contents move on'
  },
  {
    methods: 'read readline readlines readinto',
    when: 'always',
    because: 'open files: the position moves on'
  },
  {
    methods:
      'set set_title set_xlabel set_ylabel set_xlim set_ylim set_xticks set_yticks set_xticklabels set_yticklabels legend grid annotate axhline axvline tick_params',
    when: 'statement',
    because: 'axes of matplotlib are drawn on'
  }
];

/** Functions that change an argument in place: canonical name to position of the argument, and its keyword. */
export const ARGUMENT_CHANGES: Readonly<Record<string, readonly [number, string]>> = {
  'bisect.insort': [0, 'a'],
  'bisect.insort_left': [0, 'a'],
  'bisect.insort_right': [0, 'a'],
  delattr: [0, 'object'],
  'heapq.heapify': [0, 'x'],
  'heapq.heappop': [0, 'heap'],
  'heapq.heappush': [0, 'heap'],
  'heapq.heappushpop': [0, 'heap'],
  'heapq.heapreplace': [0, 'heap'],
  next: [0, 'iterator'],
  'numpy.copyto': [0, 'dst'],
  'numpy.fill_diagonal': [0, 'a'],
  'numpy.place': [0, 'arr'],
  'numpy.put': [0, 'a'],
  'numpy.put_along_axis': [0, 'arr'],
  'numpy.putmask': [0, 'a'],
  'numpy.random.shuffle': [0, 'x'],
  'operator.delitem': [0, 'a'],
  'operator.setitem': [0, 'a'],
  'random.shuffle': [0, 'x'],
  setattr: [0, 'object'],
  'torch.nn.init.xavier_uniform_': [0, 'tensor']
};

/** Keywords whose arguments a call writes into or draws on: numpy and torch; pandas and seaborn. */
export const CHANGED_KEYWORDS: ReadonlySet<string> = new Set(['out', 'ax']);

/** Methods of database connections and cursors (PEP 249), and the statements of SQL that change a database. */
export const SQL_METHODS: ReadonlySet<string> = new Set([
  'execute',
  'executemany',
  'executescript'
]);
export const SQL_CHANGES =
  /^\s*(insert|update|delete|create|drop|alter|replace|merge|truncate|attach|copy)\b/i;

/**
 * Methods that a cell calls to look at an object: their bare call changes nothing. (pandas, numpy,
 * str; what is not listed here *may* change its object.)
 */
export const QUIET_METHODS: ReadonlySet<string> = new Set(
  `head tail describe info sample value_counts nunique unique count mean median min max sum std var
   corr cov quantile groupby agg aggregate isnull isna notnull notna any all copy astype dtypes
   plot hist boxplot bar barh scatter pie show display plot_bokeh pivot pivot_table crosstab merge
   join concat sort_values sort_index reset_index set_index rename drop dropna fillna replace query
   filter select where mask apply map applymap transform pipe assign to_string to_dict to_list
   tolist items keys values get index find split strip lower upper title format startswith endswith
   join isdigit count reshape ravel flatten transpose dot predict predict_proba score summary
   get_params collect take first printSchema toPandas limit explain most_common bit_length
   as_integer_ratio is_integer nlargest nsmallest shape size item`
    .trim()
    .split(/\s+/)
);
