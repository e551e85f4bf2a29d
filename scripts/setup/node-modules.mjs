/** The packages of package-lock.json in node_modules. */
import { existsSync, readFileSync } from 'node:fs';
import { npm } from './npm.mjs';
import { inRoot } from './paths.mjs';
import { must, say, Stop } from './process.mjs';

const OLDEST = 20;
const packagesOf = file => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether npm's own record of what it installed agrees with the lock file; npm writes it last. */
function upToDate() {
  const record = inRoot('node_modules/.package-lock.json');
  if (!existsSync(record)) {
    return false;
  }
  const installed = packagesOf(record);
  return Object.entries(packagesOf(inRoot('package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && !installed[path]) || installed[path]?.version === version
  );
}

/** @throws Stop where Node is too old, or npm cannot install. */
export async function ensureNodeModules() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST) {
    throw new Stop(`Node ${OLDEST} or newer is needed; this is ${process.versions.node}.`);
  }
  if (upToDate()) {
    return;
  }
  say('Installing the packages of package-lock.json with npm ci (about a minute) …');
  await must(
    'npm ci failed; see its message above, and check the network connection.',
    ...npm('ci', '--ignore-scripts', '--no-audit', '--no-fund'),
    { env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } }
  );
}
