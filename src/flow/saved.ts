/** What a run from top to bottom of a saved page would trip over, without any kernel. */
import { walk } from '../python/ast/walk';
import type { Span } from '../python/ast';
import type { CellReading } from '../python/facts';
import { automagic } from '../python/ipython/automagic';
import type { Phrase } from '../phrase';
import type { Reader } from './page';
import { isStateKey } from './provenance/ambient';
import { Facts } from './provenance/facts';
import type { Trace } from './provenance/trace';
import { unitOf } from './provenance/syntax';
import { isUndecided } from './provenance/value';
import { World } from './provenance/world';
import type { SavedSentences } from './saved-sentences';
import type { SessionCell } from './session';

/** A code cell of a file. */
export interface SavedCell extends SessionCell {
  /** Its saved execution count; null where it has none. */
  readonly count: number | null;
}

/** What is in the way of a run from top to bottom. */
export interface Obstacle {
  /**
   * `undefined name`: no cell sets it. `used before set`: only a cell below does. `not Python`: the
   * text is refused. `run order`: the saved counts say that the cells ran in another order.
   */
  readonly kind: 'undefined name' | 'used before set' | 'not Python' | 'run order';
  readonly cell: string;
  readonly names: readonly string[];
  readonly message: Phrase;
  /** Where in the cell's text. */
  readonly span: Span;
  /** `file`: it rests on saved counts alone, which prove nothing. */
  readonly ground: 'reading' | 'file';
}

/**
 * In page order. A name that several cells miss is told once, with all of them; a cell that only
 * misses what an earlier obstacle keeps from being set is left out.
 */
export function obstacles(
  cells: readonly SavedCell[],
  read: Reader,
  sentences: SavedSentences,
  given: ReadonlySet<string> = new Set()
): Obstacle[] {
  const found: Obstacle[] = [];
  const world = new World(new Facts(), given);
  world.sync(
    cells.map((cell, i) => ({
      key: `${i}`,
      unit: unitOf(read(cell.source)),
      count: i + 1,
      order: -1,
      run: null
    }))
  );
  const lost = new Set<string>();
  world.steps.forEach((trace, i) => {
    const { reading } = trace.input.unit;
    const cell = cells[i];
    const magic = automagic(reading.source, each => world.steps.some(step => binds(step, each)));
    if (!reading.runs && magic === null) {
      const span = reading.error?.span ?? { start: 0, end: 0 };
      const message = sentences.notPython(cell.id, reading.error?.message ?? '');
      found.push({
        kind: 'not Python',
        cell: cell.id,
        names: [],
        message,
        span,
        ground: 'reading'
      });
    }
    const name = magic === null ? missingName(trace) : null;
    if (name !== null && !lost.has(name)) {
      lost.add(name);
      const below = world.steps.findIndex((other, j) => j > i && binds(other, name));
      const setBelow = below < 0 ? null : cells[below].id;
      const alike = world.steps
        .slice(0, below < 0 ? undefined : below)
        .flatMap((other, j) => (j > i && missingName(other) === name ? [cells[j].id] : []));
      found.push({
        kind: setBelow === null ? 'undefined name' : 'used before set',
        cell: cell.id,
        names: [name],
        message:
          setBelow === null
            ? sentences.undefinedName([cell.id, ...alike], name)
            : sentences.usedBeforeSet([cell.id, ...alike], name, setBelow),
        span: spanOf(reading, name),
        ground: 'reading'
      });
    }
    if (failure(trace) !== null) {
      reading.facts.binds.forEach(each => !trace.stored.get(each) && lost.add(each));
    }
  });
  const place = new Map(cells.map((cell, i) => [cell.id, i]));
  return [...found, ...outOfOrder(cells, sentences)].sort(
    (a, b) => (place.get(a.cell) ?? 0) - (place.get(b.cell) ?? 0)
  );
}

function failure(trace: Trace): string | null {
  return isUndecided(trace.outcome) ? null : trace.outcome.failure;
}

/** The name for want of which the step stops; null where it does not. */
function missingName(trace: Trace): string | null {
  if (failure(trace) !== 'NameError') {
    return null;
  }
  const missing = [...trace.loads].filter(([name, load]) => load.missing && !isStateKey(name));
  return missing.at(-1)?.[0] ?? null;
}

function binds(trace: Trace, name: string): boolean {
  const { facts } = trace.input.unit.reading;
  return facts.binds.has(name) && !facts.bindsCalledOnly.has(name);
}

/** Where a name first stands in a cell; its beginning where it stands in none of its own lines. */
function spanOf(reading: CellReading, name: string): Span {
  let span: Span | null = null;
  walk(reading.module, node => {
    if (node.kind === 'Name' && node.id === name && (!span || node.start < span.start)) {
      span = { start: node.start, end: node.end };
    }
    return true;
  });
  return span ?? { start: 0, end: 0 };
}

/** What the counts saved in a file say of its runs; they prove nothing. */
export interface SavedCounts {
  /** Cells that ran before a cell above them. */
  readonly outOfOrder: readonly string[];
  /** Cells without a count. */
  readonly notRun: readonly string[];
  /** None has a count: the file was never run, or was cleaned. */
  readonly none: boolean;
}

/** Cells without code have no say. */
export function savedCounts(cells: readonly SavedCell[]): SavedCounts {
  const withCode = cells.filter(cell => /\S/.test(cell.source));
  const ran = withCode.filter(cell => cell.count !== null);
  return {
    outOfOrder: ran
      .filter((cell, i) => i > 0 && (cell.count ?? 0) < (ran[i - 1].count ?? 0))
      .map(cell => cell.id),
    notRun: withCode.filter(cell => cell.count === null).map(cell => cell.id),
    none: ran.length === 0
  };
}

/** Cells whose saved count is lower than that of a cell above. */
function outOfOrder(cells: readonly SavedCell[], sentences: SavedSentences): Obstacle[] {
  const found: Obstacle[] = [];
  let last: SavedCell | null = null;
  for (const cell of cells) {
    if (cell.count === null) {
      continue;
    }
    if (last?.count && cell.count < last.count) {
      found.push({
        kind: 'run order',
        cell: cell.id,
        names: [],
        message: sentences.runOrder(cell.id, cell.count, last.id, last.count),
        span: { start: 0, end: 0 },
        ground: 'file'
      });
    }
    last = cell;
  }
  return found;
}
