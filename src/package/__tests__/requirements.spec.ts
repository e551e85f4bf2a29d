/** Exact versions: of all that stands behind the dependencies, and the lock that was made for them. */
import { requirementLines } from '../index';
import { ENVIRONMENT, file, planned } from './planned';

const CELLS = ['import pandas as pd', 'x = pd.DataFrame()\nx'];
const BEHIND = {
  ...ENVIRONMENT.distributions[0],
  name: 'Some_Thing',
  version: '2.0+cu118',
  imports: ['thing']
};
const environment = {
  distributions: [
    ...ENVIRONMENT.distributions.map(d =>
      d.name === 'numpy' ? { ...d, requires: ['some.thing', 'gone'] } : d
    ),
    BEHIND
  ]
};

describe('constraints.txt', () => {
  it('pins the closure as the environment has it, and nothing else', async () => {
    const made = await planned(CELLS, environment);
    expect(file(made, 'constraints.txt')).toBe('numpy==1.26.4\npandas==2.2.3\nSome_Thing==2.0\n');
  });
});

describe('pylock.toml', () => {
  it('is there where it was made for what the package needs, and only then', async () => {
    const { dependencies } = await planned(CELLS);
    const requirements = requirementLines(dependencies);
    expect(requirements).toEqual(['pandas>=2.2']);
    const lock = { text: 'lock-version = "1.0"\n', requirements };
    expect(file(await planned(CELLS, {}, { lock }), 'pylock.toml')).toBe('lock-version = "1.0"\n');
    const more = await planned([...CELLS, 'import yaml\ny = yaml.safe_load("1")\ny'], {}, { lock });
    expect(more.files.map(f => f.path)).not.toContain('pylock.toml');
  });
});
