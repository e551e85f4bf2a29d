/** Reads cells: text in, names out; each text once. */
import type { Module, Statement } from './ast';
import { CellContext } from './effects/context';
import { effectsOf } from './effects/effects';
import type { CellReading, Judge, NameFacts } from './facts';
import { Grammar, type WasmSource } from './grammar';
import { type CellRules, factsOf, rulesOf } from './names/facts';
import { readSyntax } from './syntax/read';

/** How many readings are kept; far more than the cells of a large notebook with their earlier texts. */
const KEPT = 20_000;

/** Reads cells and remembers what it has read, by text. */
export class Reader {
  private readonly _readings = new Map<string, CellReading>();

  private constructor(
    private readonly _grammar: Grammar,
    private readonly _judge: Judge | null
  ) {}

  /**
   * Loads the parser (once for all readers).
   *
   * @param judge - what else may refuse a cell, where something is at hand that can tell. A cell is
   *   valid where nobody refuses it.
   * @throws Error where WebAssembly is refused or its bytes cannot be had.
   */
  static async load(wasm: WasmSource, judge: Judge | null = null): Promise<Reader> {
    return new Reader(await Grammar.load(wasm), judge);
  }

  /** What a cell says of names. Never throws for the text; the same object for the same text. */
  readonly read = (source: string): CellReading => {
    const known = this._readings.get(source);
    if (known) {
      return known;
    }
    const reading = new Reading(source, this._grammar, this._judge);
    this._readings.set(source, reading);
    if (this._readings.size > KEPT) {
      const [oldest] = this._readings.keys();
      this._readings.delete(oldest);
    }
    return reading;
  };
}

class Reading implements CellReading {
  readonly module: Module;
  readonly valid: boolean;
  readonly runs: boolean;
  readonly error: CellReading['error'];
  private readonly _rules: CellRules;
  private _facts: NameFacts | null = null;
  private _statements: readonly NameFacts[] | null = null;
  private _context: CellContext | null = null;

  constructor(
    readonly source: string,
    grammar: Grammar,
    judge: Judge | null
  ) {
    const { module, faults } = readSyntax(source, grammar);
    const [first = null] = [...faults].sort(
      (a, b) => Number(a.spared ?? 0) - Number(b.spared ?? 0) || a.span.start - b.span.start
    );
    this.module = module;
    this.error = first ?? judge?.({ source, module }) ?? null;
    this.valid = !this.error;
    this.runs = this.valid || this.error?.spared === true;
    this._rules = rulesOf(module, source);
  }

  get facts(): NameFacts {
    this._facts ??= this._factsOf(this.module.body);
    return this._facts;
  }

  get statements(): readonly NameFacts[] {
    const { body } = this.module;
    this._statements ??= body.length === 1 ? [this.facts] : body.map(one => this._factsOf([one]));
    return this._statements;
  }

  private _factsOf(body: readonly Statement[]): NameFacts {
    return factsOf(body, this._rules, () => {
      this._context ??= new CellContext(this.module);
      return effectsOf(body, this._context);
    });
  }
}
