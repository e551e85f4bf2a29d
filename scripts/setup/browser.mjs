/** A Chromium for the browser tests: the machine's, or Playwright's own, or Debian's. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { aptInstall, canInstall } from './apt.mjs';
import { inRoot } from './paths.mjs';
import { read, run, say, Stop } from './process.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** The path of the first that starts. Ubuntu's `chromium` may be a stub that only says where to get it. */
function onMachine() {
  const wanted = process.env.SHIPSHAPE_BROWSER;
  for (const name of wanted ? [wanted] : NAMES) {
    const path = name.includes('/') || name.includes('\\') ? name : read('which', [name]);
    if (path && existsSync(path) && (process.platform === 'win32' || read(path, ['--version']))) {
      return path;
    }
  }
  if (wanted) {
    throw new Stop(`SHIPSHAPE_BROWSER names ${wanted}, which does not start.`);
  }
  return null;
}

function playwrights() {
  const { chromium } = createRequire(inRoot('package.json'))('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/**
 * @returns {Promise<string>} the path of a browser, installed where there was none.
 * @throws Stop
 */
export async function ensureBrowser() {
  const found = onMachine() ?? playwrights();
  if (found) {
    return found;
  }
  if (canInstall()) {
    await aptInstall('chromium', 'fonts-liberation');
    const installed = onMachine();
    if (installed) {
      return installed;
    }
  }
  say("Downloading Playwright's Chromium …");
  await run(process.execPath, [inRoot('node_modules/playwright/cli.js'), 'install', 'chromium'], {
    quiet: true
  });
  const downloaded = playwrights();
  if (!downloaded) {
    throw new Stop(
      'The browser tests need Chromium or Chrome; install one, or name it in SHIPSHAPE_BROWSER.'
    );
  }
  return downloaded;
}
