/** Keeps the reading of memory at the kernel that a document has at present. */
import type { IDisposable } from '@lumino/disposable';
import { MemoryWatch } from '../kernel/memoryWatch';
import type { MemoryLedger } from '../memory/keeper';
import type { Preferences } from '../tokens';
import type { KernelWatch } from './watch';

export class MemoryFollower implements IDisposable {
  /** @param changed - called after each reading. */
  constructor(
    private readonly watch: KernelWatch,
    private readonly ledger: MemoryLedger,
    private readonly changed: () => void,
    private preferences: Preferences
  ) {
    this.follow();
  }

  /** Null where there is no kernel. */
  get current(): MemoryWatch | null {
    return this._current;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Settings take effect at once. */
  prefer(preferences: Preferences): void {
    this.preferences = preferences;
    this.follow();
  }

  /** Another kernel may be there, or none. */
  follow(): void {
    const kernel = this.watch.kernel;
    const living =
      this.preferences.memoryTracking && kernel && !kernel.isDisposed && kernel.status !== 'dead'
        ? kernel
        : null;
    if (this._isDisposed || living === (this._current?.kernel ?? null)) {
      return;
    }
    this._current?.dispose();
    this._current = living
      ? new MemoryWatch({
          kernel: living,
          ledger: this.ledger,
          python: () => this.watch.state?.language === 'python',
          interval: () => this.preferences.memoryInterval * 1000,
          changed: this.changed
        })
      : null;
    if (!living) {
      this.ledger.unavailable(this.preferences.memoryTracking ? 'no-kernel' : 'off');
    }
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._current?.dispose();
      this._current = null;
    }
  }

  private _current: MemoryWatch | null = null;
  private _isDisposed = false;
}
