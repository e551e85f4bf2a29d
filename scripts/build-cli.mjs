/** Bundles the command line with its WebAssembly files into `dist/cli`, and beside the Python package. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist/cli`;
const packaged = `${root}jupyter_extension/jupyterlab_shipshape/cli`;
/** Found at run time beside the bundle; see src/cli/wasm.ts. */
const WASM = [
  'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-python/tree-sitter-python.wasm',
  '@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'
];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [`${root}src/cli/main.ts`],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  loader: { '.py': 'text' },
  minifySyntax: true,
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"
  },
  logLevel: 'error'
});
for (const file of WASM) {
  cpSync(`${root}node_modules/${file}`, `${out}/${file.split('/').at(-1)}`);
}
rmSync(packaged, { recursive: true, force: true });
cpSync(out, packaged, { recursive: true });
