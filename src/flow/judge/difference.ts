/** Why a cell's last run differs from what a fresh run would do: the names that were not the same, and who gave them. */
import type { Cause, FindingKind } from '../finding';
import { isStateKey } from '../provenance/ambient';
import { isFileKey } from '../provenance/import';
import type { Trace } from '../provenance/trace';
import type { Load } from '../provenance/setting';
import type { PageCell, Record, Step } from '../record';
import { isUndecided } from '../provenance/value';
import { Places } from './places';
import type { Worlds } from './worlds';

/** What a name's difference is, before it is put into words. */
export interface Difference {
  readonly kind: FindingKind;
  readonly name: string;
  readonly because: Cause;
  /** The cell that gives the name as read; null where none does. */
  readonly expected: string | null;
  /** The cell that it came from is itself not as a fresh run would have it. */
  readonly follows: boolean;
  /** The same code gave another value from the same inputs when it ran again. */
  readonly newData?: boolean;
}

/** What is known of one cell: its last run, and its step as read. */
export interface CellState {
  readonly cell: PageCell;
  readonly index: number;
  readonly step: Step;
  readonly ran: Trace;
  readonly read: Trace;
}

/** Names of the notebook stand as they are; state without a name without its sign. */
export const spoken = (name: string): string => name.replace(/^~(file:)?/, '');

/** State that nothing had written is not loaded. */
const UNWRITTEN: Load = { fingerprint: 0, writer: null, changedBy: null, missing: true };

export class Differences {
  private readonly places: Places;

  constructor(
    private readonly record: Record,
    private readonly worlds: Worlds
  ) {
    this.places = Places.of(record.cells);
  }

  /** One for each name that was not what it is as read. */
  of(state: CellState): Difference[] {
    const found: Difference[] = [];
    for (const [name, ran] of state.ran.loads) {
      const read = state.read.loads.get(name) ?? (isStateKey(name) ? UNWRITTEN : undefined);
      if (read && ran.fingerprint !== read.fingerprint) {
        found.push(this.explain(state, name, ran, read));
      }
    }
    for (const [name, read] of state.read.loads) {
      const giver = this.cellOf(read.writer);
      if (giver && isStateKey(name) && !state.ran.loads.has(name)) {
        found.push(tooEarly(name, giver));
      }
    }
    return found;
  }

  private explain(state: CellState, name: string, ran: Load, read: Load): Difference {
    const expected = this.cellOf(read.writer)?.id ?? null;
    const about = { name, expected } as const;
    const from = this.stepOf(ran.writer);
    if (ran.missing) {
      const because: Cause =
        expected === null ? { kind: 'unseen' } : { kind: 'cell', cell: expected };
      return { ...about, kind: 'failed midway', because, follows: false };
    }
    if (!from && ran.writer !== null && isFileKey(name)) {
      return { ...about, kind: 'stale', because: { kind: 'restart' }, follows: false };
    }
    if (!from) {
      return {
        ...about,
        kind: read.missing ? 'ghost' : 'unknown',
        because: { kind: 'unseen' },
        follows: false
      };
    }
    const key = from.cell === null ? null : this.keyOf(from);
    if (read.missing && read !== UNWRITTEN) {
      return { ...about, ...this.ghost(state, name, from, key, read) };
    }
    const giver = this.cellOf(read.writer)?.key ?? null;
    const changer = this.stepOf(ran.changedBy);
    if (key !== null && key === giver && changer && changer !== from) {
      const given = this.cellOf(read.changedBy)?.key ?? giver;
      return { ...about, ...this.from(state, name, changer, given) };
    }
    const why = this.from(state, name, from, giver);
    const newData = why.kind === 'stale' && !why.follows && this.gaveAnother(name, from, key);
    return { ...about, ...why, newData };
  }

  /** Did the cell, run again, give another value to the name though nothing that it reads was other? */
  private gaveAnother(name: string, from: Step, key: string | null): boolean {
    const latest = key === null ? undefined : this.record.last.get(key);
    const [then, now] = [from.run.values?.[name], latest?.run.values?.[name]];
    if (!latest || then === undefined || now === undefined || then === now) {
      return false;
    }
    const [old, last] = [this.worlds.ran(from), this.worlds.ran(latest)];
    return (
      old.input.unit.syntax === last.input.unit.syntax &&
      [...last.loads].every(([each, load]) => old.loads.get(each)?.fingerprint === load.fingerprint)
    );
  }

  /** The name came from this step; as read it comes from the cell `giver`. */
  private from(
    state: CellState,
    name: string,
    from: Step,
    giver: string | null
  ): Pick<Difference, 'kind' | 'because' | 'follows'> {
    if (from.cell === null) {
      return { kind: 'out of order', because: outside(from), follows: false };
    }
    const key = this.keyOf(from);
    const cell = this.cellOf(key);
    if (key === state.cell.key) {
      return { kind: 'repeated', because: { kind: 'cell', cell: from.cell }, follows: false };
    }
    if (!cell) {
      return { kind: 'out of order', because: this.deleted(from), follows: false };
    }
    const because: Cause = { kind: 'cell', cell: cell.id };
    const at = this.places.ofKey(key) ?? 0;
    const gave = key === giver || this.stopsBefore(at, name, giver);
    if (!gave || at > state.index) {
      return { kind: 'out of order', because, follows: false };
    }
    const latest = this.record.last.get(key) === from;
    return { kind: 'stale', because, follows: latest };
  }

  /** Whether the cell at a place would give a name after `giver` does, but fails before as read. */
  private stopsBefore(at: number, name: string, giver: string | null): boolean {
    const { outcome, stored } = this.worlds.reads(at);
    const above = giver === null ? -1 : (this.places.ofKey(giver) ?? -1);
    return at > above && !stored.get(name) && !isUndecided(outcome) && outcome.failure !== null;
  }

  private ghost(
    state: CellState,
    name: string,
    from: Step,
    key: string | null,
    read: Load
  ): Pick<Difference, 'kind' | 'because' | 'follows'> {
    const remover = this.cellOf(read.writer);
    if (remover) {
      const because: Cause = { kind: 'cell', cell: remover.id };
      return { kind: 'out of order', because, follows: false };
    }
    if (key === null) {
      return { kind: 'ghost', because: outside(from), follows: false };
    }
    const cell = this.cellOf(key);
    if (!cell) {
      return { kind: 'ghost', because: this.deleted(from), follows: false };
    }
    const because: Cause = { kind: 'cell', cell: cell.id };
    const at = this.places.ofKey(key) ?? 0;
    const binds = this.worlds.reads(at).stored.get(name) ?? false;
    if (binds && at > state.index) {
      return { kind: 'out of order', because, follows: false };
    }
    const latest = this.record.last.get(key) === from;
    const sameText =
      this.worlds.ran(from).input.unit.syntax === this.worlds.reads(at).input.unit.syntax;
    if (latest || sameText) {
      return { kind: 'stale', because, follows: true };
    }
    return {
      kind: 'ghost',
      because: { kind: 'earlier text', cell: cell.id, source: from.run.source },
      follows: false
    };
  }

  private deleted(from: Step): Cause {
    const cell = from.cell ?? '';
    const time = this.record.graves.get(cell)?.time;
    return {
      kind: 'deleted',
      cell,
      source: from.run.source,
      ...(time === undefined ? {} : { time })
    };
  }

  private cellOf(writer: string | null): PageCell | undefined {
    const at = writer === null ? undefined : this.places.ofKey(writer);
    return at === undefined ? undefined : this.record.cells[at];
  }

  stepOf(writer: string | null): Step | undefined {
    const seq = writer?.startsWith('#') ? Number(writer.slice(1)) : NaN;
    return this.record.steps[seq - (this.record.steps[0]?.seq ?? 0)];
  }

  /** The key of the page's cell that a step is a run of. */
  private keyOf(step: Step): string {
    return this.record.keys.get(step) ?? step.cell ?? '';
  }
}

/** State that the page sets above the cell and had not set when it ran; a file may have been there all the same. */
function tooEarly(name: string, { id }: PageCell): Difference {
  const because: Cause = { kind: 'cell', cell: id };
  const kind = isFileKey(name) ? 'unknown' : 'out of order';
  return { kind, name, because, expected: id, follows: false };
}

export function outside(step: Step): Cause {
  const { client, run } = step;
  return {
    kind: 'console',
    count: run.count,
    source: run.source,
    ...(client === undefined ? {} : { client }),
    ...(run.time === undefined ? {} : { time: run.time })
  };
}
