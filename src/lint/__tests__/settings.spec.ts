import { choose, type ProjectFiles, projectSettings } from '../settings';
import { covers, names } from '../globs';

/** Files by their paths, as a project holds them. */
function filesOf(all: Readonly<Record<string, string>>): ProjectFiles {
  return {
    names: async folder => {
      const prefix = folder && `${folder.replace(/\/$/, '')}/`;
      const below = Object.keys(all).filter(file => file.startsWith(prefix));
      return new Set(below.map(file => file.slice(prefix.length).split('/')[0]));
    },
    text: async file => {
      if (!(file in all)) {
        throw new Error(`${file} is not there.`);
      }
      return all[file];
    }
  };
}

const of = (all: Record<string, string>, path = 'a/b/n.ipynb') =>
  projectSettings(filesOf(all), path);

describe('projectSettings', () => {
  it('is the nearest file that says something of ruff', async () => {
    const all = {
      'ruff.toml': 'line-length = 70',
      'a/pyproject.toml': '[tool.ruff]\nline-length = 80',
      'a/b/pyproject.toml': '[project]\nname = "b"'
    };
    expect(await of(all)).toMatchObject({
      file: 'a/pyproject.toml',
      settings: { 'line-length': 80 }
    });
    expect((await of(all, '/a/n.ipynb')).file).toBeNull();
    expect((await of(all, 'n.ipynb')).file).toBe('ruff.toml');
  });

  it('prefers .ruff.toml to ruff.toml to pyproject.toml in one folder', async () => {
    const all = { 'ruff.toml': '', '.ruff.toml': '', 'pyproject.toml': '[tool.ruff]' };
    expect((await of(all)).file).toBe('.ruff.toml');
  });

  it("is the notebook's defaults where there is none, and knows IPython's own names", async () => {
    const { settings, file } = await of({});
    expect(file).toBeNull();
    expect(settings).toMatchObject({ lint: { select: ['E4', 'E7', 'E9', 'F'] } });
    expect(settings.builtins).toContain('get_ipython');
  });

  it('follows what a file extends, option by option', async () => {
    const all = {
      'base.toml': 'line-length = 70\nlint.select = ["F"]\nlint.ignore = ["F401"]',
      'a/ruff.toml': 'extend = "../base.toml"\nlint.select = ["E"]'
    };
    const { settings } = await of(all);
    expect(settings).toMatchObject({
      'line-length': 70,
      lint: { select: ['E'], ignore: ['F401'] }
    });
    await expect(of({ 'ruff.toml': 'extend = "no.toml"' })).rejects.toThrow(/ruff\.toml.*no\.toml/);
  });

  it('names a file that is no TOML', async () => {
    await expect(of({ 'a/ruff.toml': 'x = [' })).rejects.toThrow(/^a\/ruff\.toml/);
  });

  it('keeps of the ignores by file those of this notebook', async () => {
    const text = `[lint.per-file-ignores]
"*.ipynb" = ["E402"]
"b/*" = ["F401"]
"tests/*" = ["S"]
"!b/*" = ["D"]`;
    const { settings } = await of({ 'a/ruff.toml': text });
    expect(settings.lint).toEqual({ 'per-file-ignores': { '*': ['E402', 'F401'] } });
  });

  it('tells whether the project leaves the notebook out', async () => {
    const out = async (text: string) => (await of({ 'ruff.toml': text })).excluded;
    expect(await out('extend-exclude = ["*.ipynb"]')).toEqual({ lint: true, format: true });
    expect(await out('exclude = ["a/b"]')).toEqual({ lint: true, format: true });
    expect(await out('lint.exclude = ["n.ipynb"]')).toEqual({ lint: true, format: false });
    expect(await out('format.exclude = ["b"]')).toEqual({ lint: false, format: true });
    expect(await out('exclude = ["c"]')).toEqual({ lint: false, format: false });
  });

  it('takes the oldest Python that the project wants', async () => {
    const all = { 'ruff.toml': '', 'pyproject.toml': '[project]\nrequires-python = ">=3.11,<4"' };
    expect((await of(all)).settings['target-version']).toBe('py311');
  });

  it('drops what is about another version of ruff', async () => {
    const { settings } = await of({ 'ruff.toml': 'required-version = ">=99"' });
    expect(settings).not.toHaveProperty('required-version');
  });
});

describe('choose', () => {
  it("puts the person's rules over the project's", () => {
    const project = { lint: { select: ['F'], 'extend-select': ['B'], ignore: ['F401'] } };
    expect(choose(project, { select: [], ignore: [] })).toBe(project);
    expect(choose(project, { select: ['E'], ignore: ['E402'] })).toEqual({
      lint: { select: ['E'], 'extend-select': [], ignore: ['F401', 'E402'] }
    });
  });
});

describe('patterns', () => {
  it.each([
    ['*.ipynb', 'a/n.ipynb', true],
    ['a/*.ipynb', 'a/b/n.ipynb', true],
    ['**/b/*', 'a/b/n.ipynb', true],
    ['n?.ipynb', 'a/n1.ipynb', true],
    ['n[0-9].ipynb', 'n1.ipynb', true],
    ['n[!0-9].ipynb', 'n1.ipynb', false],
    ['{x,n}.ipynb', 'n.ipynb', true],
    ['n.ipynb', 'xn.ipynb', false],
    ['n+.ipynb', 'nn.ipynb', false]
  ])('%s names %s: %s', (pattern, path, expected) => {
    expect(names(pattern, '', path)).toBe(expected);
  });

  it('cover what lies in a folder that they name', () => {
    expect(covers('drafts', '', 'a/drafts/n.ipynb')).toBe(true);
    expect(covers('a', 'a', 'a/n.ipynb')).toBe(false);
  });
});
