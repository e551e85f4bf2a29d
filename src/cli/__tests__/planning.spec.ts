import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadInput } from '../command';
import { planFile } from '../planning';

describe('planFile', () => {
  it('names the language of a notebook that is not in Python', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'planning-'));
    const path = join(folder, 'n.ipynb');
    const metadata = { language_info: { name: 'R' } };
    await writeFile(path, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: [] }));
    const planned = planFile(path, null);
    await expect(planned).rejects.toThrow(BadInput);
    await expect(planned).rejects.toThrow('is a notebook in r; a package can be made of Python');
    await rm(folder, { recursive: true });
  });
});
