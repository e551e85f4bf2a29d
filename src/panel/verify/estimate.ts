/** What a proof will take and do, as far as the last runs and the text of the cells tell. */
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
  readonly effects: readonly IEffect[];
}

/** Something that a cell does outside the notebook. */
export interface IEffect {
  readonly cell: string;
  readonly kind: 'writes' | 'shell';
  /** The file, as the code names it; null where that cannot be told. */
  readonly what: string | null;
}

export function estimate(logbook: ILogbook): IEstimate {
  const { memory, runs, cells } = logbook;
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
    free: ceiling === null ? null : Math.max(0, ceiling - held),
    ceiling,
    effects: effectsOf(logbook)
  };
}

/** True where the recorded peak is more than what is free. */
export function tooLarge({ peak, free }: IEstimate): boolean {
  return peak !== null && free !== null && peak > free;
}

function effectsOf({ flow }: ILogbook): IEffect[] {
  return (flow?.cells ?? []).flatMap(({ id, reading }): IEffect[] => {
    const { state, magics } = reading.facts;
    const written = state.filter(use => use.kind === 'file' && use.access === 'write');
    const files = [...new Set(written.map(use => use.key))];
    const shell = ['!', 'bash', 'sh', 'system', 'sx'].some(magic => magics.has(magic));
    return [
      ...files.map(what => ({ cell: id, kind: 'writes', what }) as const),
      ...(shell ? [{ cell: id, kind: 'shell', what: null } as const] : [])
    ];
  });
}
