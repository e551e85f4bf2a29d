/** The parts of the test run: how each is started, and how many checks of it passed and failed. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot, state, venvPython } from '../setup/paths.mjs';
import { run, say } from '../setup/process.mjs';
import { freePort } from './port.mjs';

const node = (script, ...args) => [process.execPath, [inRoot('node_modules', script), ...args]];
const python = (...args) => [venvPython, ['-m', ...args]];
const STYLED = '{src,style,schema,ui-tests,bench,scripts}/**/*.{ts,tsx,js,mjs,css,json}';
const PYTHON = 'jupyter_extension';

const LINTERS = {
  'TypeScript types': node('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.test.json'),
  'ESLint, with the rules of the layers': node('eslint/bin/eslint.js', '.'),
  Prettier: node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', STYLED),
  Stylelint: node('stylelint/bin/stylelint.mjs', 'style/**/*.css'),
  ruff: python('ruff', 'check', '--quiet', PYTHON),
  'ruff format': python('ruff', 'format', '--check', '--quiet', PYTHON),
  mypy: python(
    'mypy',
    '--config-file',
    `${PYTHON}/pyproject.toml`,
    `${PYTHON}/jupyterlab_shipshape`
  )
};

/** A file that a test runner writes its counts into; an old one would be believed after a crash. */
function report(name) {
  mkdirSync(state, { recursive: true });
  const file = path.join(state, name);
  rmSync(file, { force: true });
  return file;
}

/** A runner that fails without a failed test (it crashed, or found none) counts as one failure. */
function settled(status, counts) {
  const failed = counts?.failed ?? 0;
  return {
    passed: counts?.passed ?? 0,
    skipped: counts?.skipped ?? 0,
    failed: failed === 0 && (status !== 0 || !counts) ? 1 : failed
  };
}

const written = (file, counts) => (existsSync(file) ? counts(readFileSync(file, 'utf8')) : null);

async function lint() {
  const counts = { passed: 0, failed: 0 };
  for (const [name, [command, args]] of Object.entries(LINTERS)) {
    const ok = (await run(command, args)) === 0;
    counts[ok ? 'passed' : 'failed'] += 1;
    say(`${ok ? 'passed' : 'FAILED'}: ${name}`);
  }
  return counts;
}

async function jest() {
  const file = report('jest.json');
  const status = await run(...node('jest/bin/jest.js', '--json', `--outputFile=${file}`));
  return settled(
    status,
    written(file, text => {
      const result = JSON.parse(text);
      return {
        passed: result.numPassedTests,
        failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
        skipped: result.numPendingTests + result.numTodoTests
      };
    })
  );
}

async function pytest() {
  const file = report('pytest.xml');
  const options = [`--junitxml=${file}`, '--rootdir', PYTHON, '-c', `${PYTHON}/pyproject.toml`];
  const status = await run(...python('pytest', ...options, `${PYTHON}/tests`));
  return settled(
    status,
    written(file, text => {
      const suite = /<testsuite [^>]*>/.exec(text)?.[0] ?? '';
      const count = name => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
      const failed = count('failures') + count('errors');
      return {
        passed: count('tests') - failed - count('skipped'),
        failed,
        skipped: count('skipped')
      };
    })
  );
}

async function browser({ browser }) {
  const file = report('playwright.json');
  const [command, args] = node('@playwright/test/cli.js', 'test', '-c', 'ui-tests');
  const status = await run(command, args, {
    tidiesUpAfter: 'SIGINT',
    env: {
      SHIPSHAPE_BROWSER: browser,
      SHIPSHAPE_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file
    }
  });
  return settled(
    status,
    written(file, text => {
      const { stats } = JSON.parse(text);
      return {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped
      };
    })
  );
}

export const PARTS = {
  lint: { says: 'linters and types', run: lint },
  jest: { says: 'the layers, in Node', run: jest },
  pytest: { says: 'server part and recorder, on a real server and real kernels', run: pytest },
  browser: { says: 'JupyterLab in Chromium', run: browser }
};
