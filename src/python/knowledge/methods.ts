/** Methods that change the object that they are called on. Each row was tried with the library itself. */

/**
 * What doing it again, with the same arguments, does to the object. `more`: it goes on from what is
 * there; `same`: nothing; `replaces`: it sets a part of the object whatever that was before.
 */
export type Again = 'more' | 'same' | 'replaces';

/** Objects that are known by how the cell makes them, or by the name that everybody gives them. */
export type Receiver = 'axes' | 'figure' | 'generator';

export interface MethodChange {
  readonly methods: string;
  /**
   * `always`; or only as a `statement`: the method gives `None` where it changes, so a cell that uses
   * its value calls another type's method of this name (`df = df.append(row)`). `bare`: a statement
   * without arguments (`model.eval()`, not `df.eval("a + b")`).
   */
  readonly when: 'always' | 'statement' | 'bare';
  readonly again: Again;
  /** Methods that replace the same part carry its name; without it each has its own. */
  readonly part?: string;
  /** Only of such objects; without it: of any. */
  readonly on?: Receiver;
  readonly because: string;
}

export const METHOD_CHANGES: readonly MethodChange[] = [
  {
    methods: 'append extend insert remove reverse __setitem__ __delitem__ __iadd__',
    when: 'statement',
    again: 'more',
    because: 'list, array, bytearray and deque (Python library reference, Mutable Sequence Types)'
  },
  {
    methods: 'sort clear',
    when: 'statement',
    again: 'same',
    because: 'list, array, dict, set; arrays of numpy; Axes.clear'
  },
  {
    methods: 'appendleft extendleft rotate fromlist frombytes fromfile',
    when: 'statement',
    again: 'more',
    because: 'collections.deque, array.array'
  },
  {
    methods: 'pop popleft popitem get_nowait',
    when: 'always',
    again: 'more',
    because: 'list, dict, set, deque, queue, DataFrame.pop: give a value and change too'
  },
  { methods: 'setdefault', when: 'always', again: 'same', because: 'dict: the first one counts' },
  {
    methods: 'update add subtract symmetric_difference_update put_nowait',
    when: 'statement',
    again: 'more',
    because:
      'Counter counts on, progress bars move on, queues and layers of Keras grow; of dict and set see containers.ts'
  },
  {
    methods: 'discard difference_update intersection_update move_to_end',
    when: 'statement',
    again: 'same',
    because: 'set, OrderedDict'
  },
  {
    methods: 'drop_in_place insert_column isetitem',
    when: 'always',
    again: 'more',
    because: 'polars and pandas: the few methods that change a table without being told to'
  },
  {
    methods: 'replace_column scatter',
    when: 'statement',
    again: 'same',
    because: 'polars: a column, or items of one, are set'
  },
  {
    methods: 'fit fit_transform fit_predict fit_resample',
    when: 'always',
    again: 'replaces',
    because: 'estimators of scikit-learn forget what they have learnt before'
  },
  {
    methods: 'partial_fit fit_generator train_on_batch',
    when: 'always',
    again: 'more',
    because: 'estimators and models that go on learning'
  },
  {
    methods: 'set_params set_output',
    when: 'always',
    again: 'replaces',
    because: 'scikit-learn: parameters are set, and the estimator given'
  },
  {
    methods: 'compile load_weights set_weights',
    when: 'statement',
    again: 'replaces',
    because: 'Keras models'
  },
  { methods: 'add_loss add_metric', when: 'statement', again: 'more', because: 'Keras models' },
  {
    methods: 'load_state_dict',
    when: 'always',
    again: 'replaces',
    because: 'torch: all weights are set; a report is given'
  },
  {
    methods: 'zero_grad add_module register_buffer register_parameter',
    when: 'always',
    again: 'same',
    because: 'torch modules and optimizers'
  },
  {
    methods: 'step backward add_param_group reset_parameters',
    when: 'statement',
    again: 'more',
    because: 'torch: optimizers, schedulers and losses go on; weights are drawn anew'
  },
  {
    methods: 'train',
    when: 'statement',
    again: 'replaces',
    part: 'mode',
    because: 'torch modules are in one of two modes'
  },
  {
    methods: 'eval',
    when: 'bare',
    again: 'replaces',
    part: 'mode',
    because: 'torch modules; with an argument it is DataFrame.eval, which gives a new table'
  },
  {
    methods: 'to cuda cpu half double float bfloat16',
    when: 'statement',
    again: 'same',
    because: 'torch: of a module in place; of a tensor a new one, which nobody throws away'
  },
  {
    methods: 'fill setfield setflags itemset partition resize',
    when: 'statement',
    again: 'same',
    because: 'numpy.ndarray: the same values at the same places (resize of PIL gives a new picture)'
  },
  {
    methods: 'put',
    when: 'statement',
    again: 'more',
    because: 'queues grow; of numpy.ndarray rarely used'
  },
  {
    methods: 'seed manual_seed',
    when: 'always',
    again: 'replaces',
    part: 'seed',
    because: 'generators begin anew'
  },
  {
    methods:
      'random integers normal uniform choice shuffle permutation permuted standard_normal poisson binomial exponential gamma beta lognormal multivariate_normal randint rand randn randrange gauss choices bytes',
    when: 'always',
    again: 'more',
    on: 'generator',
    because: 'random generators move on with every number drawn'
  },
  {
    methods: 'write writelines writerow writerows writeheader truncate',
    when: 'always',
    again: 'more',
    because: 'open files and writers: the contents move on'
  },
  {
    methods: 'read readline readlines readinto',
    when: 'always',
    again: 'more',
    because: 'open files: the position moves on'
  },
  {
    methods: 'fetchone fetchmany fetchall',
    when: 'always',
    again: 'more',
    because: 'cursors of databases (PEP 249): the position moves on'
  },
  { methods: 'seek close', when: 'always', again: 'same', because: 'open files' },
  {
    methods: 'commit rollback',
    when: 'statement',
    again: 'same',
    because: 'connections to databases (PEP 249, SQLAlchemy): nothing is left to be done'
  },
  {
    methods: 'setLevel set_trait',
    when: 'statement',
    again: 'replaces',
    because: 'loggers; traits of widgets'
  },
  {
    methods: 'addHandler removeHandler addFilter',
    when: 'statement',
    again: 'more',
    because: 'loggers'
  },
  {
    methods:
      'add_node add_edge add_nodes_from add_edges_from add_weighted_edges_from remove_nodes_from remove_edges_from clear_edges',
    when: 'statement',
    again: 'same',
    because: 'networkx: a graph has each node and edge once (of a multigraph evidence tells)'
  },
  {
    methods: 'remove_node remove_edge',
    when: 'statement',
    again: 'more',
    because: 'networkx: what is gone cannot be removed again'
  },
  {
    methods:
      'legend grid tick_params margins autoscale minorticks_on minorticks_off locator_params ticklabel_format label_outer suptitle supxlabel supylabel subplots_adjust autofmt_xdate cla clf',
    when: 'statement',
    again: 'replaces',
    because: 'axes and figures of matplotlib: how they look'
  },
  { methods: 'set', when: 'statement', again: 'same', because: 'axes, cookies, caches' },
  {
    methods: 'annotate axhline axvline axhspan axvspan axline tight_layout colorbar',
    when: 'statement',
    again: 'more',
    because: 'axes and figures of matplotlib: one more is drawn'
  },
  {
    methods:
      'plot scatter bar barh hist hist2d boxplot violinplot pie imshow contour contourf fill fill_between fill_betweenx errorbar step stem stackplot hexbin pcolor pcolormesh matshow quiver streamplot semilogx semilogy loglog text annotate table axhline axvline axhspan axvspan hlines vlines add_patch add_artist add_line add_collection bar_label invert_xaxis invert_yaxis twinx twiny inset_axes secondary_xaxis secondary_yaxis',
    when: 'always',
    again: 'more',
    on: 'axes',
    because: 'axes of matplotlib are drawn on, and give what was drawn'
  },
  { methods: 'axis', when: 'always', again: 'same', on: 'axes', because: 'limits, or on and off' },
  {
    methods: 'add_subplot add_axes subplots text colorbar legend',
    when: 'always',
    again: 'more',
    on: 'figure',
    because: 'figures of matplotlib get one more part'
  }
];

/** torch ends the names of methods that work in place with an underscore (its documentation, Tensor class reference). */
const TORCH = /^[a-z]\w*[a-z0-9]_$/;
const TORCH_SAME = new Set(
  `zero_ fill_ copy_ clamp_ clamp_min_ clamp_max_ clip_ requires_grad_ detach_ set_ index_fill_
   masked_fill_ scatter_ index_copy_ relu_ abs_ ceil_ floor_ round_ trunc_ sign_ fill_diagonal_
   nan_to_num_ triu_ tril_ share_memory_ eval_`
    .trim()
    .split(/\s+/)
);
/** `set_title`, `set_xlim`, …: matplotlib's setters. */
const SETTER = /^set_[a-z]\w*[a-z0-9]$/;
const SETTER_CHANGE: MethodChange = {
  methods: '',
  when: 'statement',
  again: 'replaces',
  because: 'a setter whose value is thrown away sets (matplotlib; pandas gives a new table)'
};

const BY_NAME = new Map(
  METHOD_CHANGES.flatMap(row =>
    row.methods
      .split(' ')
      .map(name => [row.on === undefined ? name : `${row.on}.${name}`, row] as const)
  )
);

/**
 * The row of a method; undefined where it is not known to change anything.
 *
 * @param on - what its object is known to be.
 */
export function methodChange(name: string, on: Receiver | null = null): MethodChange | undefined {
  const row = (on && BY_NAME.get(`${on}.${name}`)) ?? BY_NAME.get(name);
  if (row) {
    return row;
  }
  if (TORCH.test(name)) {
    const again = TORCH_SAME.has(name) ? 'same' : 'more';
    return { methods: name, when: 'always', again, because: 'torch: an underscore ends it' };
  }
  return SETTER.test(name) && !TABLE_SETTERS.has(name) ? SETTER_CHANGE : undefined;
}

/** Of pandas and polars: these give a new table, and a cell may well show it. */
const TABLE_SETTERS = new Set(['set_index', 'set_axis', 'set_flags', 'set_sorted', 'set_names']);
