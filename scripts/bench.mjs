/**
 * `npm run bench`: runs the benchmarks of bench/, which print ratios, since times depend on the machine.
 * `npm run bench -- names` runs those whose name contains "names"; `*.browser.bench.ts` drive JupyterLab in Chromium.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureExtension } from './setup/extension.mjs';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { ensurePython } from './setup/python.mjs';
import { inRoot, state, venvPython } from './setup/paths.mjs';
import { main, run, say, Stop } from './setup/process.mjs';

const wanted = process.argv[2] ?? '';

/** Bundles one TypeScript benchmark and runs it in Node. */
async function runBundled(file, env) {
  const { build } = await import('esbuild');
  const folder = mkdtempSync(path.join(state, 'bench-'));
  const bundle = path.join(folder, 'bench.mjs');
  try {
    await build({
      entryPoints: [file],
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      loader: { '.py': 'text' },
      packages: 'external',
      logLevel: 'error'
    });
    return await run(process.execPath, ['--expose-gc', bundle], { env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(async () => {
  await ensureNodeModules();
  await ensurePython();
  const files = readdirSync(inRoot('bench'))
    .filter(name => /\.bench\.(ts|py)$/.test(name) && name.includes(wanted))
    .sort();
  if (files.length === 0) {
    throw new Stop(`There is no benchmark "${wanted}" in bench/.`);
  }
  const env = {};
  if (files.some(name => name.includes('.browser.'))) {
    await ensureExtension();
    env.SHIPSHAPE_BROWSER = await ensureBrowser();
  }
  let failed = 0;
  for (const name of files) {
    say(`\n=== ${name} ===`);
    const file = inRoot('bench', name);
    const status = name.endsWith('.py')
      ? await run(venvPython, [file])
      : await runBundled(file, env);
    failed += status === 0 ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
});
