import { expect, test } from './lab';

test('a notebook opens and runs', async ({ lab }) => {
  await lab.openWith('a.ipynb', ['a = 1', 'a + 1', 'b']);
  await lab.run(1, 2);
  await expect(lab.cell(2)).toContainText('2');
  await lab.edit(1, 'a = 7');
  await lab.runAll();
  await expect(lab.cell(2)).toContainText('8');
  await lab.remove(1);
  await expect(lab.cell(1)).toContainText('a + 1');
});
test('another', async ({ lab }) => {
  await lab.openWith('b.ipynb', ['a = 1']);
  await lab.run(1);
});
