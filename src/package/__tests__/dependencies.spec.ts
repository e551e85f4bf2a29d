/** What a package needs, where no import says it plainly. */
import type { Distribution } from '../index';
import { requirement } from '../requirements';
import { satisfies } from '../versions';
import { ENVIRONMENT, notes, planned } from './planned';

const installed = (
  name: string,
  version: string,
  more: Partial<Distribution> = {}
): Distribution => ({
  name,
  version,
  imports: [name],
  requires: [],
  ...more
});
const withThese = (...more: readonly Distribution[]) => ({
  distributions: [...ENVIRONMENT.distributions, ...more]
});
const lines = async (...given: Parameters<typeof planned>): Promise<string[]> =>
  (await planned(...given)).dependencies.map(d => `${d.group} ${requirement(d)}`);

describe('install lines', () => {
  it('keep their extras', async () => {
    const cells = [
      '%pip install "dask[dataframe, distributed]" "pandas[excel]==2.2.3" \nimport pandas as pd\nx = pd.NA'
    ];
    expect(await lines(cells, withThese(installed('dask', '2024.5.0')))).toEqual([
      'runtime dask[dataframe,distributed]>=2024.5',
      'runtime pandas[excel]>=2.2'
    ]);
    expect(
      await lines(['%pip install "dask[dataframe]"'], withThese(installed('dask', '2024.5.0')))
    ).toEqual(['runtime dask[dataframe]>=2024.5']);
  });

  it('tell where the kernel has another version than they ask for', async () => {
    const told = async (spec: string): Promise<string[]> =>
      notes(await planned([`!pip install "pandas${spec}"`]));
    expect(await told('>=3')).toEqual(['The notebook installs `pandas` >=3, but ran with 2.2.3.']);
    expect(await told('>=2,<2.2')).toHaveLength(1);
    expect(await told('==2.2.*')).toEqual([]);
    expect(await told('~=2.1')).toEqual([]);
  });

  it('end where the shell goes on with something else', async () => {
    const cells = ['!pip install -q pandas 2>&1 | tail -1\n!pip install numpy>=1 && echo yaml'];
    expect(await lines(cells)).toEqual(['runtime numpy>=1.26', 'runtime pandas>=2.2']);
  });

  it('of files, folders and other indexes are told, not read', async () => {
    const made = await planned([
      '%pip install -r requirements.txt\n!pip install -e ../ours\n!pip install -i https://user:hunter22@pypi.ours/simple pandas'
    ]);
    expect(JSON.stringify(made)).not.toContain('hunter22');
    expect(notes(made)).toEqual([
      expect.stringMatching(/^A key or password/),
      'What `-r requirements.txt` installs is not read: see that the dependencies are all there.',
      'What `-e ../ours` installs is not read: see that the dependencies are all there.',
      expect.stringMatching(/^`-i https:\/\/user:\*+@pypi\.ours\/simple` names another index/)
    ]);
  });
});

describe('installs by direct_url.json', () => {
  const ours = (url: string, more: Partial<NonNullable<Distribution['directUrl']>> = {}) =>
    withThese(installed('ours', '1.2.0', { directUrl: { url, editable: false, ...more } }));
  const USES = ['import ours\ny = ours.x'];

  it('from a repository are direct references, without credentials', async () => {
    expect(
      await lines(USES, ours('https://git.example/ours', { commit: 'abc', vcs: 'hg' }))
    ).toEqual(['runtime ours @ hg+https://git.example/ours@abc']);
    const secret = await planned(
      USES,
      ours('https://me:hunter22@git.example/ours', { commit: 'abc' })
    );
    expect(JSON.stringify(secret)).not.toContain('hunter22');
  });

  it('from a folder of this machine stay names, and are told', async () => {
    const editable = await planned(USES, ours('file:///home/me/ours', { editable: true }));
    expect(editable.dependencies.map(requirement)).toEqual(['ours>=1.2']);
    expect(notes(editable)).toEqual([
      '`ours` is installed in editable mode from a folder of this machine: publish it, or put it beside the notebook.'
    ]);
    expect(notes(await planned(USES, ours('file:///home/me/ours')))).toHaveLength(1);
  });
});

describe('hidden engines', () => {
  it('are those that a kernel has loaded beyond what the declared ones bring', async () => {
    const cells = ['import pandas as pd\nx = pd.DataFrame()'];
    const choices = { loaded: ['pandas', 'numpy', 'pyarrow', 'yaml'] };
    expect(await lines(cells, {}, choices)).toEqual([
      'runtime pandas>=2.2',
      'runtime pyarrow>=25.0'
    ]);
    const brought = ENVIRONMENT.distributions.map(d =>
      d.name === 'pandas' ? { ...d, requires: ['pyarrow'] } : d
    );
    expect(await lines(cells, { distributions: brought }, choices)).toEqual([
      'runtime pandas>=2.2'
    ]);
  });
});

describe('imports under a condition', () => {
  it('for types alone are for whoever checks the types', async () => {
    const cells = [
      'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import yaml\ndef f(x: "yaml.Node"):\n    return x'
    ];
    expect(await lines([...cells, 'y = f(1)'])).toEqual(['test PyYAML>=6.0']);
    expect(await lines([...cells, 'import yaml\ny = yaml.safe_load("1")'])).toEqual([
      'runtime PyYAML>=6.0'
    ]);
  });

  it('that may fail are an extra; under another condition they are needed', async () => {
    expect(
      await lines(['try:\n    import yaml\nexcept ImportError:\n    yaml = None', 'y = yaml'])
    ).toEqual(['optional PyYAML>=6.0']);
    expect(await lines(['if 1 < 2:\n    import yaml', 'y = yaml.x'])).toEqual([
      'runtime PyYAML>=6.0'
    ]);
  });
});

describe('satisfies', () => {
  it.each([
    ['2.2.3', '==2.2.3', true],
    ['2.2.0', '==2.2', true],
    ['2.2.3', '==2.1', false],
    ['2.2.3', '!=2.2.3', false],
    ['2.2.3', '~=2.2.1', true],
    ['2.3.0', '~=2.2.1', false],
    ['1.10', '>=1.9,<2', true],
    ['1.10', '<1.9', false],
    ['2.0+cu118', '==2.0', true],
    ['2.0', '', true],
    ['unknown', '>=3', true]
  ])('%s of %s: %s', (version, specifier, right) => {
    expect(satisfies(version, specifier)).toBe(right);
  });
});
