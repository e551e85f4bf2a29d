import { readFile } from 'node:fs/promises';

import { file, planned } from '../../package/__tests__/planned';
import { loadReader } from '../../python/__tests__/reader';
import { formatPlan } from '../plan';
import { Ruff } from '../ruff';

const ruffWasm = () => readFile(require.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'));

const RULES = { lint: { select: ['E4', 'E7', 'E9', 'F', 'B', 'I', 'UP'] } };

/** The modules of a page, formatted. */
async function formatted(...cells: string[]) {
  const { read } = await loadReader();
  return formatPlan(await planned(cells), ruffWasm, read);
}

describe('a formatted plan', () => {
  const CELLS = [
    'import os, sys\nfrom pathlib import Path',
    'for i in range(3):  # a comment behind it, long enough to make the line longer than it may be\n    pass',
    's = """a\n  b"""\nl = sys.argv == None\nprint(s, l, os.sep, Path("."))'
  ];

  it('is clean under the configuration of the package, and stays as it is', async () => {
    const made = await formatted(...CELLS);
    const ruff = await Ruff.load(ruffWasm, {
      ...RULES,
      'target-version': 'py310',
      lint: { ...RULES.lint, isort: { 'known-first-party': [made.module] } }
    });
    for (const { path, text } of made.files.filter(f => f.path.endsWith('.py'))) {
      expect([path, ruff.check(text).map(d => d.code)]).toEqual([path, []]);
      expect(ruff.format(text)).toBe(text);
    }
    ruff.dispose();
  });

  it('keeps what the notebook means: strings as they are, rules that speak against it silenced', async () => {
    const text = file(await formatted(...CELLS), 'pipeline.py');
    expect(text).toContain('s = """a\n  b"""');
    expect(text).toMatch(/sys\.argv == None {2}# noqa: E711/);
    expect(text).toMatch(/for i in range\(3\): {2}# noqa: B007 {2}# a comment behind it/);
  });

  it('asks for the Python that its syntax needs', async () => {
    const made = await formatted("d = {'a': 1}\nprint(f'{d['a']}')");
    expect(made.requiresPython).toBe('>=3.12');
  });
});
