/** What the Memory section shows, worked out from the logbook when it changes. */
import { Signal, type ISignal } from '@lumino/signaling';
import type { IDisposable } from '@lumino/disposable';
import {
  advise,
  cellRows,
  heldInAll,
  needed,
  NO_TIMELINE,
  timeline,
  variableRows,
  type Advice,
  type CellOrder,
  type CellRow,
  type Ledger,
  type Needed,
  type Timeline,
  type VariableRow
} from '../../memory';
import type { Translation } from '../../phrase';
import type { ILogbook, IMemoryWatch } from '../../tokens';
import { CellLinks } from '../cells';

/** How far back the chart goes: all since the restart, idle time shortened or not, or some minutes. */
export type Range = 'runs' | 'all' | 60 | 10;

export class MemoryModel implements IDisposable {
  constructor(private readonly trans: Translation) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  get logbook(): ILogbook | null {
    return this._logbook;
  }
  set logbook(logbook: ILogbook | null) {
    this._logbook = logbook;
    this._read = null;
    this.follow();
  }

  /** While true the figures are read from the kernel; false: nothing is asked of anybody. */
  get isActive(): boolean {
    return this._isActive;
  }
  set isActive(active: boolean) {
    this._isActive = active;
    this.follow();
  }

  get ledger(): Ledger | null {
    return this._logbook?.memory ?? null;
  }

  /** Bytes of the kernel and its children as last read; null where they never were. */
  get held(): number | null {
    return this.ledger && heldInAll(this.ledger);
  }

  get links(): CellLinks | null {
    return this.read().links;
  }
  get needed(): Needed | null {
    return this.read().needed;
  }
  get advice(): readonly Advice[] {
    return this.read().advice;
  }
  get cells(): readonly CellRow[] {
    return this.read().cells;
  }
  /** Those that the filter lets through. */
  get variables(): readonly VariableRow[] {
    const wanted = this._filter.toLowerCase();
    return this.read().variables.filter(
      ({ variable: { name, type } }) =>
        name.toLowerCase().includes(wanted) || type.toLowerCase().includes(wanted)
    );
  }
  get timeline(): Timeline {
    return this.read().timeline;
  }

  get order(): CellOrder {
    return this._order;
  }
  set order(order: CellOrder) {
    this._order = order;
    this.renew();
  }

  get range(): Range {
    return this._range;
  }
  set range(range: Range) {
    this._range = range;
    this.renew();
  }

  get filter(): string {
    return this._filter;
  }
  set filter(filter: string) {
    this._filter = filter;
    this._changed.emit();
  }

  /** The logbook says that it has changed; its kernel may be another. */
  follow(): void {
    const watch = this._isActive ? (this._logbook?.memoryWatch ?? null) : null;
    if (watch !== this._watch) {
      this._look?.dispose();
      this._watch = watch;
      this._look = watch?.look(true) ?? null;
    }
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._look?.dispose();
      this._look = null;
      Signal.clearData(this);
    }
  }

  private renew(): void {
    this._read = null;
    this._changed.emit();
  }

  /** Kept until something of what it stands on is another. */
  private read(): IRead {
    const logbook = this._logbook;
    const key = logbook ? [logbook, logbook.memory, logbook.flow, logbook.cells] : [];
    if (!this._read || key.some((part, i) => part !== this._read?.key[i]) || !key.length) {
      this._read = { key, ...(logbook ? this.reckon(logbook) : NOTHING) };
    }
    return this._read;
  }

  private reckon(logbook: ILogbook): Omit<IRead, 'key'> {
    const { memory, flow, cells } = logbook;
    const range = this._range;
    const since = typeof range === 'number' ? Date.now() - range * 60_000 : undefined;
    return {
      links: new CellLinks(logbook),
      needed: flow && needed(flow, memory),
      advice: flow ? advise(flow, memory, this.trans) : [],
      cells: cellRows(
        cells.map(({ id }) => id),
        memory,
        this._order
      ),
      variables: variableRows(flow, memory),
      timeline: timeline(memory, { since, idle: range === 'runs' ? 'shortened' : 'as it is' })
    };
  }

  private _logbook: ILogbook | null = null;
  private _watch: IMemoryWatch | null = null;
  private _look: IDisposable | null = null;
  private _read: IRead | null = null;
  private _isActive = false;
  private _isDisposed = false;
  private _order: CellOrder = 'peak';
  private _range: Range = 'runs';
  private _filter = '';
  private _changed = new Signal<this, void>(this);
}

interface IRead {
  readonly key: readonly unknown[];
  readonly links: CellLinks | null;
  readonly needed: Needed | null;
  readonly advice: readonly Advice[];
  readonly cells: readonly CellRow[];
  readonly variables: readonly VariableRow[];
  readonly timeline: Timeline;
}

const NOTHING = {
  links: null,
  needed: null,
  advice: [],
  cells: [],
  variables: [],
  timeline: NO_TIMELINE
};
