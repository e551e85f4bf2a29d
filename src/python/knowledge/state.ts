/** Functions that read or write state which has no name in the notebook. */
import type { StateKind } from '../facts';

/** Functions of one kind of state, by canonical name; `*` at the end: all that begin so. */
export interface StateRule {
  readonly functions: string;
  readonly kind: StateKind;
  readonly access: readonly ('read' | 'write')[];
  /** Position of the argument that says which part of the state; null: all of it. */
  readonly key: number | null;
  readonly because: string;
}

/** The first rule that fits counts. */
export const STATE_FUNCTIONS: readonly StateRule[] = [
  {
    functions: 'random.Random random.SystemRandom random.getstate',
    kind: 'random',
    access: ['read'],
    key: null,
    because: 'generators of their own; looking at the shared one'
  },
  {
    functions: 'random.seed random.setstate',
    kind: 'random',
    access: ['write'],
    key: null,
    because: 'sets the shared generator whatever it was'
  },
  {
    functions: 'random.*',
    kind: 'random',
    access: ['read', 'write'],
    key: null,
    because: 'draws from the shared generator, which moves on'
  },
  {
    functions:
      'numpy.random.default_rng numpy.random.Generator numpy.random.RandomState numpy.random.SeedSequence numpy.random.PCG64 numpy.random.get_state',
    kind: 'numpy.random',
    access: [],
    key: null,
    because: 'generators of their own'
  },
  {
    functions: 'numpy.random.seed numpy.random.set_state',
    kind: 'numpy.random',
    access: ['write'],
    key: null,
    because: 'sets the shared generator whatever it was'
  },
  {
    functions: 'numpy.random.*',
    kind: 'numpy.random',
    access: ['read', 'write'],
    key: null,
    because: 'draws from the shared generator'
  },
  {
    functions: 'torch.manual_seed torch.seed torch.set_rng_state torch.random.manual_seed',
    kind: 'torch.random',
    access: ['write'],
    key: null,
    because: 'sets the shared generator'
  },
  {
    functions: 'keras.utils.set_random_seed tensorflow.keras.utils.set_random_seed',
    kind: 'numpy.random',
    access: ['write'],
    key: null,
    because: 'Keras sets the shared generators of Python, numpy and its backend'
  },
  {
    functions: 'torch.cuda.manual_seed torch.cuda.manual_seed_all torch.initial_seed',
    kind: 'torch.random',
    access: [],
    key: null,
    because: 'another generator; looking at the shared one'
  },
  {
    functions:
      'torch.nn.Linear torch.nn.Bilinear torch.nn.Conv* torch.nn.Embedding* torch.nn.LSTM* torch.nn.GRU* torch.nn.RNN* torch.nn.Transformer* torch.nn.MultiheadAttention torch.nn.init.uniform_ torch.nn.init.normal_ torch.nn.init.trunc_normal_ torch.nn.init.orthogonal_ torch.nn.init.xavier* torch.nn.init.kaiming* torch.utils.data.random_split',
    kind: 'torch.random',
    access: ['read', 'write'],
    key: null,
    because: 'weights, and parts of a data set, are drawn from the shared generator'
  },
  {
    functions:
      'torch.rand torch.randn torch.randint torch.randperm torch.rand_like torch.randn_like torch.normal torch.bernoulli torch.multinomial torch.poisson torch.random.*',
    kind: 'torch.random',
    access: ['read', 'write'],
    key: null,
    because: 'draws from the shared generator'
  },
  { functions: 'os.chdir os.fchdir', kind: 'cwd', access: ['write'], key: null, because: 'POSIX' },
  {
    functions: 'os.getcwd os.getcwdb os.path.abspath os.path.realpath pathlib.Path.cwd',
    kind: 'cwd',
    access: ['read'],
    key: null,
    because: 'POSIX'
  },
  {
    functions: 'os.getenv os.environ.get',
    kind: 'environ',
    access: ['read'],
    key: 0,
    because: 'one variable of the environment'
  },
  {
    functions: 'os.putenv os.unsetenv os.environ.setdefault os.environ.pop',
    kind: 'environ',
    access: ['write'],
    key: 0,
    because: 'one variable of the environment'
  },
  {
    functions: 'os.environ.update os.environ.clear dotenv.load_dotenv',
    kind: 'environ',
    access: ['write'],
    key: null,
    because: 'many variables of the environment'
  },
  {
    functions:
      'sys.path.append sys.path.insert sys.path.extend sys.path.remove sys.path.pop sys.path.clear site.addsitedir',
    kind: 'sys.path',
    access: ['write'],
    key: null,
    because: 'later imports look there'
  },
  {
    functions:
      'warnings.filterwarnings warnings.simplefilter warnings.resetwarnings numpy.seterr numpy.seterrcall logging.captureWarnings',
    kind: 'warnings',
    access: ['write'],
    key: null,
    because: 'which warnings are shown from now on'
  },
  {
    functions:
      'matplotlib.rc* matplotlib.style.use matplotlib.use matplotlib.pyplot.rc* matplotlib.pyplot.style* matplotlib.pyplot.ion matplotlib.pyplot.ioff matplotlib.pyplot.switch_backend matplotlib.pyplot.set_loglevel matplotlib.pyplot.set_cmap seaborn.set* seaborn.reset*',
    kind: 'settings',
    access: ['write'],
    key: null,
    because: 'how figures look from now on'
  },
  {
    functions:
      'numpy.set_printoptions numpy.random.set_bit_generator pandas.set_option pandas.reset_option pandas.options* polars.Config* torch.set_* sklearn.set_config decimal.setcontext locale.setlocale logging.basicConfig logging.disable sys.setrecursionlimit plotly.io.templates* IPython.display.set_matplotlib_formats',
    kind: 'settings',
    access: ['write'],
    key: null,
    because: 'how values are computed or shown from now on'
  },
  {
    functions: 'numpy.get_printoptions pandas.get_option decimal.getcontext locale.getlocale',
    kind: 'settings',
    access: ['read'],
    key: null,
    because: 'how values are computed or shown'
  },
  {
    functions:
      'matplotlib.pyplot.gcf matplotlib.pyplot.gca matplotlib.pyplot.get_fignums matplotlib.pyplot.fignum_exists',
    kind: 'figure',
    access: ['read'],
    key: null,
    because: 'the current figure and axes'
  },
  {
    functions:
      'matplotlib.pyplot.figure matplotlib.pyplot.subplots matplotlib.pyplot.subplot_mosaic matplotlib.pyplot.close seaborn.relplot seaborn.displot seaborn.catplot seaborn.lmplot seaborn.jointplot seaborn.pairplot seaborn.clustermap seaborn.FacetGrid seaborn.PairGrid seaborn.JointGrid',
    kind: 'figure',
    access: ['write'],
    key: null,
    because: 'begins or ends a figure'
  },
  {
    functions:
      'matplotlib.pyplot.cm* matplotlib.pyplot.get_cmap matplotlib.pyplot.colormaps matplotlib.pyplot.imread matplotlib.pyplot.imsave matplotlib.pyplot.Circle matplotlib.pyplot.Rectangle matplotlib.pyplot.Polygon',
    kind: 'figure',
    access: [],
    key: null,
    because: 'colours, pictures and shapes, not the figure'
  },
  {
    functions:
      'matplotlib.pyplot.* seaborn.scatterplot seaborn.lineplot seaborn.histplot seaborn.kdeplot seaborn.ecdfplot seaborn.rugplot seaborn.stripplot seaborn.swarmplot seaborn.boxplot seaborn.violinplot seaborn.boxenplot seaborn.pointplot seaborn.barplot seaborn.countplot seaborn.regplot seaborn.residplot seaborn.heatmap seaborn.distplot seaborn.despine seaborn.move_legend',
    kind: 'figure',
    access: ['read', 'write'],
    key: null,
    because: 'draws on the current figure, unless it is told on which axes'
  }
];

/**
 * Callables whose value carries a state of its own that every use moves on: random generators.
 * Drawing from one twice gives two values.
 */
export const GENERATORS: ReadonlySet<string> = new Set([
  'numpy.random.default_rng',
  'numpy.random.Generator',
  'numpy.random.RandomState',
  'random.Random',
  'torch.Generator'
]);

/** What a store into it sets for all that comes: canonical names of the object. */
export const SETTINGS: readonly string[] = [
  'matplotlib.rcParams',
  'matplotlib.pyplot.rcParams',
  'pandas.options'
];
