/** What the State section shows, taken from a logbook; nothing is judged here. */
import { isCode } from '@jupyterlab/nbformat';
import { type ISignal, Signal } from '@lumino/signaling';
import { type SavedCounts, savedCounts } from '../../flow';
import type { CauseGroup, FindingKind, Judgement } from '../../flow/finding';
import type { ILogbook, IRun } from '../../tokens';
import { CellLinks } from '../cells';
import { type IOrder, layOut } from './order/layout';

/** Groups shown before "Show 18 more causes". */
const MOST_CAUSES = 8;

/** Which picture of the section applies. */
export type Stage = 'reading' | 'off' | 'no kernel' | 'nothing ran' | 'judged';

export class StateModel {
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get logbook(): ILogbook | null {
    return this._logbook;
  }
  set logbook(value: ILogbook | null) {
    this._logbook = value;
    this._kind = null;
    this._all = false;
    this.read();
  }

  /** Takes what the logbook says now; the last verdict stays while a new one is computed. */
  read(): void {
    const logbook = this._logbook;
    this.links = logbook && new CellLinks(logbook);
    this.judgement = logbook?.judgement ?? null;
    this.runs = logbook?.runs ?? [];
    this._order = null;
    this._changed.emit();
  }

  /** Whether cells are judged at all, by the person's settings. */
  get on(): boolean {
    return this._on;
  }
  set on(on: boolean) {
    this._on = on;
    this._changed.emit();
  }

  links: CellLinks | null = null;
  judgement: Judgement | null = null;
  /** Oldest first. */
  runs: readonly IRun[] = [];

  get stage(): Stage {
    const { judgement } = this;
    if (!this._on) {
      return 'off';
    }
    if (!judgement) {
      return 'reading';
    }
    const kernel = this._logbook?.kernel;
    if (!kernel || kernel.status === 'dead' || kernel.status === 'terminating') {
      return 'no kernel';
    }
    const untouched = [...judgement.cells.values()].every(
      cell => cell.verdict === 'sound' || cell.findings.every(f => f.kind === 'not run')
    );
    return this.runs.length === 0 && untouched ? 'nothing ran' : 'judged';
  }

  /** What the counts in the notebook say, for where nobody watched the runs. */
  get counts(): SavedCounts {
    const code = this._logbook?.notebook().cells.filter(isCode) ?? [];
    return savedCounts(
      code.map((cell, i) => ({
        id: String(cell.id ?? i),
        source: Array.isArray(cell.source) ? cell.source.join('') : cell.source,
        count: cell.execution_count
      }))
    );
  }

  /** Kinds that have a cause, in the order in which they appear. */
  get kinds(): readonly FindingKind[] {
    return [...new Set(this.unmuted.map(group => group.root.kind))];
  }

  /** Only this kind is listed; null: all. */
  get kind(): FindingKind | null {
    return this._kind;
  }
  set kind(value: FindingKind | null) {
    this._kind = value;
    this._changed.emit();
  }

  /** Causes after muting and filter, as many as are shown. */
  get causes(): readonly CauseGroup[] {
    const causes = this.filtered;
    return this._all ? causes : causes.slice(0, MOST_CAUSES);
  }

  /** How many causes wait behind "Show … more". */
  get moreCauses(): number {
    return this.filtered.length - this.causes.length;
  }

  showAllCauses(): void {
    this._all = true;
    this._changed.emit();
  }

  get findings(): number {
    let count = 0;
    this.judgement?.cells.forEach(cell => {
      count += cell.findings.length;
    });
    return count;
  }

  /** The picture; computed when first asked for after a change. */
  get order(): IOrder {
    this._order ??= layOut(this._logbook?.cells ?? [], this.runs, this.judgement);
    return this._order;
  }

  dispose(): void {
    this._logbook = null;
    Signal.clearData(this);
  }

  private get filtered(): readonly CauseGroup[] {
    const kind = this._kind;
    return kind ? this.unmuted.filter(group => group.root.kind === kind) : this.unmuted;
  }

  private get unmuted(): readonly CauseGroup[] {
    const muted = this._logbook?.muted;
    const groups = this.judgement?.groups ?? [];
    return muted?.size ? groups.filter(group => !isMuted(group, muted)) : groups;
  }

  private _logbook: ILogbook | null = null;
  private _on = true;
  private _kind: FindingKind | null = null;
  private _all = false;
  private _order: IOrder | null = null;
  private _changed = new Signal<this, void>(this);
}

/** What "Mute" puts aside: the name where the cause is about one, else the cell. */
export function muteKey({ root }: CauseGroup): string {
  return root.names.length === 1 ? `name:${root.names[0]}` : `cell:${root.cell}`;
}

function isMuted({ root }: CauseGroup, muted: ReadonlySet<string>): boolean {
  return (
    muted.has(`cell:${root.cell}`) ||
    (root.names.length > 0 && root.names.every(name => muted.has(`name:${name}`)))
  );
}
