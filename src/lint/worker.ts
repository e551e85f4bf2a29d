/** The worker that holds ruff, so that loading and linting never hold up the page. */
import type { LintAnswer, LintRequest } from './messages';
import { Ruff, type RuffSettings } from './ruff';

const WASM = new URL('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm', import.meta.url);

const byConfiguration = new Map<string, Promise<Ruff>>();

self.onmessage = ({ data }: MessageEvent<LintRequest>) => {
  answer(data)
    .catch((error: unknown): LintAnswer => ({
      id: data.id,
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error)
    }))
    .then(reply => self.postMessage(reply));
};

async function answer(request: LintRequest): Promise<LintAnswer> {
  const ruff = await ruffFor(request.settings);
  const { id } = request;
  return request.kind === 'check'
    ? { id, kind: 'check', diagnostics: ruff.check(request.text) }
    : { id, kind: 'format', texts: request.texts.map(text => formatted(ruff, text)) };
}

function formatted(ruff: Ruff, text: string): string | null {
  try {
    return ruff.format(text);
  } catch {
    return null; // no valid Python; the page leaves such a cell as it is
  }
}

function ruffFor(settings: RuffSettings): Promise<Ruff> {
  const key = JSON.stringify(settings);
  const known = byConfiguration.get(key);
  if (known) {
    return known;
  }
  const loading = Ruff.load(
    async () => WebAssembly.compile(await (await fetch(WASM)).arrayBuffer()),
    settings
  );
  byConfiguration.set(key, loading);
  return loading;
}
