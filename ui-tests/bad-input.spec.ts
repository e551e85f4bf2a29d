/** What cannot be judged gets a sentence that says what is the matter, and breaks nothing. */
import { expect, test } from './lab';

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
  await lab.run(1);
  await lab.start(2);
  await lab.page.getByRole('button', { name: 'Ok', exact: true }).click({ timeout: 60_000 });
  await lab.idle();
  await expect(lab.verdict).toContainText(/restarted|Nothing has run/);
  await expect(lab.marks).toHaveCount(0);
});

test('a server without the server part', async ({ lab }) => {
  await lab.page.route(/\/shipshape\//, route => route.fulfill({ status: 404 }));
  await lab.openWith('alone.ipynb', ['a = 1', 'b = a']);
  await lab.run(1, 2);
  await lab.expectSound();
  await lab.exportButton.click();
  await expect(lab.dialog).toContainText('The server part is missing.');
  await expect(lab.dialog.getByRole('button', { name: 'Download as zip' })).toBeEnabled();
  await lab.leaveDialog();
  await lab.page.unroute(/\/shipshape\//);
});
