/** From the button in the toolbar to a package that builds, installs and passes its own tests. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Lab, test } from './lab';

const PYTHON = path.resolve(__dirname, '../.venv/bin/python');
const NOTEBOOK = [
  { markdown: '# Prices' },
  'import math\n\nimport yaml\n\nrate = 1.2',
  'def gross(net):\n    """Price with tax."""\n    return math.ceil(net * rate)',
  { markdown: '## Total' },
  'prices = yaml.safe_load("[3, 5, 8]")\ntotal = sum(gross(price) for price in prices)',
  'assert total == 20',
  'total'
];

async function openDialog(lab: Lab, name: string): Promise<void> {
  await lab.openWith(name, NOTEBOOK);
  await lab.runAll();
  await lab.exportButton.click();
  await expect(lab.dialog.getByLabel('Name', { exact: true })).not.toHaveValue('');
}

/** Runs Python to its end and gives what it printed; throws with its output where it fails. */
function python(cwd: string, ...args: string[]): string {
  return execFileSync(PYTHON, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: path.join(cwd, 'installed'), PIP_NO_INDEX: '1' }
  });
}

test.afterEach(async ({ lab }) => lab.leaveDialog());

test('the button writes a package that is proved, builds, imports and passes its tests', async ({
  lab
}) => {
  test.setTimeout(240_000);
  await openDialog(lab, 'prices.ipynb');
  await lab.dialog.getByLabel('Folder', { exact: true }).fill('packages/prices');
  await lab.dialog.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(lab.dialog.getByRole('tab', { name: /^Files · \d+/ })).toBeVisible({
    timeout: 60_000
  });
  const folder = lab.pathOf('packages/prices');
  expect(existsSync(folder)).toBe(false);
  await lab.dialog.getByRole('tab', { name: /^Dependencies/ }).click();
  const versions = lab.dialog.getByLabel('Allowed versions of PyYAML');
  await versions.fill('>>1');
  await expect(lab.dialog).toContainText('Allowed versions to correct: PyYAML');
  await expect(lab.dialog.getByRole('button', { name: /^Export/ })).toBeDisabled();
  await versions.fill('>=6, <99');
  await versions.press('Enter');
  await lab.dialog.getByRole('tab', { name: /^Files/ }).click();
  await lab.dialog.getByRole('treeitem', { name: /^pyproject.toml/ }).click();
  await expect(lab.dialog.getByLabel('Content of pyproject.toml')).toContainText('PyYAML>=6,<99', {
    timeout: 60_000
  });

  // Tests of what the steps gave: looked at by a click, whole values by one more.
  await lab.dialog.getByRole('tab', { name: /^Tests of steps/ }).click();
  await lab.dialog.getByRole('button', { name: 'Look in the kernel' }).click();
  await lab.dialog.getByLabel('Write the value of total').click({ timeout: 60_000 });
  await expect(lab.dialog.getByLabel('Write the value of total')).toBeChecked({ timeout: 60_000 });
  await lab.dialog.getByRole('tab', { name: /^Files/ }).click();
  await expect(lab.dialog.getByRole('treeitem', { name: /test_steps\.py/ })).toBeVisible();

  await lab.dialog.getByRole('button', { name: /^Export \d+ files$/ }).click();
  await expect(lab.dialog.getByRole('heading', { name: /^Written: \d+ files/ })).toBeVisible({
    timeout: 60_000
  });
  await lab.dialog.getByRole('button', { name: 'Prove it' }).click();
  await expect(
    lab.dialog.getByRole('heading', { name: 'Exported and proved. All 6 checks held.' })
  ).toBeVisible({ timeout: 150_000 });
  await expect(lab.dialog).toContainText('offline, with the packages of the kernel');
  await expect(lab.dialog).toContainText('total as the page shows');
  await lab.dialog.getByRole('button', { name: 'Done' }).click();

  python(folder, '-m', 'build', '--wheel', '--no-isolation', '--outdir', 'wheels');
  const [wheel] = readdirSync(path.join(folder, 'wheels'));
  python(folder, '-m', 'pip', 'install', '-q', '--no-deps', '-t', 'installed', `wheels/${wheel}`);
  expect(python(folder, '-c', 'import prices; print(prices.run().total)')).toBe('20\n');
  expect(readFileSync(path.join(folder, 'tests/test_steps.py'), 'utf8')).toContain('value == 20');
  expect(python(folder, '-m', 'pytest', '-q')).toMatch(/\d+ passed/);
});

test('what cannot be a name or a folder is said beside the field', async ({ lab }) => {
  writeFileSync(lab.pathOf('a-file'), '');
  await openDialog(lab, 'fields.ipynb');
  const name = lab.dialog.getByLabel('Name', { exact: true });
  await name.fill('2 Prices!');
  await expect(lab.dialog).toContainText('Letters, digits, - and _ only.');
  await lab.dialog
    .getByRole('button', { name: /^prices|prices$/ })
    .first()
    .click();
  await expect(name).not.toHaveValue('2 Prices!');

  const folder = lab.dialog.getByLabel('Folder', { exact: true });
  for (const [value, sentence] of [
    ['a-file', /is a file/],
    ['../outside', /outside|below|root/]
  ] as const) {
    await folder.fill(value);
    await expect(lab.dialog).toContainText(sentence);
    await expect(lab.dialog.getByRole('button', { name: 'Preview', exact: true })).toBeDisabled();
  }
});

test('a folder that holds something else is looked at before anything is written', async ({
  lab
}) => {
  mkdirSync(lab.pathOf('taken'), { recursive: true });
  writeFileSync(lab.pathOf('taken/README.md'), 'mine\n');
  await openDialog(lab, 'taken.ipynb');
  await lab.dialog.getByLabel('Folder', { exact: true }).fill('taken');
  await lab.dialog.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(lab.dialog).toContainText(/1 conflict to settle/, { timeout: 60_000 });
  await expect(lab.dialog.getByRole('button', { name: /^Export/ })).toBeDisabled();
  expect(readdirSync(lab.pathOf('taken'))).toEqual(['README.md']);
});

test('a name that is never set stops the export, with its cell and line', async ({ lab }) => {
  await lab.openWith('unset.ipynb', ['a = 1', 'b = a + missing']);
  await lab.exportButton.click();
  await expect(lab.dialog).toContainText(/Cell\s*2, line 1/, { timeout: 30_000 });
  await expect(lab.dialog).toContainText('missing');
});
