/** Differences in words: the findings of one cell. */
import type { Finding, FindingKind, Ground, Mend, Sides } from '../finding';
import type { Record, Step } from '../record';
import type { Sentences } from '../sentences';
import type { Client } from '../session';
import type { Phrase } from '../../phrase';
import { type CellState, type Difference, spoken } from './difference';
import { isStateKey } from '../provenance/ambient';
import { Places } from './places';
import type { SidesOf } from './sides';

/** Gravest first. */
const RANK: readonly FindingKind[] = [
  'failed midway',
  'ghost',
  'edited',
  'out of order',
  'stale',
  'repeated',
  'would change',
  'unknown',
  'previous kernel',
  'not run'
];

/** A finding whose sides and mends are found out when somebody asks for them. */
export interface Draft extends Omit<Finding, 'mends' | 'sides'> {
  readonly sides?: () => Sides | null;
  /** The same said of several cells; absent where it can be said of one alone. */
  readonly ofAll?: (cells: readonly string[]) => Phrase;
}

export function ground(step: Step): Ground {
  return step.run.seenBy ?? (step.run.bound ? 'recorder' : 'messages');
}

/** The rest is computed at the first look, and once. */
export function asFinding(draft: Draft, find: () => readonly Mend[]): Finding {
  const { kind, cell, names, because, follows } = draft;
  let mends: readonly Mend[] | null = null;
  let sides: Sides | null | undefined;
  return {
    kind,
    cell,
    names,
    because,
    ground: draft.ground,
    follows,
    get message() {
      return draft.message;
    },
    get sides() {
      return (sides ??= draft.sides?.() ?? null);
    },
    get mends() {
      mends ??= find();
      return mends;
    }
  };
}

export class Wording {
  constructor(
    private readonly record: Record,
    private readonly sentences: Sentences,
    private readonly clock: ((time: number) => string) | undefined,
    private readonly sides: SidesOf
  ) {}

  /** Of cells whose last runs belong to a kernel that is gone. */
  previousKernel(of: readonly string[]): Phrase {
    const places = Places.of(this.record.cells);
    const at = of.map(id => places.ofId(id) ?? 0);
    const inRow = at.every((place, i) => place === at[0] + i);
    return this.sentences.previousKernel(of, inRow);
  }

  /** One finding for each kind and cause, gravest first; roots before what follows. */
  findings(
    state: CellState,
    differences: readonly Difference[],
    wouldChange: (cell: string) => string | null
  ): Draft[] {
    return byCause(differences)
      .map(group => this.finding(state, group, wouldChange))
      .sort(
        (a, b) =>
          Number(a.follows) - Number(b.follows) || RANK.indexOf(a.kind) - RANK.indexOf(b.kind)
      );
  }

  private finding(
    state: CellState,
    group: readonly Difference[],
    wouldChange: (cell: string) => string | null
  ): Draft {
    const [first] = group;
    const { because } = first;
    const root = first.follows && because.kind === 'cell' ? wouldChange(because.cell) : null;
    const names = group.map(each => each.name).sort();
    let message: Phrase | null = null;
    const say = (): Phrase =>
      root === null
        ? this.message(state, first, names, [state.cell.id])
        : this.sentences.wouldChange(state.cell.id, root);
    return {
      kind: root === null ? first.kind : 'would change',
      cell: state.cell.id,
      names: names.map(spoken),
      because: root === null ? because : { kind: 'cell', cell: root },
      get message() {
        message ??= say();
        return message;
      },
      ...(root === null && !first.follows
        ? { ofAll: (cells: readonly string[]) => this.message(state, first, names, cells) }
        : {}),
      ground: ground(state.step),
      sides: () => this.sides.name(state, first),
      follows: first.follows
    };
  }

  /** @param of - the cell, and others of which the same is to be said. */
  private message(
    state: CellState,
    first: Difference,
    names: readonly string[],
    of: readonly string[]
  ): Phrase {
    const { sentences } = this;
    const { kind, because, expected, follows } = first;
    const { id } = state.cell;
    const from = because.kind === 'cell' || because.kind === 'earlier text' ? because.cell : null;
    switch (kind) {
      case 'failed midway':
        return [...this.failed(state, names), ...this.remover(state, names)];
      case 'ghost':
        return sentences.ghost(of, names, because.kind, this.origin(first));
      case 'repeated':
        return sentences.repeated(id, names, this.times(state));
      case 'stale':
        if (because.kind === 'restart') {
          return sentences.leftBefore(id, names);
        }
        return follows
          ? sentences.follows(of, names, from ?? id)
          : first.newData
            ? sentences.newData(of, names, from ?? id)
            : sentences.stale(of, names, from ?? id);
      case 'unknown':
        return because.kind === 'cell'
          ? sentences.unwritten(id, names, because.cell)
          : sentences.unseen(id, names);
      case 'out of order':
        if (because.kind === 'console') {
          return sentences.outside(of, names, this.outsider(because));
        }
        if (because.kind === 'deleted') {
          return sentences.deleted(of, names);
        }
        if (from !== null && Places.of(this.record.cells).isBelow(from, id)) {
          return sentences.below(of, names, from);
        }
        if (expected === from && from !== null && names.every(isStateKey)) {
          return sentences.tooEarly(id, names, from);
        }
        return expected === from
          ? sentences.removed(of, names, from ?? id)
          : expected === null
            ? sentences.follows(of, names, from ?? id)
            : sentences.otherCell(of, names, from ?? id, expected);
      default:
        return sentences.differs(id);
    }
  }

  /** What a failed run left: names that are new, and names that an earlier run had set. */
  failed(state: CellState, lacked: readonly string[] = []): Phrase {
    const bound = [...state.ran.stored].filter(([, is]) => is).map(([name]) => name);
    const old = [...state.read.stored]
      .filter(([name, is]) => is && !state.ran.stored.get(name) && this.hadBefore(state, name))
      .map(([name]) => name);
    const line = state.step.run.error?.line ?? null;
    const shown = (names: readonly string[]): string[] =>
      names.filter(name => !name.startsWith('~')).sort();
    return this.sentences.failed(state.cell.id, line, lacked, shown(bound), shown(old));
  }

  /** What took away the names for want of which a run stopped, where that was seen. */
  private remover(state: CellState, names: readonly string[]): Phrase {
    const { record, sentences } = this;
    const step = record.steps.findLast(
      ({ seq, run }) => seq < state.step.seq && names.some(name => run.deleted?.includes(name))
    );
    if (!step) {
      return [];
    }
    const cell = step.cell === null ? undefined : record.find(step.cell);
    const said =
      step.cell === null
        ? sentences.removedOutside(this.outsider({ client: step.client, time: step.run.time }))
        : sentences.removedBy(cell?.id ?? null);
    return [{ text: ' ' }, ...said];
  }

  private hadBefore(state: CellState, name: string): boolean {
    return this.record.steps.some(
      step =>
        step.seq < state.step.seq && step.cell === state.cell.id && step.run.bound?.includes(name)
    );
  }

  private origin(first: Difference): Phrase {
    const { because } = first;
    switch (because.kind) {
      case 'deleted':
        return this.sentences.fromDeleted(this.time(because));
      case 'console':
        return this.sentences.fromOutside(this.outsider(because));
      case 'earlier text':
        return this.sentences.fromEarlierText(because.cell);
      default:
        return this.sentences.fromUnseen();
    }
  }

  private outsider(by: { readonly client?: Client; readonly time?: number }): Phrase {
    return this.sentences.outsider(by.client, this.time(by));
  }

  private time({ time }: { readonly time?: number }): string | null {
    return time === undefined || !this.clock ? null : this.clock(time);
  }

  private times(state: CellState): number {
    return this.record.steps.filter(
      step => this.record.keys.get(step) === state.cell.key && step.seq <= state.step.seq
    ).length;
  }
}

/** Differences of one kind and cause together. */
function byCause(differences: readonly Difference[]): (readonly Difference[])[] {
  if (differences.length < 2) {
    return differences.length ? [differences] : [];
  }
  const groups = new Map<string, Difference[]>();
  for (const each of differences) {
    const { kind, because, expected, follows, newData } = each;
    const key = JSON.stringify([kind, because, expected, follows, newData]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}
