/** What a screen reader and a keyboard meet, in both themes. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Lab, test } from './lab';

async function faults(lab: Lab, selector: string): Promise<string[]> {
  // Otherwise axe finishes its report in a page of its own, which galata's page does not give it.
  const { violations } = await new AxeBuilder({ page: lab.page })
    .include(selector)
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n')}`);
}

async function openSuspect(lab: Lab, name: string): Promise<void> {
  await lab.openPanel();
  await lab.openWith(name, ['a = 1', 'b = a + 1', 'c = b']);
  await lab.run(1, 2, 3);
  await lab.edit(1, 'a = 2');
  await lab.run(1);
  await expect(lab.mark(2)).toContainText('stale');
}

for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
  test(`the panel and the dialog in ${theme}`, async ({ lab }) => {
    await lab.theme(theme);
    await openSuspect(lab, `axe-${theme.split(' ')[1]}.ipynb`);
    await lab.showSection('Memory');
    await lab.showSection('Package');
    await expect(lab.section('Package').getByRole('heading', { level: 2 })).toBeVisible();
    expect(await faults(lab, '.jp-Shipshape')).toEqual([]);

    await lab.exportButton.click();
    await expect(lab.dialog.getByLabel('Name', { exact: true })).not.toHaveValue('');
    expect(await faults(lab, '.jp-Shipshape-dialog')).toEqual([]);
    await lab.leaveDialog();
    await lab.theme('JupyterLab Light');
  });
}

test('a mark opens by the keyboard and gives the focus back', async ({ lab }) => {
  await openSuspect(lab, 'keyboard.ipynb');
  await lab.mark(2).focus();
  await lab.page.keyboard.press('Enter');
  const tip = lab.page.getByRole('dialog');
  await expect(tip).toContainText('older run');
  await lab.page.keyboard.press('Escape');
  await expect(tip).toHaveCount(0);
  await expect(lab.mark(2)).toBeFocused();
});
