/**
 * ruff as a library: `@astral-sh/ruff-wasm-web`, loaded once, lazily, the same in a worker, in Node
 * and in tests. Where the bytes come from is the caller's: each place finds its files its own way.
 */
import type { Diagnostic, Workspace } from '@astral-sh/ruff-wasm-web';

/** ruff's configuration as in `ruff.toml`; see https://docs.astral.sh/ruff/settings/. */
export type RuffSettings = Readonly<Record<string, unknown>>;

/** The WebAssembly module: compiled, or its bytes. */
export type RuffWasm = WebAssembly.Module | BufferSource;

/** A fault that ruff found; rows and columns are 1-based, columns in UTF-16 units. */
export type RuffDiagnostic = Diagnostic;

/** ruff under one configuration. */
export class Ruff {
  private constructor(
    private readonly _workspace: Workspace,
    private readonly _codes: Readonly<Record<string, string>>
  ) {}

  /**
   * @param wasm - gives the module; called once for all, at the first load.
   * @throws Error with ruff's own words where the settings name an unknown rule or option.
   */
  static async load(
    wasm: () => RuffWasm | Promise<RuffWasm>,
    settings: RuffSettings = {}
  ): Promise<Ruff> {
    const ruff = await import('@astral-sh/ruff-wasm-web');
    loaded ??= Promise.resolve(wasm()).then(async module => {
      // Not at once: browsers allow so large a module on the main thread only in time.
      await ruff.default({ module_or_path: module });
    });
    await loaded;
    let workspace: Workspace;
    try {
      workspace = new ruff.Workspace(settings, ruff.PositionEncoding.Utf16);
    } catch (error) {
      // ruff believes that the settings come from its own command line.
      throw new Error(
        String(error)
          .replace(/^(Error: )+/, '')
          .replace(/ from the CLI$/, '')
      );
    }
    return new Ruff(workspace, hasPreview(settings) ? (await import('./codes.json')).codes : {});
  }

  /** What ruff finds in Python text; syntax errors come as code `invalid-syntax`. */
  check(text: string): readonly RuffDiagnostic[] {
    const found = this._workspace.check(text) as RuffDiagnostic[];
    return found.map(one => ({ ...one, code: this._codes[one.code ?? ''] ?? one.code }));
  }

  /** The text in ruff's format. @throws Error where it is no valid Python. */
  format(text: string): string {
    return this._workspace.format(text);
  }

  /** Frees the memory of this configuration. */
  dispose(): void {
    this._workspace.free();
  }
}

/** In preview ruff tells rules by their names; all else here goes by their codes. */
function hasPreview({ preview, lint }: RuffSettings): boolean {
  const own = (lint as RuffSettings | undefined)?.preview;
  return own === undefined ? preview === true : own === true;
}

let loaded: Promise<void> | undefined;
