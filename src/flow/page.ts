/** The page as read, as a graph: see {@link PageFlow}. */
import type { CellReading, NameFacts } from '../python/facts';

import { AliasSets } from './aliases';
import type { FlowCell, PageFlow } from './dataflow';
import { GIVEN } from './given';

import { called, carriedBy, changedByCalls, type Carried } from './functions';
import type { SessionCell } from './session';

/** Reads the text of one cell; the same object for the same text. */
export type Reader = (source: string) => CellReading;

interface Draft extends FlowCell {
  readonly inputs: Map<string, string | null>;
  readonly binds: Set<string>;
  readonly changes: Set<string>;
  readonly reads: Set<string>;
  readonly deletes: Set<string>;
  /** Names that the cell binds on some paths only, with the cell above that binds them too. */
  readonly conditional: Map<string, string>;
}

/**
 * Which cell gives what to which, when the page runs from top to bottom.
 *
 * Functions bring along what their bodies read, store and remove, through the functions that
 * those call too. A change in place makes the cell the next one's source of that name; so does a
 * bind that happens on some paths only, where a cell below reads the name. Builtins are inputs
 * only where a cell binds their names.
 *
 * @param given - names that the kernel has before anything runs.
 */
export function pageFlow(
  cells: readonly SessionCell[],
  read: Reader,
  given: ReadonlySet<string> = new Set()
): PageFlow {
  const walk = new PageWalk(given);
  const drafts = cells.map((cell, index) => walk.cell(cell.id, index, read(cell.source)));
  keepConditional(drafts);
  return { cells: drafts, aliases: walk.aliases.all() };
}

class PageWalk {
  readonly aliases = new AliasSets();
  private readonly source = new Map<string, string>();
  private readonly functions = new Map<string, Carried>();

  constructor(private readonly given: ReadonlySet<string>) {}

  cell(id: string, index: number, reading: CellReading): Draft {
    const draft: Draft = {
      id,
      index,
      reading,
      inputs: new Map(),
      binds: new Set(),
      changes: new Set(),
      reads: new Set(),
      deletes: new Set(),
      conditional: new Map()
    };
    const sure = new Set<string>();
    reading.statements.forEach((facts, n) =>
      this.statement(draft, facts, n, n === reading.statements.length - 1, sure)
    );
    for (const name of [...draft.binds, ...draft.changes]) {
      this.source.set(name, id);
    }
    for (const name of draft.deletes) {
      this.source.delete(name);
    }
    return draft;
  }

  private statement(
    draft: Draft,
    facts: NameFacts,
    n: number,
    last: boolean,
    sure: Set<string>
  ): void {
    const node = draft.reading.module.body[n];
    const sharing = node ? this.aliases.sharing(node) : [];
    const carried = node ? carriedBy(node, facts) : null;
    const brought = called(
      carried ? facts.readsNow : new Set([...facts.readsNow, ...facts.readsWhenCalled]),
      this.functions
    );
    for (const name of [...facts.readsNow, ...brought.reads]) {
      draft.reads.add(name);
    }
    if (!carried) {
      facts.readsWhenCalled.forEach(name => draft.reads.add(name));
    }
    for (const name of [
      ...facts.needs,
      ...facts.needsCalled,
      ...brought.reads,
      ...(carried ? [] : facts.readsWhenCalled)
    ]) {
      this.need(draft, name, sure);
    }
    for (const change of facts.changes) {
      // A call whose result is thrown away is made for its effect; the last one may be for show.
      if (change.certainty === 'does' || !last) {
        this.change(draft, change.name, sure);
      }
    }
    brought.changes.forEach(name => this.change(draft, name, sure));
    if (node) {
      changedByCalls(node, this.functions).forEach(name => this.change(draft, name, sure));
    }
    for (const name of [...facts.deletes, ...facts.deletesImplicit, ...brought.deletes]) {
      this.remove(draft, name, sure);
    }
    for (const name of [...facts.binds, ...brought.binds]) {
      if (!facts.bindsCalledOnly.has(name) || brought.binds.has(name)) {
        this.bind(draft, name, facts.bindsSure.has(name), sure);
      }
    }
    if (carried) {
      facts.binds.forEach(name => this.functions.set(name, carried));
    }
    this.aliases.share(sharing);
  }

  private need(draft: Draft, name: string, sure: ReadonlySet<string>): void {
    const from = this.source.get(name);
    if (sure.has(name) || draft.inputs.has(name)) {
      return;
    }
    if (from !== undefined || !(GIVEN.has(name) || this.given.has(name))) {
      draft.inputs.set(name, from ?? null);
    }
  }

  private bind(draft: Draft, name: string, surely: boolean, sure: Set<string>): void {
    const from = this.source.get(name);
    if (surely) {
      sure.add(name);
    } else if (from !== undefined && !sure.has(name) && !draft.inputs.has(name)) {
      draft.conditional.set(name, from);
    }
    draft.binds.add(name);
    draft.deletes.delete(name);
    this.functions.delete(name);
    this.aliases.forget(name);
  }

  private change(draft: Draft, name: string, sure: ReadonlySet<string>): void {
    for (const alias of this.aliases.of(name)) {
      if (this.source.has(alias) || draft.binds.has(alias)) {
        this.need(draft, alias, sure);
        draft.changes.add(alias);
      }
    }
  }

  private remove(draft: Draft, name: string, sure: Set<string>): void {
    draft.deletes.add(name);
    draft.binds.delete(name);
    draft.changes.delete(name);
    sure.delete(name);
    this.functions.delete(name);
    this.aliases.forget(name);
  }
}

/** A conditional bind is a need too where a cell below reads the name as this cell leaves it. */
function keepConditional(drafts: readonly Draft[]): void {
  const wanted = new Map<string, Set<string>>();
  for (const draft of [...drafts].reverse()) {
    for (const [name, from] of draft.conditional) {
      if (wanted.get(draft.id)?.has(name) && !draft.inputs.has(name)) {
        draft.inputs.set(name, from);
      }
    }
    for (const [name, from] of draft.inputs) {
      if (from !== null) {
        wanted.set(from, (wanted.get(from) ?? new Set()).add(name));
      }
    }
  }
}
