/** What would help: findings about memory, each with what it gives back. */
import type { PageFlow } from '../flow/dataflow';
import { lastReaders } from '../flow/slice';
import type { Phrase, Translation } from '../phrase';
import { heldNow } from './held';
import { Holdings } from './holdings';
import { lastRuns } from './history';
import type { Ledger } from './ledger';
import { spare } from './needed';
import { Sentences } from './sentences';

/** What a person can do about it, by one click. */
export type MemoryMend =
  /** Delete names in the kernel, and let go of what IPython or pyplot holds; asks first. */
  | {
      readonly kind: 'free';
      readonly names: readonly string[];
      readonly own: readonly string[];
      /** What that should give back. */
      readonly bytes: number;
    }
  /** Put a line at the end of a cell. */
  | { readonly kind: 'insert'; readonly cell: string; readonly line: string }
  | { readonly kind: 'copy'; readonly line: string }
  | { readonly kind: 'show'; readonly cells: readonly string[] };

export interface Advice {
  /**
   * `idle`: not read any more. `ghost`: no cell sets it. `kept`: IPython or pyplot holds it. `spare`:
   * nothing does.
   */
  readonly kind: 'idle' | 'ghost' | 'peak' | 'twins' | 'kept' | 'spare';
  /** Names and other holders that it is about. */
  readonly names: readonly string[];
  readonly message: Phrase;
  /** Bytes; null where only a peak would be lower. */
  readonly givesBack: number | null;
  /** Bytes by which it is sorted: what it gives back, or the height of the peak. */
  readonly weight: number;
  readonly mends: readonly MemoryMend[];
}

/** Below this many bytes, and below this part of what is held, nothing is said. */
const LEAST = 10_000_000;
const LEAST_PART = 0.01;
/** A peak is worth a word from this part of what is held, and above its result. */
const PEAK_PART = 0.1;

/** What would help, the most first. */
export function advise(flow: PageFlow, ledger: Ledger, trans: Translation): readonly Advice[] {
  const adviser = new Adviser(flow, ledger, new Sentences(trans));
  return adviser.all().sort((a, b) => b.weight - a.weight);
}

class Adviser {
  constructor(
    private readonly flow: PageFlow,
    private readonly ledger: Ledger,
    private readonly words: Sentences
  ) {
    this.holdings = new Holdings(ledger.sizes);
    this.least = Math.max(LEAST, LEAST_PART * (heldNow(ledger) ?? 0));
    const runs = lastRuns(ledger.runs);
    const ran = flow.cells.filter(cell => runs.has(cell.id));
    this.lastRan = ran.at(-1)?.index ?? -1;
    this.opaqueBelow = Math.max(
      -1,
      ...flow.cells.filter(cell => cell.reading.facts.opaque).map(cell => cell.index)
    );
  }

  all(): Advice[] {
    return [
      ...this.idle(),
      ...this.ghosts(),
      ...this.kept(),
      ...this.spare(),
      ...this.twins(),
      ...this.peaks()
    ];
  }

  /** Values that no cell below reads, together with those that share their memory. */
  private idle(): Advice[] {
    const last = lastReaders(this.flow);
    const index = new Map(this.flow.cells.map(cell => [cell.id, cell.index]));
    const idle = new Map<string, string>();
    for (const { name, holder } of this.holdings.variables.values()) {
      const reader = holder === 'name' ? last.get(name) : undefined;
      const at = reader === undefined ? undefined : index.get(reader);
      // What nothing below has run yet may still be meant to be read there.
      if (reader && at !== undefined && at < this.lastRan && at >= this.opaqueBelow) {
        idle.set(name, reader);
      }
    }
    return this.clusters(idle.keys()).flatMap(([names, own]) => {
      const bytes = this.holdings.freedBy(new Set([...names, ...own]));
      const cells = names.map(name => idle.get(name) ?? '');
      const cell = cells.reduce((a, b) => ((index.get(b) ?? 0) > (index.get(a) ?? 0) ? b : a));
      if (bytes < this.least) {
        return [];
      }
      const line = `del ${names.join(', ')}`;
      const mends: MemoryMend[] = [{ kind: 'free', names, own, bytes }];
      // While an output or a figure keeps the value, deleting the name would give nothing back.
      const stays = (each: string) => this.holdings.variables.get(each)?.holder !== 'traceback';
      if (!own.some(stays) && !this.areDropped(names, cell)) {
        mends.push({ kind: 'insert', cell, line }, { kind: 'copy', line });
      }
      const message = this.words.idle(names, bytes, cell, own);
      return [this.advice('idle', names, message, bytes, mends)];
    });
  }

  /** Values that no cell of the page sets or reads. */
  private ghosts(): Advice[] {
    const known = new Set(this.flow.cells.flatMap(cell => [...cell.binds, ...cell.inputs.keys()]));
    const ghosts = [...this.holdings.variables.values()]
      .filter(({ name, holder }) => holder === 'name' && !known.has(name))
      .map(({ name }) => name);
    return this.clusters(ghosts).flatMap(([names, own]) => {
      const bytes = this.holdings.freedBy(new Set([...names, ...own]));
      const message = this.words.ghost(names, bytes, own);
      return bytes < this.least
        ? []
        : [this.advice('ghost', names, message, bytes, [{ kind: 'free', names, own, bytes }])];
    });
  }

  /** What IPython and pyplot keep by themselves and no name of the notebook holds. */
  private kept(): Advice[] {
    const holders = [...this.holdings.variables.values()].filter(({ holder }) => holder !== 'name');
    const figures = holders.flatMap(({ holder, name }) => (holder === 'figures' ? [name] : []));
    figures.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const open = this.holdings.freedBy(new Set(figures));
    const found = holders
      .filter(({ holder, own }) => holder !== 'figures' && (own ?? 0) >= this.least)
      .map(holder => {
        const own = holder.own ?? 0;
        return this.letGo([holder.name], own, this.words.kept(holder, own));
      });
    return open < this.least
      ? found
      : [...found, this.letGo(figures, open, this.words.figures(figures, open))];
  }

  /** What the process keeps of values that are gone. */
  private spare(): Advice[] {
    const bytes = spare(this.ledger);
    const mend = { kind: 'free', names: [], own: [], bytes } as const;
    return bytes < this.least
      ? []
      : [this.advice('spare', [], this.words.spare(bytes), bytes, [mend])];
  }

  private twins(): Advice[] {
    return (this.ledger.sizes?.twins ?? [])
      .filter(({ bytes }) => bytes >= this.least)
      .map(({ bytes, names }) => {
        const cells = names.flatMap(name => this.setIn(name));
        const mends: MemoryMend[] = cells.length ? [{ kind: 'show', cells }] : [];
        return this.advice('twins', names, this.words.twins(names), bytes, mends);
      });
  }

  /** Cells that take far more for a while than they leave behind. */
  private peaks(): Advice[] {
    const page = new Map(this.flow.cells.map(cell => [cell.id, cell]));
    const least = Math.max(this.least, PEAK_PART * (heldNow(this.ledger) ?? 0));
    return [...lastRuns(this.ledger.runs).values()].flatMap(run => {
      const cell = page.get(run.cell ?? '');
      if (!cell) {
        return [];
      }
      // A second run replaces its first result: the process does not grow.
      const result = Math.max(run.after - run.before, this.holdings.together(cell.binds));
      const passing = run.peak - Math.max(run.before, run.after);
      if (passing < least || passing < result) {
        return [];
      }
      const message = this.words.peak(cell.id, run.peak, result);
      const show = { kind: 'show', cells: [cell.id] } as const;
      return [{ ...this.advice('peak', [], message, null, [show]), weight: passing }];
    });
  }

  /** Names of the same memory go together, with the holders of IPython's that keep it too. */
  private clusters(names: Iterable<string>): [string[], string[]][] {
    const open = new Set(names);
    const found: [string[], string[]][] = [];
    for (const name of open) {
      open.delete(name);
      const cluster = [name];
      const own = new Set<string>();
      for (const member of cluster) {
        const sharers = this.holdings.variables.get(member)?.sharedWith ?? [];
        for (const other of sharers.filter(each => this.holdings.areOne(member, each))) {
          const holder = this.holdings.variables.get(other)?.holder;
          if (holder && holder !== 'name') {
            own.add(other);
          } else if (open.delete(other)) {
            cluster.push(other);
          }
        }
      }
      found.push([cluster, [...own]]);
    }
    return found;
  }

  private letGo(own: readonly string[], bytes: number, message: Phrase): Advice {
    return this.advice('kept', own, message, bytes, [{ kind: 'free', names: [], own, bytes }]);
  }

  /** Whether lines of a cell or of those below drop these already, and only must run. */
  private areDropped(names: readonly string[], cell: string): boolean {
    const from = this.flow.cells.findIndex(({ id }) => id === cell);
    const below = this.flow.cells.slice(from);
    return names.every(name => below.some(({ deletes }) => deletes.has(name)));
  }

  private setIn(name: string): string[] {
    const cell = [...this.flow.cells].reverse().find(({ binds }) => binds.has(name));
    return cell ? [cell.id] : [];
  }

  private advice(
    kind: Advice['kind'],
    names: readonly string[],
    message: Phrase,
    bytes: number | null,
    mends: readonly MemoryMend[]
  ): Advice {
    return { kind, names, message, givesBack: bytes, weight: bytes ?? 0, mends };
  }

  private readonly holdings: Holdings;
  private readonly least: number;
  private readonly lastRan: number;
  private readonly opaqueBelow: number;
}
