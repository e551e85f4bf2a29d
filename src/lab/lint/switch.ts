/** Linting as the rest of the page knows it: nothing is fetched before it is asked for. */
import { type ISignal, Signal } from '@lumino/signaling';
import type { LintFacts } from '../../package/readiness/facts';
import type { ILinting, ILogbook } from '../../tokens';
import type { Linting, LintWishes } from './linting';

export class LintSwitch implements ILinting {
  /** @param load - gives the linters; ruff itself comes only when they are asked something. */
  constructor(private readonly load: () => Promise<Linting>) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isOn(): boolean {
    return this._wishes?.on ?? false;
  }

  set wishes(wishes: LintWishes) {
    this._wishes = wishes;
    if (wishes.on || this._linting) {
      void this.linting();
    }
    this._changed.emit();
  }

  facts(logbook: ILogbook): LintFacts | null {
    return this.isOn ? (this._linting?.facts(logbook) ?? { state: 'loading' }) : null;
  }

  /** The linters themselves, also where linting is off: formatting needs them. */
  async linting(): Promise<Linting> {
    const linting = this._linting ?? (await this.load());
    if (!this._linting) {
      this._linting = linting;
      linting.changed.connect(() => this._changed.emit());
    }
    if (this._wishes && linting.wishes !== this._wishes) {
      linting.wishes = this._wishes;
    }
    return linting;
  }

  private _linting: Linting | null = null;
  private _wishes: LintWishes | null = null;
  private readonly _changed = new Signal<this, void>(this);
}
