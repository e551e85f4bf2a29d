/** Each way in which a page comes to show what a fresh run would not: found at its cell, gone when mended. */
import { expect, test } from './lab';

test.beforeEach(async ({ lab }) => lab.openPanel());

test('a lower cell that ran first is out of order until it stands above', async ({ lab }) => {
  await lab.openWith('lower-first.ipynb', ['total = price * 2', 'price = 5']);
  await lab.run(2, 1);
  await expect(lab.causes('out of order')).toContainText('price');
  await expect(lab.mark(1)).toContainText('out of order');

  await lab.causes('out of order').getByRole('button', { name: /^Move/ }).click();
  await expect(lab.cell(1)).toContainText('price = 5');
  await lab.expectSound();
});

test('an edit after the run counts, layout and comments do not', async ({ lab }) => {
  await lab.openWith('edited.ipynb', ['a = 1', 'b = a + 1']);
  await lab.run(1, 2);
  await lab.expectSound();
  await lab.edit(1, 'a  =  1  # one');
  await lab.expectSound();

  await lab.edit(1, 'a = 2');
  await expect(lab.causes('edited')).toHaveCount(1);
  await expect(lab.mark(1)).toContainText('edited');
  await expect(lab.mark(2)).toContainText('would change');

  await lab.run(1);
  await expect(lab.causes('stale')).toContainText('a');
  await expect(lab.mark(2)).toContainText('stale');
  await expect(lab.mark(1)).toHaveCount(0);

  await lab.run(2);
  await lab.expectSound();
});

test('a name of a deleted cell is a ghost until the cell is back', async ({ lab }) => {
  await lab.openWith('ghost.ipynb', ['start = 3', 'end = start + 1', 'end * 2']);
  await lab.run(1, 2, 3);
  await lab.expectSound();
  await lab.remove(1);
  await expect(lab.causes('ghost')).toContainText('start');
  await expect(lab.mark(1)).toContainText('ghost');

  await lab.causes('ghost').getByRole('button', { name: 'Restore the cell' }).click();
  await expect(lab.cell(1)).toContainText('start = 3');
  await expect(lab.causes()).toHaveCount(0);
  await expect(lab.mark(1)).toContainText('not run');
  await lab.run(1);
  await lab.expectSound();
});

test('a cell that changes its own input and ran twice is repeated', async ({ lab }) => {
  await lab.openWith('repeated.ipynb', ['x = 1', 'x = x + 1', 'x']);
  await lab.run(1, 2, 3);
  await lab.expectSound();
  await lab.run(2);
  await expect(lab.causes('repeated')).toContainText('x');
  await expect(lab.mark(2)).toContainText('repeated');

  await lab.causes('repeated').getByRole('button', { name: /^Run/ }).click();
  await lab.expectSound();
  await expect(lab.cell(3)).toContainText('2');
});

test('a name assigned from a console is a ghost on the page', async ({ lab }) => {
  await lab.openWith('console.ipynb', ['rate = 2', 'rate * bonus']);
  await lab.run(1);
  await lab.runInConsole('bonus = 4');
  await lab.run(2);
  await expect(lab.causes('ghost')).toContainText('bonus');
  await expect(lab.mark(2)).toContainText('ghost');

  await lab.edit(1, 'rate = 2\nbonus = 4');
  await lab.run(1, 2);
  await lab.expectSound();
});

test('running unchanged cells again on unchanged inputs raises nothing', async ({ lab }) => {
  await lab.openWith('again.ipynb', ['a = [3, 1, 2]', 'b = sorted(a)', 'b']);
  await lab.run(1, 2, 3, 2, 3, 1);
  await lab.expectSound();
});

test('after a restart no cell is marked, and one line says why', async ({ lab }) => {
  await lab.openWith('restart.ipynb', ['a = 1', 'a']);
  await lab.run(1, 2);
  await lab.restart();
  await expect(lab.verdict).toContainText(/restarted|Nothing has run/);
  await expect(lab.mark(1)).toHaveCount(0);
  await lab.runAll();
  await lab.expectSound();
});

test('the first cell of Restart and Run All is seen', async ({ lab }) => {
  await lab.openWith('first.ipynb', ['a = 1', 'b = a + 1', 'c = b + 1']);
  await lab.restartAndRunAll();
  await lab.expectSound();
  await lab.run(1);
  await lab.expectSound();
  await lab.edit(1, 'a = 5');
  await lab.run(1);
  await expect(lab.mark(2)).toContainText('stale');
});

test('a reload keeps the verdicts', async ({ lab }) => {
  await lab.openWith('reload.ipynb', ['a = 1', 'b = a', 'b']);
  await lab.run(1, 2, 3);
  await lab.edit(1, 'a = 2');
  await lab.run(1);
  await expect(lab.mark(2)).toContainText('stale');

  await lab.reload('reload.ipynb');
  await lab.openPanel();
  await expect(lab.causes('stale')).toHaveCount(1);
  await expect(lab.mark(2)).toContainText('stale');
});
