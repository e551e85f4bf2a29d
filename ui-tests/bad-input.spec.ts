/** What cannot be judged gets a sentence that says what is the matter, and breaks nothing. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './lab';

const PYTHON = path.resolve(__dirname, '../.venv/bin/python');

test.beforeEach(async ({ lab }) => lab.openPanel());

test('an empty notebook', async ({ lab }) => {
  await lab.openWith('empty.ipynb', []);
  await expect(lab.panel).toContainText('Nothing has run yet.');
  await expect(lab.marks).toHaveCount(0);
});

test('a cell with a syntax error', async ({ lab }) => {
  await lab.openWith('syntax.ipynb', ['a = 1', 'b = (', 'c = a']);
  await lab.run(1, 2, 3);
  await expect(lab.cell(2)).toContainText('SyntaxError');
  await expect(lab.verdict).toBeVisible();
  await expect(lab.mark(1)).toHaveCount(0);
  await expect(lab.mark(3)).toHaveCount(0);
});

test('a notebook without a kernel', async ({ lab }) => {
  await lab.openWith('none.ipynb', ['a = 1']);
  await lab.endKernel();
  await expect(lab.verdict).toContainText('No kernel is running.');
  await expect(lab.panel.getByRole('button', { name: 'Start a kernel' })).toBeVisible();
});

test('a notebook in another language', async ({ lab }) => {
  await lab.write('julia.ipynb', {
    cells: ['x = 1'],
    metadata: {
      kernelspec: { name: 'julia-1.11', display_name: 'Julia 1.11', language: 'julia' },
      language_info: { name: 'julia' }
    }
  });
  await lab.command('docmanager:open', { path: 'julia.ipynb' });
  await lab.page
    .locator('.jp-Dialog', { hasText: 'Select Kernel' })
    .getByRole('button', { name: 'No Kernel' })
    .click();
  await expect(lab.verdict).toBeVisible();
  await expect(lab.marks).toHaveCount(0);
});

test('a kernel that dies in the middle of a cell', async ({ lab }) => {
  await lab.openWith('dies.ipynb', ['a = 1', 'import os\nos._exit(1)']);
  await lab.showSection('Memory');
  await lab.run(1);
  await lab.start(2);
  await lab.page.getByRole('button', { name: 'Ok', exact: true }).click({ timeout: 60_000 });
  await lab.idle();
  await expect(lab.verdict).toContainText(/restarted|Nothing has run/);
  await expect(lab.marks).toHaveCount(0);
  await lab.showSection('Memory');
  await expect(lab.section('Memory')).toContainText('The last kernel died.');
});

test('a server without the server part', async ({ lab }) => {
  await lab.page.route(/\/shipshape\//, route => route.fulfill({ status: 404 }));
  await lab.openWith('alone.ipynb', ['a = 1', 'b = a']);
  await lab.run(1, 2);
  await lab.expectSound();
  await lab.exportButton.click();
  await expect(lab.dialog).toContainText('The server part is missing.');
  const downloading = lab.page.waitForEvent('download');
  await lab.dialog.getByRole('button', { name: 'Download as zip' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('alone-0.1.0.zip');
  const folder = mkdtempSync(path.join(tmpdir(), 'shipshape-zip-'));
  await download.saveAs(path.join(folder, 'alone.zip'));
  const python = (...args: string[]): string =>
    execFileSync(PYTHON, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PIP_NO_INDEX: '1', PYTHONPATH: path.join(folder, 'installed') }
    });
  python('-m', 'zipfile', '-e', 'alone.zip', '.');
  const install = ['-m', 'pip', 'install', '-q', '--no-build-isolation', '--no-deps'];
  python(...install, '-t', 'installed', './alone-0.1.0');
  expect(python('-c', 'import alone; print(alone.run().b)')).toBe('1\n');
  rmSync(folder, { recursive: true });
  await lab.leaveDialog();
  await lab.page.unroute(/\/shipshape\//);
});
