/** Findings that the person put aside: kept in the workspace, never in the file. */
import type { IStateDB } from '@jupyterlab/statedb';
import { type ISignal, Signal } from '@lumino/signaling';

const PREFIX = 'jupyterlab-shipshape:muted';

/** What is muted in one notebook: `cell:<id>` or `name:<name>`. */
export class Mutes {
  /** @param state - null where the workspace cannot be kept: then mutes last as long as the page. */
  constructor(
    private readonly state: IStateDB | null,
    private path: string
  ) {
    void this.load();
  }

  get all(): ReadonlySet<string> {
    return this._all;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  set(key: string, on: boolean): void {
    const next = new Set(this._all);
    if (on) {
      next.add(key);
    } else {
      next.delete(key);
    }
    this._all = next;
    void this.save();
    this._changed.emit();
  }

  /** The notebook has another path now. */
  async rename(path: string): Promise<void> {
    const old = this.key;
    this.path = path;
    if (this._all.size) {
      await this.save();
      await this.state?.remove(old);
    }
  }

  private get key(): string {
    return `${PREFIX}:${this.path}`;
  }

  private async load(): Promise<void> {
    const saved = await this.state?.fetch(this.key);
    if (Array.isArray(saved) && saved.length) {
      this._all = new Set([...this._all, ...saved.map(String)]);
      this._changed.emit();
    }
  }

  private async save(): Promise<void> {
    if (this._all.size) {
      await this.state?.save(this.key, [...this._all]);
    } else {
      await this.state?.remove(this.key);
    }
  }

  private _all: ReadonlySet<string> = new Set();
  private _changed = new Signal<this, void>(this);
}
