/** A typed view of what the person set; see schema/plugin.json. */
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { IPreferences, Preferences } from '../tokens';
import type { PartialJSONValue } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import { type ISignal, Signal } from '@lumino/signaling';

export const DEFAULTS: Preferences = {
  orderWarnings: true,
  cellMarks: true,
  memoryTracking: true,
  memoryInterval: 2,
  recorder: true,
  exportButton: true,
  statusBar: false,
  linting: false,
  lintSelect: [],
  lintIgnore: [],
  lintMarks: 'auto',
  template: ''
};

/** The preferences as they are now; defaults until they are loaded, and where a value is missing. */
export class Settings implements IPreferences, IDisposable {
  get now(): Preferences {
    return this._now;
  }

  get changed(): ISignal<this, Preferences> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Follow the settings of the registry from now on. */
  follow(settings: ISettingRegistry.ISettings): void {
    this._followed?.changed.disconnect(this.read, this);
    this._followed = settings;
    settings.changed.connect(this.read, this);
    this.read(settings);
  }

  /** Set one preference, as the settings editor would. */
  async set<K extends keyof Preferences>(key: K, value: Preferences[K]): Promise<void> {
    // JSON that is read only is JSON all the same.
    await this._followed?.set(key, value as PartialJSONValue);
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._followed?.changed.disconnect(this.read, this);
    Signal.clearData(this);
  }

  private read(settings: ISettingRegistry.ISettings): void {
    const given = settings.composite as Partial<Preferences>;
    this._now = { ...DEFAULTS, ...given };
    this._changed.emit(this._now);
  }

  private _now: Preferences = DEFAULTS;
  private _followed: ISettingRegistry.ISettings | null = null;
  private _changed = new Signal<this, Preferences>(this);
  private _isDisposed = false;
}
