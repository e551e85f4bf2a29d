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
    functions:
      'torch.rand torch.randn torch.randint torch.randperm torch.rand_like torch.randn_like torch.normal torch.bernoulli torch.multinomial',
    kind: 'torch.random',
    access: ['read', 'write'],
    key: null,
    because: 'draws from the shared generator'
  },
  { functions: 'os.chdir os.fchdir', kind: 'cwd', access: ['write'], key: null, because: 'POSIX' },
  {
    functions: 'os.getcwd os.getcwdb os.path.abspath pathlib.Path.cwd',
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
    functions: 'os.environ.update os.environ.clear',
    kind: 'environ',
    access: ['write'],
    key: null,
    because: 'many variables of the environment'
  },
  {
    functions: 'sys.path.append sys.path.insert sys.path.extend sys.path.remove site.addsitedir',
    kind: 'sys.path',
    access: ['write'],
    key: null,
    because: 'later imports look there'
  },
  {
    functions:
      'warnings.filterwarnings warnings.simplefilter warnings.resetwarnings numpy.seterr logging.captureWarnings',
    kind: 'warnings',
    access: ['write'],
    key: null,
    because: 'which warnings are shown from now on'
  },
  {
    functions: 'matplotlib.pyplot.gcf matplotlib.pyplot.gca matplotlib.pyplot.get_fignums',
    kind: 'figure',
    access: ['read'],
    key: null,
    because: 'the current figure and axes'
  },
  {
    functions: 'matplotlib.pyplot.figure matplotlib.pyplot.subplots matplotlib.pyplot.close',
    kind: 'figure',
    access: ['write'],
    key: null,
    because: 'begins or ends a figure'
  },
  {
    functions: 'matplotlib.pyplot.rc* matplotlib.pyplot.style* matplotlib.pyplot.cm*',
    kind: 'figure',
    access: [],
    key: null,
    because: 'settings and colours, not the figure'
  },
  {
    functions: 'matplotlib.pyplot.*',
    kind: 'figure',
    access: ['read', 'write'],
    key: null,
    because: 'draws on the current figure'
  }
];

/** How a call uses a file: which argument is its path, and whether it is read or written. */
export interface FileUse {
  readonly path: number;
  readonly keyword: string;
  /** `mode`: the argument behind the path tells, as in `open`. */
  readonly access: 'read' | 'write' | 'mode';
}

const reads = (path: number, keyword: string): FileUse => ({ path, keyword, access: 'read' });
const writes = (path: number, keyword: string): FileUse => ({ path, keyword, access: 'write' });
const PANDAS_READERS =
  'csv table fwf excel json html xml hdf feather parquet orc sas spss pickle stata';
const POLARS_READERS = 'csv excel json ndjson parquet ipc avro';

/** Functions with a path among their arguments, by canonical name. */
export const FILE_FUNCTIONS: Readonly<Record<string, FileUse>> = {
  open: { path: 0, keyword: 'file', access: 'mode' },
  'io.open': { path: 0, keyword: 'file', access: 'mode' },
  'gzip.open': { path: 0, keyword: 'filename', access: 'mode' },
  'bz2.open': { path: 0, keyword: 'filename', access: 'mode' },
  'zipfile.ZipFile': { path: 0, keyword: 'file', access: 'mode' },
  'h5py.File': { path: 0, keyword: 'name', access: 'mode' },
  ...Object.fromEntries(
    PANDAS_READERS.split(' ').map(kind => [`pandas.read_${kind}`, reads(0, 'filepath_or_buffer')])
  ),
  ...Object.fromEntries(
    POLARS_READERS.split(' ').flatMap(kind => [
      [`polars.read_${kind}`, reads(0, 'source')],
      [`polars.scan_${kind}`, reads(0, 'source')]
    ])
  ),
  'numpy.fromfile': reads(0, 'file'),
  'numpy.genfromtxt': reads(0, 'fname'),
  'numpy.load': reads(0, 'file'),
  'numpy.loadtxt': reads(0, 'fname'),
  'numpy.save': writes(0, 'file'),
  'numpy.savetxt': writes(0, 'fname'),
  'numpy.savez': writes(0, 'file'),
  'numpy.savez_compressed': writes(0, 'file'),
  'joblib.load': reads(0, 'filename'),
  'joblib.dump': writes(1, 'filename'),
  'torch.load': reads(0, 'f'),
  'torch.save': writes(1, 'f'),
  'matplotlib.pyplot.savefig': writes(0, 'fname'),
  'matplotlib.pyplot.imread': reads(0, 'fname'),
  'matplotlib.pyplot.imsave': writes(0, 'fname'),
  'cv2.imread': reads(0, 'filename'),
  'cv2.imwrite': writes(0, 'filename'),
  'PIL.Image.open': reads(0, 'fp'),
  'os.listdir': reads(0, 'path'),
  'os.remove': writes(0, 'path'),
  'os.unlink': writes(0, 'path'),
  'os.mkdir': writes(0, 'path'),
  'os.makedirs': writes(0, 'name'),
  'os.rename': writes(1, 'dst'),
  'shutil.copy': writes(1, 'dst'),
  'shutil.copyfile': writes(1, 'dst'),
  'shutil.move': writes(1, 'dst'),
  'shutil.rmtree': writes(0, 'path'),
  'sqlite3.connect': writes(0, 'database'),
  'urllib.request.urlretrieve': writes(1, 'filename')
};

/** Methods of any object that take a path first. */
export const FILE_METHODS: Readonly<Record<string, 'read' | 'write'>> = {
  savefig: 'write',
  sink_parquet: 'write',
  to_csv: 'write',
  to_excel: 'write',
  to_feather: 'write',
  to_hdf: 'write',
  to_json: 'write',
  to_netcdf: 'write',
  to_orc: 'write',
  to_parquet: 'write',
  to_pickle: 'write',
  to_stata: 'write',
  write_csv: 'write',
  write_html: 'write',
  write_image: 'write',
  write_parquet: 'write'
};

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
