/**
 * What a JupyterLab page fetches of Shipshape before it is used: the page itself is loaded in
 * Chromium, and its Performance API tells which files came. Sizes are those of gzip -9 of the
 * bytes that were served, whether or not the server compresses.
 */
import { gzipSync } from 'node:zlib';
import { launch, openLab } from './browser';

/** JavaScript before any use, in bytes, gzipped. */
const GOAL = 60_000;
/** Long enough for what a page fetches by itself after it stands, ms. */
const QUIET = 3000;

const browser = await launch();
try {
  const lab = await openLab(browser, true);
  try {
    await lab.page.waitForTimeout(QUIET);
    const fetched = await lab.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter(name => name.includes('/lab/extensions/'))
    );
    const sizes = new Map<string, number>();
    for (const address of new Set(fetched)) {
      const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
      sizes.set(new URL(address).pathname, gzipSync(bytes, { level: 9 }).length);
    }
    const ours = [...sizes].filter(([name]) => name.includes('/jupyterlab-shipshape/'));
    const script = ours.filter(([name]) => name.endsWith('.js'));
    const total = script.reduce((sum, [, size]) => sum + size, 0);
    for (const [name, size] of ours.sort((a, b) => b[1] - a[1])) {
      console.log(`  ${kB(size).padStart(8)}  ${name.split('/').at(-1)}`);
    }
    console.log(
      `JavaScript fetched at start: ${kB(total)} gzipped in ${script.length} files, ` +
        `${(total / GOAL).toFixed(2)} × the goal of ${kB(GOAL)}`
    );
  } finally {
    await lab.close();
  }
} finally {
  await browser.close();
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
