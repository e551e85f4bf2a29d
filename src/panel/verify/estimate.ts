/** What a proof will take and do, as far as the last runs and the text of the cells tell. */
import { type Effect, effectsOf } from '../../flow/effects';
import type { ILogbook } from '../../tokens';

export interface IEstimate {
  readonly cells: number;
  /** Of the last runs of all cells; null where one never ran. */
  readonly seconds: number | null;
  /** The highest recorded peak in bytes; null where none was. */
  readonly peak: number | null;
  /** What the kernel may still take under the ceiling, in bytes; null where that is not known. */
  readonly free: number | null;
  readonly ceiling: number | null;
  readonly effects: readonly Effect[];
}

/** What is free at the moment, in bytes. */
export interface IRoom {
  readonly free: number;
  readonly ceiling: number | null;
}

/** @param room - as it was read just now; null where it could not be. */
export function estimate(logbook: ILogbook, room: IRoom | null = null): IEstimate {
  const { memory, runs, cells, flow } = logbook;
  const last = new Map(runs.map(run => [run.cell, run.duration]));
  const durations = cells.filter(c => c.source.trim()).map(cell => last.get(cell.id) ?? null);
  const known = durations.filter(ms => ms !== null);
  const peaks = memory.runs.map(run => run.peak);
  const held = memory.samples.at(-1)?.rss ?? 0;
  const ceiling = memory.ceiling?.bytes ?? null;
  return {
    cells: cells.length,
    seconds:
      known.length === durations.length ? known.reduce((sum, ms) => sum + ms, 0) / 1000 : null,
    peak: peaks.length ? Math.max(...peaks) : null,
    free: room?.free ?? (ceiling === null ? null : Math.max(0, ceiling - held)),
    ceiling: room ? room.ceiling : ceiling,
    effects: flow ? effectsOf(flow, new Map(cells.map(cell => [cell.id, cell.source]))) : []
  };
}

/** True where the recorded peak is more than what is free. */
export function tooLarge({ peak, free }: IEstimate): boolean {
  return peak !== null && free !== null && peak > free;
}
