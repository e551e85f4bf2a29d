/** Functions that change an argument in place. Each row was tried with the library itself. */
import type { Again } from './methods';

export interface ArgumentChange {
  /** Canonical names. */
  readonly functions: string;
  /** Position of what is changed; -1: by its keyword only. */
  readonly position: number;
  readonly keyword: string;
  readonly again: Exclude<Again, 'replaces'>;
  /** What the call gives: `None`, the argument itself, or something else. */
  readonly gives: 'none' | 'argument' | 'other';
  readonly because: string;
}

const ARGUMENT_CHANGES: readonly ArgumentChange[] = [
  {
    functions: 'bisect.insort bisect.insort_left bisect.insort_right heapq.heappush',
    position: 0,
    keyword: 'a',
    again: 'more',
    gives: 'none',
    because: 'one more item, in its place'
  },
  {
    functions: 'heapq.heappop heapq.heappushpop heapq.heapreplace',
    position: 0,
    keyword: 'heap',
    again: 'more',
    gives: 'other',
    because: 'a heap is a list'
  },
  {
    functions: 'heapq.heapify',
    position: 0,
    keyword: 'x',
    again: 'same',
    gives: 'none',
    because: 'a heap is one already'
  },
  {
    functions: 'next',
    position: 0,
    keyword: 'iterator',
    again: 'more',
    gives: 'other',
    because: 'an iterator moves on'
  },
  {
    functions: 'print',
    position: -1,
    keyword: 'file',
    again: 'more',
    gives: 'none',
    because: 'an open file'
  },
  {
    functions: 'json.dump pickle.dump yaml.dump yaml.safe_dump',
    position: 1,
    keyword: 'fp',
    again: 'more',
    gives: 'none',
    because: 'an open file'
  },
  {
    functions: 'random.shuffle numpy.random.shuffle',
    position: 0,
    keyword: 'x',
    again: 'more',
    gives: 'none',
    because: 'another order each time'
  },
  {
    functions: 'setattr delattr operator.setitem operator.delitem',
    position: 0,
    keyword: 'object',
    again: 'same',
    gives: 'none',
    because: 'as the statement: the same name, the same value'
  },
  {
    functions: 'numpy.copyto',
    position: 0,
    keyword: 'dst',
    again: 'same',
    gives: 'none',
    because: 'the same values'
  },
  {
    functions: 'numpy.fill_diagonal numpy.put numpy.putmask',
    position: 0,
    keyword: 'a',
    again: 'same',
    gives: 'none',
    because: 'the same values at the same places'
  },
  {
    functions: 'numpy.place numpy.put_along_axis',
    position: 0,
    keyword: 'arr',
    again: 'same',
    gives: 'none',
    because: 'the same values at the same places'
  },
  {
    functions: 'numpy.add.at numpy.subtract.at numpy.multiply.at numpy.divide.at',
    position: 0,
    keyword: 'a',
    again: 'more',
    gives: 'none',
    because: 'goes on from what is there'
  },
  {
    functions: 'numpy.maximum.at numpy.minimum.at',
    position: 0,
    keyword: 'a',
    again: 'same',
    gives: 'none',
    because: 'the largest stays the largest'
  },
  {
    functions:
      'numpy.add numpy.subtract numpy.multiply numpy.divide numpy.true_divide numpy.floor_divide numpy.mod numpy.power numpy.maximum numpy.minimum numpy.dot numpy.matmul numpy.round',
    position: 2,
    keyword: 'out',
    again: 'same',
    gives: 'argument',
    because: 'the output may be given by position'
  },
  {
    functions:
      'numpy.exp numpy.log numpy.sqrt numpy.square numpy.abs numpy.absolute numpy.negative numpy.sin numpy.cos numpy.tanh',
    position: 1,
    keyword: 'out',
    again: 'same',
    gives: 'argument',
    because: 'the output may be given by position'
  },
  {
    functions: 'numpy.clip',
    position: 3,
    keyword: 'out',
    again: 'same',
    gives: 'argument',
    because: 'likewise'
  },
  {
    functions:
      'torch.nn.init.zeros_ torch.nn.init.ones_ torch.nn.init.constant_ torch.nn.init.eye_ torch.nn.init.dirac_',
    position: 0,
    keyword: 'tensor',
    again: 'same',
    gives: 'argument',
    because: 'fixed values'
  },
  {
    functions:
      'torch.nn.init.uniform_ torch.nn.init.normal_ torch.nn.init.trunc_normal_ torch.nn.init.orthogonal_ torch.nn.init.sparse_ torch.nn.init.xavier_uniform_ torch.nn.init.xavier_normal_ torch.nn.init.kaiming_uniform_ torch.nn.init.kaiming_normal_',
    position: 0,
    keyword: 'tensor',
    again: 'more',
    gives: 'argument',
    because: 'values drawn anew'
  },
  {
    functions:
      'torch.nn.utils.clip_grad_norm_ torch.nn.utils.clip_grad_value_ torch.nn.utils.vector_to_parameters',
    position: 0,
    keyword: 'parameters',
    again: 'same',
    gives: 'other',
    because: 'gradients within bounds stay there'
  },
  {
    functions: 'networkx.set_node_attributes networkx.set_edge_attributes',
    position: 0,
    keyword: 'G',
    again: 'same',
    gives: 'none',
    because: 'the same attributes'
  },
  {
    functions: 'networkx.add_path networkx.add_cycle networkx.add_star networkx.freeze',
    position: 0,
    keyword: 'G_to_add_to',
    again: 'same',
    gives: 'none',
    because: 'a graph has each node and edge once'
  }
];

const BY_NAME: ReadonlyMap<string, ArgumentChange> = new Map(
  ARGUMENT_CHANGES.flatMap(row => row.functions.split(' ').map(name => [name, row]))
);

/** The row of a function by its canonical name; undefined where it changes none of its arguments. */
export function argumentChange(name: string): ArgumentChange | undefined {
  return BY_NAME.get(name);
}

/**
 * Keywords whose arguments a call writes into, and those that it draws on: numpy and torch give the
 * same again, pandas and seaborn draw once more.
 */
export const CHANGED_KEYWORDS: ReadonlyMap<string, ArgumentChange['again']> = new Map([
  ['out', 'same'],
  ['ax', 'more']
]);

/** Keywords that have a method change its object: pandas, numpy; polars. */
export const IN_PLACE_KEYWORDS: ReadonlySet<string> = new Set(['inplace', 'in_place']);

/** Methods that change their first argument, whatever they are called on. */
export const SHUFFLES: ReadonlySet<string> = new Set(['shuffle']);
