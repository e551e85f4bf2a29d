/** What the Memory section says of a kernel, against what its cells really did. */
import { expect, type Lab, test } from './lab';

const MB = 1e6;
const SPIKE = 300 * MB;

async function open(lab: Lab, name: string, cells: readonly string[]): Promise<void> {
  await lab.openPanel();
  await lab.openWith(name, cells);
  await lab.showSection('Memory');
}

test('a spike of a few milliseconds shows its peak', async ({ lab }) => {
  await open(lab, 'spike.ipynb', [
    'warm = 1',
    `spike = b"x" * ${SPIKE}\ndel spike`,
    `kept = b"x" * ${50 * MB}`
  ]);
  await lab.run(1, 2, 3);

  const spike = await lab.memoryOf(2);
  expect(Math.abs(spike.peak - spike.before - SPIKE)).toBeLessThan(0.02 * SPIKE);
  expect(spike.after - spike.before).toBeLessThan(0.02 * SPIKE);
  const kept = await lab.memoryOf(3);
  expect(Math.abs(kept.after - kept.before - 50 * MB)).toBeLessThan(5 * MB);
});

test('queued cells each get their own peak', async ({ lab }) => {
  const spikes = [100, 300, 50, 200];
  await open(
    lab,
    'queue.ipynb',
    spikes.map(size => `spike = b"x" * ${size * MB}\ndel spike`)
  );
  await lab.runAll();
  for (const [index, size] of spikes.entries()) {
    const { before, peak } = await lab.memoryOf(index + 1);
    expect(Math.abs(peak - before - size * MB)).toBeLessThan(0.02 * size * MB + MB);
  }
});

test('a reload keeps the peaks', async ({ lab }) => {
  await open(lab, 'reload-memory.ipynb', [`spike = b"x" * ${SPIKE}\ndel spike`]);
  await lab.run(1);
  const { peak } = await lab.memoryOf(1);

  await lab.reload('reload-memory.ipynb');
  await lab.openPanel();
  await lab.showSection('Memory');
  expect((await lab.memoryOf(1)).peak).toBe(peak);
});

test('the chart tells the run that is pointed at, leads to its cell, zooms, and is a table too', async ({
  lab
}) => {
  const { page } = lab;
  await open(lab, 'chart.ipynb', [
    'import time',
    `big = b"x" * ${200 * MB}\ntime.sleep(0.4)\ndel big`,
    'time.sleep(0.4)'
  ]);
  await lab.run(1, 2, 3);
  const memory = lab.section('Memory');
  const chart = memory.getByRole('img', { name: /^Memory over time: 3 runs/ });
  const said = memory.locator('figcaption');
  const at = async (part: number): Promise<[number, number]> => {
    const area = await chart.locator('.u-over').boundingBox();
    expect(area).not.toBeNull();
    const { x, y, width, height } = area!;
    return [x + part * width, y + height / 2];
  };

  await chart.scrollIntoViewIfNeeded();
  await page.mouse.move(...(await at(0.3)));
  await expect(said).toHaveText(/^\d\d:\d\d: \d+\sMB, cell 2$/);
  await expect(lab.cell(2)).toHaveCSS('outline-style', 'solid');
  await page.mouse.click(...(await at(0.75)));
  await expect(lab.cell(3)).toHaveClass(/jp-mod-active/);

  await page.mouse.move(...(await at(0.55)));
  await page.mouse.down();
  await page.mouse.move(...(await at(0.95)), { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(...(await at(0.3)));
  await expect(said).toHaveText(/cell 3$/);
  await page.mouse.dblclick(...(await at(0.5)));
  await page.mouse.move(...(await at(0.3)));
  await expect(said).toHaveText(/cell 2$/);

  await memory.getByRole('button', { name: 'As a table' }).click();
  const rows = memory.getByRole('table', { name: 'Memory over time, by run' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2).getByRole('button', { name: 'Go to cell 2' })).toBeVisible();
});

test('what would help is done by a click, and says what really came back', async ({ lab }) => {
  await open(lab, 'help.ipynb', [
    `raw = bytearray(${100 * MB})\nview = memoryview(raw)`,
    'size = len(view)',
    `shown = memoryview(bytearray(${60 * MB}))\nshown`,
    `def fail():\n    own = bytearray(${50 * MB})\n    raise ValueError(len(own))`,
    'fail()',
    'last = 1'
  ]);
  await lab.run(1, 2, 3, 4, 5, 6);
  const help = lab.section('Memory').getByRole('region', { name: 'What would help' });
  const finding = (text: string | RegExp) => help.getByRole('listitem').filter({ hasText: text });
  const free = async (text: string | RegExp, dialog: RegExp): Promise<void> => {
    await finding(text).getByRole('button', { name: 'Free it now…' }).click();
    await expect(lab.page.getByRole('dialog')).toContainText(dialog);
    await lab.page.getByRole('button', { name: 'Free it', exact: true }).click();
    await expect(finding(text)).toHaveCount(0);
  };

  await expect(finding('raw')).toContainText(
    /hold 100\sMB together and are not read below\scell\s2\./
  );
  await finding('raw')
    .getByRole('button', { name: /^Insert del / })
    .click();
  await expect(lab.cell(2)).toContainText(/del (raw, view|view, raw)/);
  await expect(finding('raw').getByRole('button', { name: /^Insert del / })).toHaveCount(0);
  await free('raw', /\(100\sMB\)\?This deletes (raw, view|view, raw) in the kernel/);
  await expect(lab.page.getByText(/The process gave back (99|10[0-3])\sMB/)).toBeVisible();

  await free('Kept by Out[3] too', /^Free shown, Out\[3\]/);
  await expect(lab.page.getByText(/The process gave back (59|6[0-3])\sMB/)).toBeVisible();
  await free('The last error keeps', /^Free last error \(50\sMB\)/);
  await expect(lab.page.getByText(/The process gave back (49|5[0-3])\sMB/)).toBeVisible();
});

test('a kernel of another language shows its total, and its cells by the readings', async ({
  lab
}) => {
  await lab.write('shell.ipynb', {
    cells: [`text=$(head -c ${50 * MB} /dev/zero | tr '\\0' 'a')`, 'sleep 3'],
    metadata: { kernelspec: { name: 'bash', display_name: 'Bash', language: 'bash' } }
  });
  await lab.openPanel();
  await lab.open('shell.ipynb');
  await lab.showSection('Memory');
  const memory = lab.section('Memory');
  await expect(memory).toContainText(/Holds \d+ MB/);
  await lab.run(1, 2);
  await expect(memory).toContainText(/\d+ MB of it in other processes of the kernel/);
  await expect(memory).toContainText('the highest reading during the run');
  const { before, after } = await lab.memoryOf(1);
  expect(after - before).toBeGreaterThan(45 * MB);
  await expect(memory).not.toContainText('Variables');
});

test('a stale value and a ghost that hold memory are said to be, and lead to their cells; the status bar has the total', async ({
  lab
}) => {
  await open(lab, 'suspicious.ipynb', [
    `size = ${30 * MB}`,
    'data = b"x" * size',
    `gone = b"y" * ${20 * MB}`
  ]);
  await lab.run(1, 2, 3);
  const memory = lab.section('Memory');
  const row = (name: string) =>
    memory.getByRole('region', { name: 'Variables' }).getByRole('row', { name });
  await expect(row('data')).toContainText('30 MB');
  await expect(row('data')).not.toContainText('stale');

  await lab.edit(1, `size = ${40 * MB}`);
  await lab.run(1);
  await lab.remove(3);
  await expect(row('data')).toContainText('stale');
  await expect(row('gone')).toContainText('none');
  await expect(memory).toContainText(/gone holds 20\sMB and no cell sets it\./);

  const before = await lab.cell(2).boundingBox();
  await row('data').getByRole('button', { name: 'Go to cell 2' }).hover();
  await expect(lab.cell(2)).toHaveCSS('outline-style', 'solid');
  expect(await lab.cell(2).boundingBox()).toEqual(before);

  const total = lab.page.getByRole('button', { name: /^[\d.]+ of [\d.]+ [GT]B/ });
  await expect(total).toHaveCount(0);
  await lab.turn('Status bar', true);
  await expect(total).toBeVisible();
  await lab.turn('Status bar', false);
  await expect(total).toHaveCount(0);
});

test('memory tracking off reads nothing, and comes back', async ({ lab }) => {
  let readings = 0;
  lab.page.on('request', request => {
    readings += request.url().includes('/shipshape/memory/') ? 1 : 0;
  });
  await open(lab, 'tracking.ipynb', ['a = 1']);
  await lab.run(1);
  await expect(lab.section('Memory')).toContainText(/Holds \d+ MB/);

  await lab.turn('Memory', false);
  await expect(lab.section('Memory')).toContainText('Memory is off in the settings.');
  const before = readings;
  await lab.page.waitForTimeout(5000);
  expect(readings).toBe(before);

  await lab.turn('Memory', true);
  await expect(lab.section('Memory')).not.toContainText('Memory is off in the settings.');
  await expect.poll(() => readings).toBeGreaterThan(before);
});
