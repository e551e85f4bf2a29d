/** The two worlds of one session, kept up to date with its record. */
import type { Reader } from '../page';
import { Facts } from '../provenance/facts';
import { isFileKey } from '../provenance/import';
import type { StepInput, Trace } from '../provenance/trace';
import { type Unit, unitOf } from '../provenance/syntax';
import { World } from '../provenance/world';
import type { PageCell, Record, Step } from '../record';
import type { CodeRun } from '../session';

export class Worlds {
  readonly facts = new Facts();
  private asRead: World;
  private asRun: World;
  private runs: StepInput[] = [];
  private first: Step | undefined;
  private pageOf: readonly PageCell[] | null = null;
  private pageSteps: readonly StepInput[] = [];

  private given: ReadonlySet<string> = new Set();
  /** What the kernels that are gone left: files. */
  private left: World['names'] = new Map();
  private readonly everChanged = new Set<string>();

  constructor(private readonly read: Reader) {
    this.asRead = new World(this.facts, this.given);
    this.asRun = new World(this.facts, this.given);
  }

  /** Brings both worlds to the record. @returns how many steps were walked. */
  sync(record: Record): number {
    const walked = this.learn(record);
    return walked + this.asRead.sync(this.page(record.cells));
  }

  /** Walks the runs alone: a kernel that goes leaves what its runs taught. */
  learn(record: Record): number {
    if (record.given !== this.given) {
      this.given = record.given;
      this.asRead = new World(this.facts, this.given);
      this.restart();
    }
    if (record.steps[0] !== this.first) {
      this.left = new Map([...this.asRun.names].filter(([name]) => isFileKey(name)));
      this.restart();
      this.first = record.steps[0];
    }
    for (const step of record.steps.slice(this.runs.length)) {
      const { run } = step;
      const unit = unitOf(this.read(run.source));
      this.runs.push({
        key: `#${step.seq}`,
        unit,
        count: run.count,
        order: step.seq,
        run,
        unchanged: this.seenUnchanged(run, unit)
      });
    }
    return this.asRun.sync(this.runs);
  }

  /** Whether a step has been walked: newer ones wait for the next look. */
  knows(step: Step): boolean {
    return this.ran(step) !== undefined;
  }

  /** Who was seen to change once would have been seen again; for runs that do not note it themselves. */
  private seenUnchanged(run: CodeRun, unit: Unit): ReadonlySet<string> | undefined {
    const { changed } = run;
    if (!changed || run.unchanged) {
      return undefined;
    }
    const names = [...unit.mentions].filter(
      name => this.everChanged.has(name) && !changed.includes(name)
    );
    changed.forEach(name => this.everChanged.add(name));
    return names.length ? new Set(names) : undefined;
  }

  /** The last run's trace of a cell, by its step. */
  ran(step: Step): Trace {
    return this.asRun.steps[step.seq - (this.first?.seq ?? 0)];
  }

  /** The trace of the page's cell at this position, as read. */
  reads(index: number): Trace {
    return this.asRead.steps[index];
  }

  /** Shows what running these cells now would give; nothing of it stays. */
  rehearse(cells: readonly PageCell[], look: (traces: readonly Trace[]) => void): void {
    const inputs = cells.map((cell, i): StepInput => {
      const unit = unitOf(this.read(cell.source));
      return { key: `?${i}`, unit, count: null, order: -1, run: null };
    });
    this.asRun.sync([...this.runs, ...inputs]);
    look(this.asRun.steps.slice(this.runs.length));
    this.asRun.sync(this.runs);
  }

  /** The names of the kernel, as the runs left them. */
  get names(): World['names'] {
    return this.asRun.names;
  }

  private restart(): void {
    this.asRun = new World(this.facts, this.given, this.left);
    this.runs = [];
    this.everChanged.clear();
    this.first = undefined;
  }

  /** The page's steps: for runs the same as before, for edits the same but for the cell. */
  private page(cells: readonly PageCell[]): readonly StepInput[] {
    if (cells !== this.pageOf) {
      const { pageOf, pageSteps } = this;
      let count = 0;
      this.pageOf = cells;
      this.pageSteps = cells.map((cell, i) => {
        const same = pageOf?.[i] === cell ? pageSteps[i] : null;
        const unit = same?.unit ?? unitOf(this.read(cell.source));
        count += unit.reading.module.body.length ? 1 : 0;
        return same?.count === count ? same : { key: cell.key, unit, count, order: -1, run: null };
      });
    }
    return this.pageSteps;
  }
}
