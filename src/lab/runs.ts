/** The runs of one namespace, from whichever source they are known, and whose cells they were. */
import type { RecordLog, RunRecord } from '../kernel/record';
import type { MessageRun } from '../kernel/messages';
import type { Client, SessionEvent } from '../flow/session';
import type { Method, RunMemory } from '../memory/ledger';
import type { IRun } from '../tokens';

/** What the runs need to know of the page to find their cells. */
export interface IPageView {
  readonly cells: readonly { readonly id: string; readonly source: string }[];
  countOf(id: string): number | null;
}

/** A run as it is known here: for the history, for the flow layer, for the memory layer. */
export interface KnownRun extends IRun {
  readonly event: SessionEvent;
  readonly memory: RunMemory | null;
  readonly msgId: string | null;
  /** Of the recorder's epoch; null where it was not seen by the recorder. */
  readonly seq: number | null;
}

const METHODS: Record<NonNullable<RunRecord['method']>, Method> = {
  clear_refs: 'recorder',
  ru_maxrss: 'recorder-approximate',
  psutil: 'recorder-approximate'
};

/**
 * Turns records and messages into runs of cells.
 *
 * A cell's id alone says little: a copied notebook has the same ids. A run belongs to a cell of
 * this page where its client said that it shows this document, or where the cell has, or had, the
 * text that ran.
 */
export class Runs {
  /** @param document - as clients name it to the recorder. */
  constructor(
    private readonly page: IPageView,
    private document: string
  ) {}

  /** In the order of the runs. */
  get all(): readonly KnownRun[] {
    return this._all;
  }

  /** The last record known of the recorder's epoch; null before the first. */
  get lastSeq(): number | null {
    return this._lastSeq;
  }

  /** The namespace is new. */
  clear(document: string): void {
    this.document = document;
    this._all = [];
    this._lastSeq = null;
  }

  /** The recorder is gone, the namespace is not: its numbers mean nothing to the next one. */
  endEpoch(): void {
    this._all = this._all.map(run => ({ ...run, seq: null }));
    this._lastSeq = null;
  }

  /**
   * Adds a record that was pushed. Null where it is known already.
   *
   * @param own - whether this page asked for the run.
   */
  addRecord(record: RunRecord, own = true): KnownRun | null {
    if (this._lastSeq !== null && record.seq <= this._lastSeq) {
      return null;
    }
    this._lastSeq = record.seq;
    return this.push(this.fromRecord(record, own));
  }

  /** Adds a run that only messages told of. Null where the recorder told it already. */
  addMessage(run: MessageRun): KnownRun | null {
    return this._all.some(known => known.msgId === run.msgId)
      ? null
      : this.push(fromMessage(run, this.cellOfMessage(run)));
  }

  /**
   * Takes the kernel's whole list, with what only messages told of.
   *
   * @returns false where nothing in it is new.
   */
  replace(log: RecordLog): boolean {
    const seen = log.records.filter(record => record.kind !== 'history');
    const last = seen.at(-1)?.seq ?? 0;
    const messages = this._all.filter(known => known.seq === null);
    if (this._lastSeq !== null && this._lastSeq >= last && !messages.length) {
      return false;
    }
    const ids = new Set(seen.map(record => record.msg_id));
    const missed = messages.filter(known => !ids.has(known.msgId));
    const history = log.records
      .filter(record => record.kind === 'history')
      .map(record => this.fromRecord(record))
      .filter(old => !missed.some(m => m.count === old.count && m.source === old.source));
    const before = this._all;
    this._all = [...forgotten(log), ...history, ...missed];
    seen.forEach(record => this.push(this.fromRecord(record)));
    this._all.sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
    this._lastSeq = last;
    return before.length > 0 || this._all.length > 0;
  }

  private push(run: KnownRun): KnownRun {
    this._all.push(run);
    return run;
  }

  /** @param own - see {@link Runs.addRecord}; of a list that is pulled nobody can tell. */
  private fromRecord(record: RunRecord, own = true): KnownRun {
    const source = record.source ?? '';
    const cell = this.cellOf(record, source);
    const client = this.clientOf(record, cell, own);
    const recorded = record.kind !== 'history';
    const run = {
      source,
      count: record.count,
      ok: record.ok,
      ...(record.error ? { error: record.error } : {}),
      ...(record.bound ? { bound: record.bound } : {}),
      ...(record.deleted ? { deleted: record.deleted } : {}),
      ...(record.changed ? { changed: record.changed } : {}),
      ...(record.unchanged ? { unchanged: record.unchanged } : {}),
      ...(record.values ? { values: record.values } : {}),
      ...(recorded ? { time: record.start, duration: record.end - record.start } : {}),
      seenBy: recorded ? ('recorder' as const) : ('history' as const)
    };
    return {
      cell,
      count: record.count,
      source,
      ok: record.ok,
      time: recorded ? record.start : null,
      duration: recorded ? record.end - record.start : null,
      client,
      event:
        cell === null
          ? { type: 'console', ...(isOutside(client) ? { client } : {}), ...run }
          : { type: 'run', cell, ...run },
      memory: recorded ? memoryOf(record, cell) : null,
      msgId: record.msg_id,
      seq: recorded ? record.seq : null
    };
  }

  private clientOf(record: RunRecord, cell: string | null, own: boolean): IRun['client'] {
    if (record.kind === 'between') {
      return 'callback';
    }
    if (record.kind === 'history' || record.document === this.document) {
      return own ? 'page' : 'browser';
    }
    return cell !== null ? 'browser' : record.document === null ? 'console' : 'notebook';
  }

  private cellOf(record: RunRecord, source: string): string | null {
    if (record.kind === 'between') {
      return null;
    }
    if (record.kind === 'history') {
      return this.cellOfHistory(record.count, source);
    }
    if (record.cell !== null && record.document === this.document) {
      return record.cell;
    }
    if (record.cell !== null && record.document === null && this.hasShown(record.cell, source)) {
      return record.cell;
    }
    return null;
  }

  /** Input history has no cells: the text and the count that the page shows must speak. */
  private cellOfHistory(count: number | null, source: string): string | null {
    const sameText = this.page.cells.filter(cell => cell.source === source);
    const sameCount = this.page.cells.filter(
      cell => count !== null && this.page.countOf(cell.id) === count
    );
    return (
      sameText.find(cell => sameCount.includes(cell))?.id ??
      (sameText.length === 1 ? sameText[0].id : null) ??
      (sameText.length === 0 && sameCount.length === 1 ? sameCount[0].id : null)
    );
  }

  private cellOfMessage(run: MessageRun): string | null {
    if (run.own) {
      return run.cell;
    }
    const same = this.page.cells.filter(cell => cell.source === run.source);
    return same.length === 1 ? same[0].id : null;
  }

  private hasShown(cell: string, source: string): boolean {
    return (
      this.page.cells.some(each => each.id === cell && each.source === source) ||
      this._all.some(run => run.cell === cell && run.source === source)
    );
  }

  private _all: KnownRun[] = [];
  private _lastSeq: number | null = null;
}

function isOutside(client: IRun['client']): client is Client {
  return client !== 'page' && client !== 'browser';
}

/** Runs that the kernel dropped to keep its list short: something bound these names. */
function forgotten(log: RecordLog): readonly KnownRun[] {
  const bound = log.dropped.names;
  if (!bound.length) {
    return [];
  }
  const run = { source: '', count: null, ok: true };
  return [
    {
      ...run,
      cell: null,
      time: null,
      duration: null,
      client: 'page',
      event: { type: 'console', ...run, bound, seenBy: 'recorder' },
      memory: null,
      msgId: null,
      seq: 0
    }
  ];
}

function fromMessage(run: MessageRun, cell: string | null): KnownRun {
  const event = {
    source: run.source,
    count: run.count,
    ok: run.ok,
    ...(run.error ? { error: run.error } : {}),
    time: run.start,
    duration: run.end - run.start,
    seenBy: 'messages' as const
  };
  return {
    cell,
    count: run.count,
    source: run.source,
    ok: run.ok,
    time: run.start,
    duration: run.end - run.start,
    client: run.own ? 'page' : cell === null ? 'console' : 'browser',
    event:
      cell === null
        ? { type: 'console', client: 'console', ...event }
        : { type: 'run', cell, ...event },
    memory: null,
    msgId: run.msgId,
    seq: null
  };
}

function memoryOf(record: RunRecord, cell: string | null): RunMemory | null {
  const { rss_before: before, rss_after: after, peak, method } = record;
  if (record.kind !== 'run' || before === null || after === null || peak === null || !method) {
    return null;
  }
  const { count, start, end, devices = [] } = record;
  return { cell, count, start, end, before, after, peak, method: METHODS[method], devices };
}
