/** Runs the command line from a checkout; bundles it first where a source is newer than the bundle. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}dist/cli/main.mjs`;

function newest(folder) {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map(entry =>
      entry.isDirectory()
        ? newest(`${folder}/${entry.name}`)
        : statSync(`${folder}/${entry.name}`).mtimeMs
    )
  );
}

if (!existsSync(`${root}node_modules/esbuild`)) {
  process.stderr.write('shipshape: run "npm ci" in the checkout first.\n');
  process.exit(2);
}
if (!existsSync(bundle) || statSync(bundle).mtimeMs < newest(`${root}src`)) {
  execFileSync(process.execPath, [`${root}scripts/build-cli.mjs`], { stdio: ['ignore', 2, 2] });
}
const child = spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd()
});
process.exit(child.status ?? 1);
