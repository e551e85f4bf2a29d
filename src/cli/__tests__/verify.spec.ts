/** Verifies small notebooks with a real server and a real kernel. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadInput } from '../command';
import { type CellRow, command } from '../verify';

jest.setTimeout(90_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipshape-spec-'));
});
// Jest prints warnings on the standard output, where the rows are.
jest.spyOn(console, 'warn').mockImplementation(() => undefined);
afterAll(() => rm(folder, { recursive: true, force: true }));

const stdout = (text: string) => ({ output_type: 'stream', name: 'stdout', text });

async function notebook(
  name: string,
  cells: readonly { source: string; outputs?: object[] }[],
  language = 'python'
): Promise<string> {
  const path = join(folder, name);
  const content = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'not-installed', language },
      language_info: { name: language }
    },
    cells: cells.map(({ source, outputs = [] }, i) => ({
      id: `c${i}`,
      cell_type: 'code',
      metadata: {},
      execution_count: null,
      source,
      outputs
    }))
  };
  await writeFile(path, JSON.stringify(content));
  return path;
}

async function verified(...args: string[]): Promise<{ status: number; rows: CellRow[] }> {
  let text = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    text += String(chunk);
    return true;
  });
  try {
    const status = await command.run([...args, '--json']);
    return { status, rows: JSON.parse(text) as CellRow[] };
  } finally {
    write.mockRestore();
  }
}

describe('shipshape verify', () => {
  it('runs in the folder of the notebook, measures, and stops where a cell fails', async () => {
    const path = await notebook('report.ipynb', [
      {
        source: 'import os\nprint(os.path.basename(os.getcwd()))',
        outputs: [stdout('elsewhere')]
      },
      {
        source: 'x = bytearray(300_000_000)\ndel x\nprint("held", 1)',
        outputs: [stdout('held 1')]
      },
      { source: '' },
      { source: 'y = 1\n1 / 0' },
      { source: 'z = 2' }
    ]);
    const before = await readFile(path, 'utf8');
    const { status, rows } = await verified(path);
    expect(status).toBe(1);
    expect(rows.map(row => row.verdict)).toEqual(['differs', 'same', 'same', 'error', 'not-run']);
    expect(rows[0].difference).toContain('shipshape-spec-');
    expect(rows[3].bound).toEqual(['y']);
    expect(rows[4].seconds).toBeNull();
    if (process.platform === 'linux') {
      const [, spike] = rows;
      expect(spike.method).toBe('clear_refs');
      expect(spike.peak! - spike.rss_before!).toBeGreaterThan(290e6);
      expect(spike.rss_after! - spike.rss_before!).toBeLessThan(30e6);
    }
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('tells chance from change by a second run', async () => {
    const path = await notebook('chance.ipynb', [
      { source: 'import random\nprint(random.random())', outputs: [stdout('0.5')] },
      { source: 'print(2)', outputs: [stdout('3')] }
    ]);
    const { rows } = await verified(path, '--twice');
    expect(rows.map(row => [row.verdict, row.chance])).toEqual([
      ['differs', true],
      ['differs', false]
    ]);
  });

  it('a kernel that dies is the error of its cell', async () => {
    const path = await notebook('dies.ipynb', [
      { source: 'import os\nos._exit(3)' },
      { source: '1' }
    ]);
    const { rows } = await verified(path);
    expect(rows.map(row => row.verdict)).toEqual(['error', 'not-run']);
    expect(rows[0].difference).toContain('The kernel died.');
  });

  it('says what is the matter with bad input', async () => {
    const other = await notebook('r.ipynb', [{ source: 'x <- 1' }], 'r');
    await expect(command.run([other])).rejects.toThrow(/no kernel for r is installed/);
    await expect(command.run([])).rejects.toThrow(BadInput);
    await expect(command.run([join(folder, 'none.ipynb')])).rejects.toThrow(
      /there is no such file/
    );
  });
});
