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
  private constructor(private readonly _workspace: Workspace) {}

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
    return new Ruff(new ruff.Workspace(settings, ruff.PositionEncoding.Utf16));
  }

  /** What ruff finds in Python text; syntax errors come as code `invalid-syntax`. */
  check(text: string): readonly RuffDiagnostic[] {
    return this._workspace.check(text) as RuffDiagnostic[];
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

let loaded: Promise<void> | undefined;
