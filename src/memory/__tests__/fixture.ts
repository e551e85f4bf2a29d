/** Pages and ledgers in a few words. */
import type { FlowCell, PageFlow } from '../../flow/dataflow';
import { EMPTY, type Ledger, type RunMemory, type Sizes, type VariableSize } from '../ledger';

export const MB = 1e6;
export const GB = 1e9;

/** A cell as `id: reads -> binds`, for example `b: raw -> small mean`; `!` at the end: opaque. */
export function page(...cells: readonly string[]): PageFlow {
  const source = new Map<string, string>();
  return {
    aliases: new Map(),
    cells: cells.map((text, index): FlowCell => {
      const [id, rest] = text.replace('!', '').split(':');
      const [reads, binds] = rest
        .split('->')
        .map(names => names.trim().split(/\s+/).filter(Boolean));
      const inputs = new Map(reads.map(name => [name, source.get(name) ?? null]));
      binds.forEach(name => source.set(name, id));
      const facts = { opaque: text.endsWith('!') };
      return {
        id,
        index,
        reading: { source: text, facts } as unknown as FlowCell['reading'],
        inputs,
        binds: new Set(binds),
        reads: new Set(reads),
        changes: new Set(),
        deletes: new Set()
      };
    })
  };
}

export function run(
  cell: string | null,
  start: number,
  before: number,
  after: number,
  peak = Math.max(before, after)
): RunMemory {
  return { cell, count: start, start, end: start + 1, before, after, peak, method: 'recorder' };
}

export function variable(
  name: string,
  own: number,
  more: Partial<VariableSize> = {}
): VariableSize {
  return {
    name,
    holder: 'name',
    type: 'DataFrame',
    bytes: own,
    own,
    device: 0,
    sharedWith: [],
    how: 'exact',
    ...more
  };
}

export function sizes(variables: readonly VariableSize[], more: Partial<Sizes> = {}): Sizes {
  return {
    time: 0,
    duration: 1,
    variables,
    omitted: 0,
    shared: [],
    twins: [],
    devices: [],
    ...more
  };
}

export function ledger(
  runs: readonly RunMemory[],
  variables: readonly VariableSize[],
  more: Partial<Sizes> = {}
): Ledger {
  return { ...EMPTY, runs, sizes: sizes(variables, more) };
}
