/** A notebook for specs: cells by id, acts as a person does them. */
import type { Client, CodeRun, FindingKind, Judgement, Mend, Verdict } from '../index';
import { type Reader, Session } from '../index';
import { plain } from '../../phrase';

export class Notebook {
  readonly session: Session;
  private readonly sources = new Map<string, string>();
  private count = 0;

  constructor(read: Reader, cells: Record<string, string>) {
    this.session = new Session({ read });
    for (const [id, source] of Object.entries(cells)) {
      this.sources.set(id, source);
    }
    this.session.apply({
      type: 'open',
      cells: Object.entries(cells).map(([id, source]) => ({ id, source }))
    });
  }

  /** Runs cells as they stand, in this order. */
  run(...ids: string[]): this {
    ids.forEach(id => this.runAs(id, {}));
    return this;
  }

  /** Runs one cell, with what was seen of it. */
  runAs(cell: string, seen: Partial<CodeRun>): this {
    const source = this.sources.get(cell) ?? '';
    this.session.apply({ type: 'run', cell, source, count: ++this.count, ok: true, ...seen });
    return this;
  }

  edit(cell: string, source: string): this {
    this.sources.set(cell, source);
    this.session.apply({ type: 'edit', cell, source });
    return this;
  }

  insert(cell: string, index: number, source: string): this {
    this.sources.set(cell, source);
    this.session.apply({ type: 'insert', cell, index, source });
    return this;
  }

  remove(cell: string): this {
    this.session.apply({ type: 'delete', cell });
    return this;
  }

  move(cell: string, index: number): this {
    this.session.apply({ type: 'move', cell, index });
    return this;
  }

  console(source: string, seen: Partial<CodeRun> & { client?: Client } = {}): this {
    this.session.apply({ type: 'console', source, count: ++this.count, ok: true, ...seen });
    return this;
  }

  restart(): this {
    this.count = 0;
    this.session.apply({ type: 'restart' });
    return this;
  }

  get judgement(): Judgement {
    return this.session.judgement;
  }

  verdict(cell: string): Verdict | undefined {
    return this.judgement.cells.get(cell)?.verdict;
  }

  /** Kinds of a cell's findings, gravest first. */
  kinds(cell: string): FindingKind[] {
    return this.judgement.cells.get(cell)?.findings.map(each => each.kind) ?? [];
  }

  /** What is said first of a cell. */
  says(cell: string): string {
    const [first] = this.judgement.cells.get(cell)?.findings ?? [];
    return first ? plain(first.message, id => id) : '';
  }

  /** The cells that a finding's first mend runs; null where it runs none. */
  reruns(cell: string): readonly string[] | null {
    const [mend] = this.judgement.cells.get(cell)?.findings[0]?.mends ?? [];
    return mend?.kind === 'run' ? mend.cells : null;
  }

  mends(cell: string): Mend['kind'][] {
    return this.judgement.cells.get(cell)?.findings[0]?.mends.map(mend => mend.kind) ?? [];
  }

  /** Cells that are not sound, with their first kinds. */
  get marked(): Record<string, FindingKind> {
    const found: Record<string, FindingKind> = {};
    for (const [id, { verdict, findings }] of this.judgement.cells) {
      if (verdict !== 'sound') {
        found[id] = findings[0].kind;
      }
    }
    return found;
  }
}
