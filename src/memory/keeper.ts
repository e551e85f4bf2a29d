/** The one place where readings come in and the ledger comes out. */
import { withBareRun, withRun, withSample } from './history';
import { EMPTY } from './ledger';
import { heldInAll } from './held';
import type { BareRun, Ceiling, Ledger, RunMemory, Sample, Sizes, Unavailable } from './ledger';

/**
 * Keeps the ledger of one kernel. Each call replaces {@link MemoryLedger.ledger} by a new value;
 * nothing is ever changed in place.
 *
 * `restart()` belongs to a new namespace: everything that was known is of another process.
 */
export class MemoryLedger {
  /** All that is known at present. */
  get ledger(): Ledger {
    return this._ledger;
  }

  /** A run has ended. Runs may come late and twice (a list pulled after records were pushed). */
  add(run: RunMemory): void {
    this._ledger = { ...this._ledger, runs: withRun(this._ledger.runs, run) };
  }

  /** A run has ended that nothing in the kernel measured. */
  ran(run: BareRun): void {
    this._ledger = { ...this._ledger, bareRuns: withBareRun(this._ledger.bareRuns, run) };
  }

  /** The total was read. */
  sample(sample: Sample): void {
    const samples = withSample(this._ledger.samples, sample);
    this._ledger = { ...this._ledger, samples, unavailable: null };
  }

  /** The variables were sized. */
  sizes(sizes: Sizes): void {
    this._ledger = { ...this._ledger, sizes };
  }

  ceiling(ceiling: Ceiling | null): void {
    this._ledger = { ...this._ledger, ceiling };
  }

  /** No total can be read, and why. Figures that came before stay. */
  unavailable(reason: Unavailable): void {
    this._ledger = { ...this._ledger, unavailable: reason };
  }

  /**
   * The kernel died by itself, and is started anew. Which is heard first, this or the new
   * namespace, is not said.
   */
  died(): void {
    const held = heldInAll(this._ledger);
    this._dying = held;
    this._ledger = { ...this._ledger, died: held ?? this._before };
  }

  /** Another process, or an empty namespace: begin anew. The ceiling is the machine's and stays. */
  restart(): void {
    this._before = heldInAll(this._ledger);
    this._ledger = { ...EMPTY, ceiling: this._ledger.ceiling, died: this._dying };
    this._dying = null;
  }

  /** Bytes of the kernel that is about to be replaced, and of the one that was. */
  private _dying: number | null = null;
  private _before: number | null = null;
  private _ledger = EMPTY;
}
