/** Linting as the rest of the page knows it: nothing is fetched before it is asked for. */
import { type ISignal, Signal } from '@lumino/signaling';
import type { LintFacts } from '../../package/readiness/facts';
import type { ILinting, ILogbook } from '../../tokens';
import type { Linting } from './linting';

export class LintSwitch implements ILinting {
  /** @param load - gives the linters; 3.8 MB of ruff come only when they are asked something. */
  constructor(private readonly load: () => Promise<Linting>) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isOn(): boolean {
    return this._isOn;
  }
  set isOn(on: boolean) {
    if (on === this._isOn) {
      return;
    }
    this._isOn = on;
    if (on || this._linting) {
      void this.linting().then(linting => (linting.isOn = this._isOn));
    }
    this._changed.emit();
  }

  facts(logbook: ILogbook): LintFacts | null {
    return this._linting?.facts(logbook) ?? null;
  }

  /** The linters themselves, also where linting is off: formatting needs them. */
  async linting(): Promise<Linting> {
    if (!this._linting) {
      const linting = await this.load();
      this._linting ??= linting;
      linting.changed.connect(() => this._changed.emit());
    }
    return this._linting;
  }

  private _linting: Linting | null = null;
  private _isOn = false;
  private readonly _changed = new Signal<this, void>(this);
}
