import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadReader } from '../../python/__tests__/reader';
import { plain } from '../../phrase';
import { BadInput } from '../command';
import { readNotebook } from '../notebook';
import { missingRows } from '../readiness';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readiness-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function rowsOf(...sources: string[]) {
  const path = join(folder, 'n.ipynb');
  const cells = sources.map((source, i) => ({
    cell_type: 'code',
    id: `c${i}`,
    metadata: {},
    source,
    outputs: [],
    execution_count: null
  }));
  await writeFile(path, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
  const { read } = await loadReader();
  const rows = await missingRows(await readNotebook(path), read, null);
  return Object.fromEntries(rows.map(row => [row.key, plain(row.text, id => id)]));
}

describe('missingRows', () => {
  it('says what a linter finds, and which functions have no test', async () => {
    const rows = await rowsOf('import os\n\ndef half(x):\n    return x / 2', 'y = half(3)');
    expect(rows.lint).toBe('1 finding: 1 unused import. In cell 1.');
    expect(rows.tests).toBe('`half` has no test.');
    expect(rows.versioning).toBeDefined();
  });

  it("goes by the project's own configuration", async () => {
    await writeFile(join(folder, 'ruff.toml'), 'lint.ignore = ["F401"]\n');
    expect((await rowsOf('import os')).lint).toBeUndefined();
  });

  it('names the file whose rules ruff does not know', async () => {
    await writeFile(join(folder, 'ruff.toml'), 'lint.select = ["ZZZ"]\n');
    await expect(rowsOf('x = 1')).rejects.toThrow(/ruff\.toml: .*ZZZ/);
  });

  it('names a configuration that cannot be read', async () => {
    await writeFile(join(folder, 'ruff.toml'), 'lint = [\n');
    await expect(rowsOf('x = 1')).rejects.toThrow(BadInput);
    await expect(rowsOf('x = 1')).rejects.toThrow(/ruff\.toml/);
  });
});
