/** Small files that are taken along, where the person chose it. */
import type { Environment } from '../index';
import { file, notes, pipeline, planned, type TestCell } from './planned';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const files = (
  ...given: readonly (readonly [path: string, text: string, bytes?: number])[]
): Partial<Environment> => ({
  files: given.map(([path, text, bytes]) => ({
    path,
    bytes: bytes ?? text.length,
    base64: base64(text)
  }))
});
const paths = async (
  cells: readonly TestCell[],
  environment: Partial<Environment>
): Promise<string[]> => (await planned(cells, environment)).data.map(d => d.path);

const LOOKUP = '/home/me/lookup.json';
const OPENS = `import json\nwith open("${LOOKUP}") as f:\n    table = json.load(f)\ntable`;

describe('data of the package', () => {
  it('is asked for first: nothing is taken by itself', async () => {
    const made = await planned([OPENS], files([LOOKUP, '{"a": 1}']));
    expect(made.data).toEqual([{ path: LOOKUP, bytes: 8, taken: false }]);
    expect(pipeline(made)).toContain(`open("${LOOKUP}")`);
    expect(made.files.some(f => f.role === 'data')).toBe(false);
  });

  it('is read by importlib.resources where it is taken, and needs no file of this machine', async () => {
    const made = await planned([OPENS], files([LOOKUP, '{"a": 1}']), { data: [LOOKUP] });
    expect(pipeline(made)).toContain('open(data_file("lookup.json"))');
    expect(pipeline(made)).toContain('from ._data import data_file');
    expect(file(made, '_data.py')).toContain('importlib.resources');
    expect(file(made, 'src/report/data/lookup.json')).toBe('{"a": 1}');
    expect(notes(made)).toEqual([
      '`/home/me/lookup.json` is taken along as `data/lookup.json`; the package reads its own copy.'
    ]);
    expect(file(made, 'test_pipeline.py')).not.toContain('DATA');
  });

  it('is the default of the parameter that names it', async () => {
    const read = 'import pandas as pd\nx = pd.read_csv("x.csv")';
    const made = await planned([read], files(['x.csv', 'a\n1\n']), { data: ['x.csv'] });
    expect(pipeline(made)).toMatch(
      /def run\(\*, x_path: str \| None = None\)[\s\S]*if x_path is None:\n {8}x_path = data_file\("x\.csv"\)/
    );
    const named = await planned(
      ['data_path = "x.csv"\nx = open(data_path).read()'],
      files(['x.csv', 'a']),
      {
        data: ['x.csv']
      }
    );
    expect(pipeline(named)).toContain('data_path = data_file("x.csv")');
  });

  it('reaches functions, and constants that they read', async () => {
    const made = await planned(
      [
        'NAMES = "names.txt"\ndef first():\n    return open(NAMES).readline() + open("more.txt").read()',
        'first()'
      ],
      files(['names.txt', 'a'], ['more.txt', 'b']),
      { data: ['names.txt', 'more.txt'] }
    );
    const text = file(made, 'definitions.py');
    expect(text).toContain('NAMES = data_file("names.txt")');
    expect(text).toContain('open(data_file("more.txt"))');
    expect(text).toContain('from ._data import data_file');
  });

  it('is never what the notebook writes, or what is large', async () => {
    expect(
      await paths(
        [
          'from pathlib import Path\nout = "c.txt"',
          'open("a.txt", "w").write("x")\nPath("b.txt").write_text("y")\nopen(out, mode="a")\nPath("d.txt").open("w")\nopen("e.txt")\nopen("f.txt")'
        ],
        files(
          ['a.txt', ''],
          ['b.txt', ''],
          ['c.txt', ''],
          ['d.txt', ''],
          ['e.txt', '', 9],
          ['f.txt', '', 2e6]
        )
      )
    ).toEqual(['e.txt']);
  });

  it('is not taken with a key in it, and is named with personal data', async () => {
    const key = `ghp_${'a1B2'.repeat(6)}`;
    const cells = ['a = open("a.txt").read()\nb = open("b.txt").read()'];
    const made = await planned(cells, files(['a.txt', key], ['b.txt', 'ann.lee@mail.org']), {
      data: ['a.txt', 'b.txt']
    });
    expect(JSON.stringify(made.files)).not.toContain(key);
    expect(pipeline(made)).toContain('open("a.txt")');
    expect(notes(made)).toEqual([
      '`a.txt` holds what looks like a key or password: it is not taken along.',
      '`b.txt` holds personal data, by its look: e-mail address.',
      '`b.txt` is taken along as `data/b.txt`; the package reads its own copy.'
    ]);
  });

  it('keeps its bytes where it is no text', async () => {
    const bytes = Buffer.from([0xff, 0, 1]).toString('base64');
    const made = await planned(
      ['d = open("d.bin", "rb").read()'],
      {
        files: [{ path: 'd.bin', bytes: 3, base64: bytes }]
      },
      { data: ['d.bin'] }
    );
    expect(made.files.find(f => f.role === 'data')).toEqual({
      path: 'src/report/data/d.bin',
      text: '',
      base64: bytes,
      role: 'data'
    });
  });
});

describe('a file that the run makes', () => {
  const cells = [
    'import pandas as pd\ndf = pd.read_csv("raw.csv")',
    'df.dropna().to_csv("clean.csv")',
    'clean = pd.read_csv("clean.csv")'
  ];

  it('is read where it was written, and is nothing that a test waits for', async () => {
    const made = await planned(cells, files(['raw.csv', 'a\n1\n'], ['clean.csv', 'a\n1\n']));
    expect(made.parameters.map(p => p.name)).toEqual(['raw_path']);
    expect(pipeline(made)).toContain('pd.read_csv("clean.csv")');
    expect(file(made, 'test_pipeline.py')).toContain('DATA = ["raw.csv"]');
    expect(made.data.map(d => d.path)).toEqual(['raw.csv']);
  });

  it('is data where it is read first', async () => {
    const made = await planned([...cells, 'df.to_csv("raw.csv")'], files(['raw.csv', 'a\n']));
    expect(made.parameters.map(p => p.name)).toEqual(['raw_path']);
  });
});
