/** What a session's events leave on record: the page, the runs of the present kernel, and what is gone. */
import type { Client, CodeRun, SessionCell, SessionEvent } from './session';

/** One run in the present kernel, whoever asked for it. */
export interface Step {
  /** 0-based, in the order of the runs; never used again, also after a restart. */
  readonly seq: number;
  /** Null: code that is no cell of this page. */
  readonly cell: string | null;
  readonly client?: Client;
  readonly run: CodeRun;
}

/** A cell of the page. `key` tells apart cells that share an id. */
export interface PageCell extends SessionCell {
  readonly key: string;
}

/** A cell that was deleted: where it stood and its last text. */
export interface Grave {
  readonly source: string;
  readonly index: number;
  readonly time?: number;
}

export class Record {
  cells: PageCell[] = [];
  given: ReadonlySet<string> = new Set();
  /** Runs since the namespace was new. */
  steps: Step[] = [];
  /** Keys of cells to their last run in the present kernel. */
  readonly last = new Map<string, Step>();
  /** The key of the cell that a step was a run of. */
  readonly keys = new WeakMap<Step, string>();
  /** Keys of cells that ran in a kernel that is gone. */
  readonly before = new Set<string>();
  /** Keys of cells to how long their last run to the end took, in ms, over all kernels. */
  readonly durations = new Map<string, number>();
  readonly graves = new Map<string, Grave>();
  /** The last restart; null where there was none since the notebook was opened. */
  restart: { readonly time?: number } | null = null;
  /** Texts of steps by the cell's id, over all kernels: a cell that comes back is known by its text. */
  private readonly texts = new Map<string, Set<string>>();
  private seq = 0;
  private serial = 0;

  apply(event: SessionEvent): void {
    switch (event.type) {
      case 'open':
        this.cells = [];
        for (const cell of event.cells) {
          this.cells.push(this.pageCell(cell));
        }
        this.given = new Set([...this.given, ...(event.given ?? [])]);
        break;
      case 'run':
        this.run(event.cell, event);
        break;
      case 'console':
        this.step(null, event, event.client);
        break;
      case 'edit':
        this.replace(event.cell, event.source);
        break;
      case 'insert':
        this.insert(event.cell, event.index, event.source);
        break;
      case 'delete':
        this.remove(event.cell, event.time);
        break;
      case 'move':
        this.move(event.cell, event.index);
        break;
      case 'restart':
        this.last.forEach((_, key) => this.before.add(key));
        this.last.clear();
        this.steps = [];
        this.restart = { time: event.time };
    }
  }

  /** The page's cell of this id; of several, the one with this text. */
  find(id: string, source?: string): PageCell | undefined {
    const all = this.cells.filter(cell => cell.id === id);
    return all.find(cell => cell.source === source) ?? all[0];
  }

  private run(id: string, run: CodeRun): void {
    const cell = this.find(id, run.source);
    const step = this.step(id, run);
    this.last.set(cell?.key ?? id, step);
    if (run.duration !== undefined && run.ok) {
      this.durations.set(cell?.key ?? id, run.duration);
    }
    this.keys.set(step, cell?.key ?? id);
    this.texts.set(id, (this.texts.get(id) ?? new Set()).add(run.source));
  }

  private step(cell: string | null, run: CodeRun, client?: Client): Step {
    const step: Step = { seq: this.seq++, cell, client, run };
    this.steps.push(step);
    return step;
  }

  /** The first cell of an id has it as its key, so that a cell that comes back finds its runs. */
  private pageCell(cell: SessionCell): PageCell {
    const taken = this.cells.some(other => other.key === cell.id);
    return { ...cell, key: taken ? `${cell.id}#${this.serial++}` : cell.id };
  }

  private replace(id: string, source: string): void {
    const target = this.find(id);
    this.cells = this.cells.map(cell => (cell === target ? { ...cell, source } : cell));
  }

  private insert(id: string, index: number, source: string): void {
    const cell = this.pageCell({ id, source });
    const known = this.texts.get(id)?.has(source) || this.graves.get(id)?.source === source;
    if (!known) {
      this.last.delete(cell.key);
      this.before.delete(cell.key);
    }
    this.graves.delete(id);
    this.cells = [...this.cells.slice(0, index), cell, ...this.cells.slice(index)];
  }

  private remove(id: string, time?: number): void {
    const index = this.cells.findIndex(cell => cell.id === id);
    if (index >= 0) {
      this.graves.set(id, { source: this.cells[index].source, index, time });
      this.cells = this.cells.filter((_, i) => i !== index);
    }
  }

  private move(id: string, index: number): void {
    const cell = this.find(id);
    if (cell) {
      const rest = this.cells.filter(other => other !== cell);
      this.cells = [...rest.slice(0, index), cell, ...rest.slice(index)];
    }
  }
}
