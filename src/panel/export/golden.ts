/** Golden tests in the preview: a look in the kernel, and which whole values a test may hold. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { type ISignal, Signal } from '@lumino/signaling';
import type { KernelLook } from '../../kernel/values';
import type { KernelValue, StepValue } from '../../package/plan';
import type { DescribeModel } from './describe';
import type { IExportServices } from './services';

/** A value that a step gives, as far as it is known. */
export interface IGoldenRow extends StepValue {
  /** Null where the kernel has not told, or has no such value. */
  readonly value: KernelValue | null;
  /** Cells that are not sound: their value is not what a fresh run gives. */
  readonly unsound: readonly string[];
  readonly chosen: boolean;
}

export class GoldenModel {
  /** @param made - makes the preview again, once the plan holds the tests. */
  constructor(
    private readonly services: IExportServices,
    private readonly describe: DescribeModel,
    private readonly made: () => Promise<void>,
    private readonly trans: TranslationBundle
  ) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Why the kernel could not be asked; null where it could. */
  problem: string | null = null;
  busy = false;
  /** The person has had the kernel looked at. */
  looked = false;

  get rows(): readonly IGoldenRow[] {
    const cells = this.services.logbook.judgement?.cells;
    return (this.describe.plan?.values ?? []).map(site => ({
      ...site,
      value: this.told.get(site.name) ?? null,
      unsound: site.cells.filter(id => (cells?.get(id)?.verdict ?? 'sound') !== 'sound'),
      chosen: this.chosen.has(site.name)
    }));
  }

  /** Number of values that tests hold something of. */
  get count(): number {
    return this.rows.filter(row => row.value).length;
  }

  look(): Promise<void> {
    return this.ask();
  }

  /** A test may hold the whole value, or no more. */
  async choose(name: string, on: boolean): Promise<void> {
    this.chosen = new Set([...this.chosen].filter(one => one !== name));
    if (on) {
      this.chosen = new Set([...this.chosen, name]);
    }
    await this.ask();
  }

  /** No golden tests. */
  async drop(): Promise<void> {
    this.looked = false;
    this.chosen = new Set();
    await this.write({ values: [], loaded: [] });
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private async ask(): Promise<void> {
    const names = this.rows.filter(row => !row.unsound.length).map(row => row.name);
    this.busy = true;
    this.problem = null;
    this._changed.emit();
    try {
      const told = await this.services.values(names, [...this.chosen]);
      this.looked = true;
      await this.write(told);
    } catch (error) {
      this.problem =
        (error as Error).message || this.trans.__('The kernel did not answer. Look once more.');
      this.busy = false;
      this._changed.emit();
    }
  }

  private async write({ values, loaded }: KernelLook): Promise<void> {
    this.told = new Map(values.map(value => [value.name, value]));
    this.describe.choose({ golden: values, loaded });
    await this.made();
    this.busy = false;
    this._changed.emit();
  }

  private told: ReadonlyMap<string, KernelValue> = new Map();
  private chosen: ReadonlySet<string> = new Set();
  private _changed = new Signal<this, void>(this);
}
