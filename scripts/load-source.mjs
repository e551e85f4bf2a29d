/** Lets a script use the TypeScript of `src/`. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What the entry exports, bundled for Node.
 *
 * @param name - of the bundle in `dist/`.
 * @param contents - `export … from './src/…'` lines.
 */
export async function loadSource(name, contents) {
  const outfile = `${root}dist/${name}.mjs`;
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    loader: { '.py': 'text' },
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"
    }
  });
  return import(outfile);
}
