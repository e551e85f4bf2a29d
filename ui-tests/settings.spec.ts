/** Every switch of the settings editor takes effect at once, leaves nothing behind, and comes back. */
import { expect, test } from './lab';

const STALE = ['a = 1', 'b = a + 1'];

test.beforeEach(async ({ lab }) => lab.openPanel());

test('order warnings', async ({ lab }) => {
  await lab.openWith('order-warnings.ipynb', STALE);
  await lab.run(1, 2);
  await lab.edit(1, 'a = 2');
  await lab.run(1);
  await expect(lab.mark(2)).toContainText('stale');

  await lab.turn('Order warnings', false);
  await expect(lab.marks).toHaveCount(0);
  await expect(lab.causes()).toHaveCount(0);
  await expect(lab.verdict).toHaveText('Order warnings are off.');

  await lab.turn('Order warnings', true);
  await expect(lab.causes('stale')).toHaveCount(1);
  await expect(lab.mark(2)).toContainText('stale');
});

test('marks at cells', async ({ lab }) => {
  await lab.openWith('cell-marks.ipynb', STALE);
  await lab.run(1, 2);
  await lab.edit(1, 'a = 2');
  await lab.run(1);
  await expect(lab.mark(2)).toContainText('stale');

  await lab.turn('Marks at cells', false);
  await expect(lab.marks).toHaveCount(0);
  await expect(lab.causes('stale')).toHaveCount(1);

  await lab.turn('Marks at cells', true);
  await expect(lab.mark(2)).toContainText('stale');
});

test('the recorder', async ({ lab }) => {
  const inKernel = `import sys; "recorder" if "_shipshape_recorder" in sys.modules else "none"`;
  await lab.openWith('recorder.ipynb', [inKernel]);
  await lab.run(1);
  await expect(lab.cell(1)).toContainText("'recorder'");

  await lab.turn('Recorder', false);
  await lab.run(1);
  await expect(lab.cell(1)).toContainText("'none'");

  await lab.turn('Recorder', true);
  await lab.run(1);
  await expect(lab.cell(1)).toContainText("'recorder'");
});

test('the export button', async ({ lab }) => {
  await lab.openWith('button.ipynb', ['a = 1']);
  const button = lab.exportButton;
  await expect(button).toBeVisible();
  await lab.turn('Export button', false);
  await expect(button).toBeHidden();
  await lab.turn('Export button', true);
  await expect(button).toBeVisible();
});

test('linting', async ({ lab }) => {
  await lab.openWith('linting.ipynb', [
    'import os\nimport json',
    '%matplotlib inline\nprint(os.sep, nowhere);'
  ]);
  const faults = lab.notebook.locator('.cm-lintRange');
  await expect(faults).toHaveCount(0);
  await lab.turn('Linting', true);
  await expect(faults).toHaveText(['json', 'nowhere']);
  await lab.showSection('Package');
  const row = lab.section('Package').getByRole('listitem').filter({ hasText: 'Lint' });
  await expect(row).toContainText('1 unused import');

  await faults.first().hover();
  await expect(lab.page.getByRole('link', { name: 'F401' })).toHaveAttribute('href', /F401/);
  await lab.page.getByRole('button', { name: /Remove unused import: json/ }).click();
  await expect(faults).toHaveText(['nowhere']);
  await expect(lab.cell(1)).not.toContainText('json');
  await lab.cell(1).locator('.jp-InputPrompt').click();
  await lab.page.keyboard.press('z');
  await expect(lab.cell(1)).toContainText('json');
  await row.getByRole('button', { name: 'Fix 1' }).click();
  await expect(lab.cell(1)).not.toContainText('json');

  await lab.edit(2, 'print(os.sep)\nimport sys');
  await expect(faults.filter({ hasText: 'sys' }).first()).toBeVisible();
  await lab.turn('Linting', false);
  await expect(faults).toHaveCount(0);
  await expect(row).toContainText('Linting is off.');
});
