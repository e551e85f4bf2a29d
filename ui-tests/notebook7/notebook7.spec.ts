/** Notebook 7 loads the same build: marks at cells, and the panel at the right. */
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const cell = (id: string, source: string): object => ({
  cell_type: 'code',
  id,
  metadata: {},
  source,
  outputs: [],
  execution_count: null
});

test('marks and the panel', async ({ page }) => {
  writeFileSync(
    path.join(process.env.SHIPSHAPE_ROOT ?? '', 'seven.ipynb'),
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        kernelspec: { name: 'python3', display_name: 'Python 3 (ipykernel)', language: 'python' }
      },
      cells: [cell('c1', 'a = 1'), cell('c2', 'b = a + 1')]
    })
  );
  await page.goto('/notebooks/seven.ipynb');
  const prompts = page.locator('.jp-InputPrompt');
  await expect(
    page.locator('.jp-NotebookKernelStatus, .jp-Notebook-ExecutionIndicator').first()
  ).toBeVisible();
  await page.waitForFunction(() => {
    const context = Reflect.get(window.jupyterapp?.shell.currentWidget ?? {}, 'context');
    return context?.sessionContext?.session?.kernel?.status === 'idle';
  });
  for (const run of [0, 1]) {
    await prompts.nth(run).click();
    await page.keyboard.press('Control+Enter');
    await expect(prompts.nth(run)).toHaveText(/\[\d+\]/);
  }
  await page.locator('.jp-CodeCell .cm-content').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('a = 2');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Cell 2: stale. Why?' })).toBeVisible();

  await page.evaluate(() => void window.jupyterapp.commands.execute('shipshape:show-panel'));
  const panel = page.getByRole('region', { name: 'Shipshape', exact: true });
  await expect(panel.getByRole('heading', { level: 2 }).first()).toContainText('would differ');
});
