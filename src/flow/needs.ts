/** Which cells above a cell it stands on: by names, by what may change them, by state without a name. */
import type { StateKind, StateUse } from '../python/facts';
import type { FlowCell, PageFlow } from './dataflow';
import { maybeChanged } from './maybeChanged';
import { Settings } from './settings';

/** State of which a cell needs all that was done to it since it was last set. */
const DRAWN: ReadonlySet<StateKind> = new Set([
  'random',
  'numpy.random',
  'torch.random',
  'environ',
  'file'
]);

export class Needs {
  private readonly settings: Settings;
  private readonly changed: readonly ReadonlySet<string>[];

  constructor(
    private readonly flow: PageFlow,
    private readonly byId: ReadonlyMap<string, FlowCell>
  ) {
    this.settings = new Settings(flow.cells);
    this.changed = maybeChanged(flow.cells);
  }

  /** Ids of cells above, those that they in turn stand on left out. */
  of(cell: FlowCell): string[] {
    const above = this.flow.cells.slice(0, cell.index);
    return [
      ...[...cell.inputs].flatMap(([name, from]) => this.givers(cell, name, from)),
      ...statesOf(cell).flatMap(use => writersOf(above, use)),
      ...above.filter(setter => this.settings.reach(setter, cell)).map(({ id }) => id)
    ];
  }

  private givers(cell: FlowCell, name: string, from: string | null): string[] {
    const giver = from === null ? undefined : this.byId.get(from);
    const between = this.flow.cells.slice(giver ? giver.index + 1 : 0, cell.index);
    if (!giver) {
      // Nobody sets it in plain sight.
      return between.filter(isOpaque).map(({ id }) => id);
    }
    const changers = between.filter(({ index }) => this.changed[index].has(name));
    return [giver.id, ...changers.map(({ id }) => id)];
  }
}

function isOpaque({ reading }: FlowCell): boolean {
  return reading.facts.starImport || reading.facts.opaque;
}

/** State that a cell reads, through functions that it defines as well. */
function statesOf({ reading }: FlowCell): StateUse[] {
  const { state, stateWhenCalled } = reading.facts;
  return [...state, ...stateWhenCalled].filter(
    ({ kind, access }) => access === 'read' && DRAWN.has(kind)
  );
}

/** Cells that moved a state on since it was set, and the one that set it. */
function writersOf(above: readonly FlowCell[], { kind, key }: StateUse): string[] {
  const found: string[] = [];
  for (const { id, reading } of [...above].reverse()) {
    const uses = [...reading.facts.state, ...reading.facts.stateWhenCalled].filter(
      use => use.kind === kind && (use.key === key || use.key === null)
    );
    if (uses.some(use => use.access === 'write')) {
      found.push(id);
      // Set whatever it was before: what is further up no longer counts.
      if (uses[0].access === 'write' && !uses.some(use => sameUse(use, uses[0]))) {
        break;
      }
    }
  }
  return found;
}

/** A draw is a read and a write of one place. */
function sameUse(use: StateUse, first: StateUse): boolean {
  return use.access === 'read' && use.start === first.start;
}
