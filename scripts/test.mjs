/**
 * `npm test`: sets up what is missing, then runs every check and ends with `N passed, N failed`.
 * `npm test -- jest browser` runs the parts named only.
 */
import { ensureBrowser } from './setup/browser.mjs';
import { ensureExtension } from './setup/extension.mjs';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { main, say, Stop } from './setup/process.mjs';
import { ensurePython } from './setup/python.mjs';
import { PARTS } from './test/parts.mjs';

/** Whoever reads the last line only is not to take a set-up that failed for a success. */
async function setUp(names) {
  try {
    await ensureNodeModules();
    await ensurePython();
    await ensureExtension();
    return names.includes('browser') ? await ensureBrowser() : null;
  } catch (error) {
    say('\n0 passed, 1 failed');
    throw error;
  }
}

await main(async () => {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find(name => !(name in PARTS));
  if (unknown) {
    throw new Stop(
      `There is no part "${unknown}"; the parts are ${Object.keys(PARTS).join(', ')}.`
    );
  }
  const names = chosen.length > 0 ? chosen : Object.keys(PARTS);

  const browser = await setUp(names);

  const lines = [];
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names) {
    const start = Date.now();
    say(`\n=== ${name}: ${PARTS[name].says} ===`);
    const counts = await PARTS[name].run({ browser });
    for (const key of Object.keys(total)) {
      total[key] += counts[key] ?? 0;
    }
    const seconds = Math.round((Date.now() - start) / 1000);
    const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
    lines.push(
      `${name.padEnd(8)} ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds} s)`
    );
  }
  say(`\n${lines.join('\n')}\n`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
