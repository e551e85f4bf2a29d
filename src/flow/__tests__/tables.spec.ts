import { loadReader } from '../../python/__tests__/reader';
import { Session } from '../index';

const LOAD = 'import pandas as pd\nd = pd.read_csv("x.csv")';

/** Kinds of the findings of each cell that is not sound, after these runs of cells from 1. */
async function kinds(cells: string[], runs: number[]) {
  const { read } = await loadReader();
  const session = new Session({ read });
  session.apply({ type: 'open', cells: cells.map((source, i) => ({ id: `${i + 1}`, source })) });
  runs.forEach((n, i) =>
    session.apply({ type: 'run', cell: `${n}`, source: cells[n - 1], count: i + 1, ok: true })
  );
  return Object.fromEntries(
    [...session.judgement.cells]
      .filter(([, cell]) => cell.verdict !== 'sound')
      .map(([id, cell]) => [id, cell.findings[0].kind])
  );
}

describe('columns of a table', () => {
  it.each([
    'd["n"] = d["a"] + 1',
    'd["n"] = d["a"] + 1\nd["m"] = d["n"] > 2\nprint(d["m"].mean())',
    'd["a"] = 1\nd["b"] = 2',
    'd.columns = ["a", "b"]'
  ])('may be made again from others: %j', async source => {
    expect(await kinds([LOAD, source], [1, 2, 2])).toEqual({});
  });

  it('are made again by a function that the page defines', async () => {
    const cells = [LOAD, 'def f(a, b):\n    return b - a', 'd["n"] = f(d["a"], d["b"])'];
    expect(await kinds(cells, [1, 2, 3, 3])).toEqual({});
  });

  it.each(['d["b"] = d["b"] * 2', 'd["b"] = 1\nd = d.dropna()'])(
    'that are made of themselves are not: %j',
    async source => {
      expect(await kinds([LOAD, source], [1, 2, 2])).toEqual({ 2: 'repeated' });
    }
  );

  it('are stale where what they were made of has changed', async () => {
    const cells = [LOAD, 'd["a"] = 1', 'd["n"] = d["a"] + 1', 'd["n"].sum()'];
    expect(await kinds(cells, [1, 3, 2, 4])).toMatchObject({ 3: 'stale' });
  });
});

describe('a random generator', () => {
  const MAKE = 'import numpy as np\nrng = np.random.default_rng(0)';

  it('moves on with every draw', async () => {
    expect(await kinds([MAKE, 'x = rng.normal()'], [1, 2, 2])).toEqual({ 2: 'repeated' });
  });

  it('begins anew where it is made', async () => {
    expect(await kinds([MAKE, 'x = rng.normal()'], [1, 2, 1, 2])).toEqual({});
  });
});
