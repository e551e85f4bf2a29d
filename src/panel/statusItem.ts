/** What the items of Shipshape in the status bar have in common: the notebook in front. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import { type ISignal, Signal } from '@lumino/signaling';
import type { ILogbook, ILogbooks } from '../tokens';

/** An item about the notebook in front; off, or without a notebook to speak of, it does nothing. */
export abstract class StatusItem extends ReactWidget {
  constructor(
    private readonly logbooks: ILogbooks,
    protected readonly commands: JupyterFrontEnd['commands'],
    protected readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-Shipshape-statusItem');
    logbooks.currentChanged.connect(this.follow, this);
    this.follow(logbooks, logbooks.current);
  }

  /** By the person's settings. */
  get isOn(): boolean {
    return this._isOn;
  }
  set isOn(on: boolean) {
    this._isOn = on;
    this.refresh();
  }

  /** Whether there is anything to show. */
  get isActive(): boolean {
    return this._isOn && this._logbook !== null;
  }

  get activeChanged(): ISignal<this, void> {
    return this._activeChanged;
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.logbooks.currentChanged.disconnect(this.follow, this);
      this._logbook?.changed.disconnect(this.refresh, this);
      Signal.clearData(this);
    }
    super.dispose();
  }

  protected get logbook(): ILogbook | null {
    return this._logbook;
  }

  /** Something that it shows, or whether it shows anything, may have changed. */
  protected refresh(): void {
    const active = this.isActive;
    if (active !== this._wasActive) {
      this._wasActive = active;
      this._activeChanged.emit();
    }
    this.update();
  }

  private follow(_: ILogbooks, logbook: ILogbook | null): void {
    this._logbook?.changed.disconnect(this.refresh, this);
    this._logbook = logbook;
    logbook?.changed.connect(this.refresh, this);
    this.refresh();
  }

  private _logbook: ILogbook | null = null;
  private _isOn = false;
  private _wasActive = false;
  private _activeChanged = new Signal<this, void>(this);
}
