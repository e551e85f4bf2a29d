/** Functions and methods that read and write files. */

/** How a call uses a file: which argument is its path, and whether it is read or written. */
export interface FileUse {
  readonly path: number;
  readonly keyword: string;
  /** `mode`: the argument behind the path tells, as in `open`. `both`: it is opened for either. */
  readonly access: 'read' | 'write' | 'both' | 'mode';
}

const using = (
  functions: string,
  path: number,
  keyword: string,
  access: FileUse['access']
): Record<string, FileUse> =>
  Object.fromEntries(functions.split(' ').map(name => [name, { path, keyword, access }]));
const reading = (functions: string, path: number, keyword: string): Record<string, FileUse> =>
  using(functions, path, keyword, 'read');
const writing = (functions: string, path: number, keyword: string): Record<string, FileUse> =>
  using(functions, path, keyword, 'write');
const of = (prefix: string, kinds: string): string =>
  kinds
    .split(' ')
    .map(kind => prefix + kind)
    .join(' ');

const PANDAS_READERS =
  'csv table fwf excel json html xml hdf feather parquet orc sas spss pickle stata';
const POLARS_READERS = 'csv excel json ndjson parquet ipc avro';
const NETWORKX = 'gml graphml gexf edgelist weighted_edgelist adjlist multiline_adjlist pajek';

/** Functions with a path among their arguments, by canonical name. */
export const FILE_FUNCTIONS: Readonly<Record<string, FileUse>> = {
  open: { path: 0, keyword: 'file', access: 'mode' },
  'io.open': { path: 0, keyword: 'file', access: 'mode' },
  'gzip.open': { path: 0, keyword: 'filename', access: 'mode' },
  'bz2.open': { path: 0, keyword: 'filename', access: 'mode' },
  'zipfile.ZipFile': { path: 0, keyword: 'file', access: 'mode' },
  'h5py.File': { path: 0, keyword: 'name', access: 'mode' },
  ...reading(of('pandas.read_', PANDAS_READERS), 0, 'filepath_or_buffer'),
  'pandas.read_json': { path: 0, keyword: 'path_or_buf', access: 'read' },
  'pandas.read_hdf': { path: 0, keyword: 'path_or_buf', access: 'read' },
  'pandas.read_excel': { path: 0, keyword: 'io', access: 'read' },
  'pandas.read_html': { path: 0, keyword: 'io', access: 'read' },
  'pandas.read_parquet': { path: 0, keyword: 'path', access: 'read' },
  'pandas.read_feather': { path: 0, keyword: 'path', access: 'read' },
  ...reading(of('polars.read_', POLARS_READERS), 0, 'source'),
  ...reading(of('polars.scan_', POLARS_READERS), 0, 'source'),
  'tarfile.open': { path: 0, keyword: 'name', access: 'mode' },
  'lzma.open': { path: 0, keyword: 'filename', access: 'mode' },
  'codecs.open': { path: 0, keyword: 'filename', access: 'mode' },
  'wave.open': { path: 0, keyword: 'f', access: 'mode' },
  'pandas.HDFStore': { path: 0, keyword: 'path', access: 'both' },
  'sqlite3.connect': { path: 0, keyword: 'database', access: 'both' },
  'duckdb.connect': { path: 0, keyword: 'database', access: 'both' },
  'shelve.open': { path: 0, keyword: 'filename', access: 'both' },
  ...reading('numpy.fromfile numpy.load', 0, 'file'),
  ...reading(
    'numpy.genfromtxt numpy.loadtxt matplotlib.pyplot.imread skimage.io.imread',
    0,
    'fname'
  ),
  ...reading('joblib.load cv2.imread', 0, 'filename'),
  ...reading('torch.load torch.jit.load', 0, 'f'),
  ...reading('PIL.Image.open', 0, 'fp'),
  ...reading('imageio.imread imageio.v2.imread imageio.v3.imread', 0, 'uri'),
  ...reading('scipy.io.loadmat', 0, 'file_name'),
  ...reading('scipy.io.wavfile.read', 0, 'filename'),
  ...reading('pyarrow.parquet.read_table', 0, 'source'),
  ...reading('keras.models.load_model tensorflow.keras.models.load_model', 0, 'filepath'),
  ...reading('os.listdir os.scandir', 0, 'path'),
  ...reading('shutil.unpack_archive', 0, 'filename'),
  ...reading(of('networkx.read_', NETWORKX), 0, 'path'),
  ...reading('duckdb.read_csv duckdb.read_parquet duckdb.read_json', 0, 'path'),
  ...writing('numpy.save numpy.savez numpy.savez_compressed', 0, 'file'),
  ...writing(
    'numpy.savetxt matplotlib.pyplot.savefig matplotlib.pyplot.imsave skimage.io.imsave',
    0,
    'fname'
  ),
  ...writing('joblib.dump', 1, 'filename'),
  ...writing('torch.save torch.jit.save', 1, 'f'),
  ...writing('cv2.imwrite scipy.io.wavfile.write', 0, 'filename'),
  ...writing('imageio.imwrite imageio.v2.imwrite imageio.v3.imwrite', 0, 'uri'),
  ...writing('imageio.mimsave', 0, 'uri'),
  ...writing('scipy.io.savemat', 0, 'file_name'),
  ...writing('pyarrow.parquet.write_table', 1, 'where'),
  ...writing('pandas.ExcelWriter', 0, 'path'),
  ...writing(of('networkx.write_', NETWORKX), 1, 'path'),
  ...writing('os.remove os.unlink os.mkdir os.rmdir os.removedirs os.truncate', 0, 'path'),
  ...writing('os.makedirs', 0, 'name'),
  ...writing('os.rename os.renames os.replace os.symlink os.link', 1, 'dst'),
  ...writing('shutil.copy shutil.copy2 shutil.copyfile shutil.copytree shutil.move', 1, 'dst'),
  ...writing('shutil.rmtree', 0, 'path'),
  ...writing('shutil.make_archive', 0, 'base_name'),
  ...writing('urllib.request.urlretrieve', 1, 'filename')
};

/** Methods of any object that take a path first. */
const METHODS = {
  read: 'load_weights load_model from_file',
  write: `savefig to_csv to_excel to_feather to_hdf to_html to_json to_latex to_markdown to_netcdf
    to_orc to_parquet to_pickle to_stata to_xml to_file tofile sink_csv sink_ipc sink_ndjson sink_parquet write_avro
    write_csv write_excel write_html write_image write_ipc write_json write_ndjson write_parquet
    save_model save_weights save_pretrained extractall`
};

export const FILE_METHODS: ReadonlyMap<string, 'read' | 'write'> = methods(METHODS);

/** Methods of a `pathlib.Path`, where its text is known. `open` is read as its mode says. */
export const PATH_METHODS: ReadonlyMap<string, 'read' | 'write'> = methods({
  read: 'read_text read_bytes iterdir glob rglob',
  write:
    'write_text write_bytes mkdir unlink touch rename replace rmdir symlink_to hardlink_to chmod'
});

function methods(names: Record<'read' | 'write', string>): Map<string, 'read' | 'write'> {
  const row = (access: 'read' | 'write'): [string, 'read' | 'write'][] =>
    names[access].split(/\s+/).map(name => [name, access]);
  return new Map([...row('read'), ...row('write')]);
}
