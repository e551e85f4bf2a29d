/** Cutting the page into functions by its headings, where that keeps the meaning. */
import { BUILTINS } from '../python/builtins';
import type { Phrase } from '../phrase';

import { changedNames } from './changes';
import { awaits } from './gate';
import type { PageCell, Piece, Section } from './page';
import type { Reads } from './reads';
import type { Sentences } from './sentences/index';
import { sites } from './sites';

/** One heading's code as a function. */
export interface Step {
  readonly section: Section;
  readonly cells: readonly PageCell[];
  readonly pieces: readonly Piece[];
  /** Names that it is given. */
  readonly takes: readonly string[];
  /** Names that it gives back. */
  readonly gives: readonly string[];
  /** Results that it may end without binding. */
  readonly unsure: readonly string[];
  /** Builtins that it reads before it takes their names over. */
  readonly builtins: readonly string[];
  readonly isAsync: boolean;
}

/** What is known of the run as a whole. */
export interface RunNames {
  /** Names that the run binds. */
  readonly bound: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly results: ReadonlySet<string>;
}

interface Group {
  readonly section: Section;
  readonly cells: PageCell[];
  readonly pieces: Piece[];
  readonly binds: Set<string>;
  readonly sure: Set<string>;
  /** Bound where only an empty loop can leave them unbound. */
  readonly looped: Set<string>;
  /** Read before surely bound here. */
  readonly needs: Set<string>;
  readonly changes: Set<string>;
}

/** The steps in page order; a phrase where cutting would change what the code means. */
export function cutIntoSteps(
  cells: readonly PageCell[],
  sections: readonly Section[],
  isLeft: (piece: Piece) => boolean,
  reads: Reads,
  names: RunNames,
  say: Sentences
): readonly Step[] | Phrase {
  const groups = grouped(cells, sections, isLeft);
  groups.forEach(group => summarise(group, reads, names.bound));
  const against = rebindsCaptured(groups, reads, names, say);
  return against ?? connected(groups, names, say);
}

function grouped(
  cells: readonly PageCell[],
  sections: readonly Section[],
  isLeft: (piece: Piece) => boolean
): Group[] {
  const groups: Group[] = [];
  let at = -1;
  for (const cell of cells) {
    const pieces = cell.pieces.filter(isLeft);
    if (!pieces.length) {
      continue;
    }
    if (cell.section !== at) {
      at = cell.section;
      const empty = (): Set<string> => new Set();
      groups.push({
        section: sections[at],
        cells: [],
        pieces: [],
        binds: empty(),
        sure: empty(),
        looped: empty(),
        needs: empty(),
        changes: empty()
      });
    }
    const group = groups[groups.length - 1];
    group.cells.push(cell);
    group.pieces.push(...pieces);
  }
  return groups;
}

function summarise(group: Group, reads: Reads, bound: ReadonlySet<string>): void {
  for (const piece of group.pieces) {
    const { facts, cell, node } = piece;
    const changed = changedNames(piece);
    const wanted = [...reads.outside(piece), ...reads.captured(piece), ...changed];
    for (const name of wanted) {
      if (!group.sure.has(name)) {
        group.needs.add(name);
      }
    }
    changed.forEach(name => bound.has(name) && group.changes.add(name));
    facts.binds.forEach(name => group.binds.add(name));
    if (!cell.raises) {
      facts.bindsSure.forEach(name => group.sure.add(name));
      if (node.kind === 'For' || node.kind === 'While' || node.kind === 'With') {
        facts.binds.forEach(name => group.looped.add(name));
      }
    }
    for (const name of facts.deletes) {
      group.sure.delete(name);
      group.looped.delete(name);
    }
  }
}

/** A function that outlives its step must not miss what a later step binds anew. */
function rebindsCaptured(
  groups: readonly Group[],
  reads: Reads,
  names: RunNames,
  say: Sentences
): Phrase | null {
  for (const [i, group] of groups.entries()) {
    for (const piece of group.pieces) {
      if (piece.facts.bindsCalledOnly.size) {
        return say.writesGlobal([...piece.facts.bindsCalledOnly]);
      }
      const captured = [...reads.captured(piece)].filter(name => names.bound.has(name));
      const later = groups.slice(i + 1);
      const rebound = captured.filter(name => later.some(g => g.binds.has(name)));
      if (rebound.length) {
        return say.capturedRebound(rebound);
      }
    }
  }
  return null;
}

function connected(groups: readonly Group[], names: RunNames, say: Sentences): Step[] | Phrase {
  const before: Set<string>[] = [];
  const known = new Set(names.parameters);
  for (const group of groups) {
    before.push(new Set(known));
    group.binds.forEach(name => known.add(name));
  }
  const steps: Step[] = [];
  let live = new Set(names.results);
  for (let i = groups.length - 1; i >= 0; i--) {
    const group = groups[i];
    const bound = [...group.binds].filter(name => live.has(name) && !isGone(name, group));
    const changed = [...group.changes].filter(name => live.has(name) && before[i].has(name));
    const gives = [...new Set([...bound, ...changed])];
    const through = gives.filter(name => !group.sure.has(name) && before[i].has(name));
    const takes = [...new Set([...group.needs, ...through])].filter(name => before[i].has(name));
    const open = bound.filter(
      name =>
        !group.sure.has(name) &&
        !before[i].has(name) &&
        !(BUILTINS.has(name) && group.needs.has(name))
    );
    const wanted = open.filter(name => laterNeeds(groups, i, name) && !group.looped.has(name));
    if (wanted.length) {
      return say.maybeUnbound(wanted);
    }
    steps.unshift({
      ...group,
      takes: ordered(takes, known),
      gives: ordered(gives, known),
      unsure: open.filter(name => !laterNeeds(groups, i, name)),
      builtins: [...group.binds].filter(
        name => BUILTINS.has(name) && group.needs.has(name) && !before[i].has(name)
      ),
      isAsync: group.pieces.some(awaits)
    });
    live = new Set([...live].filter(name => !group.sure.has(name)));
    takes.forEach(name => live.add(name));
  }
  return steps;
}

/** Deleted by the last piece of the group that speaks of it. */
function isGone(name: string, group: Group): boolean {
  const last = group.pieces.findLast(p => p.facts.binds.has(name) || p.facts.deletes.has(name));
  return (
    Boolean(last?.facts.deletes.has(name)) ||
    Boolean(last && sites(last, name).every(s => s.kind === 'error'))
  );
}

function laterNeeds(groups: readonly Group[], from: number, name: string): boolean {
  for (const group of groups.slice(from + 1)) {
    if (group.needs.has(name)) {
      return true;
    }
    if (group.sure.has(name)) {
      return false;
    }
  }
  return false;
}

/** In the order in which the page first binds them. */
function ordered(some: readonly string[], all: ReadonlySet<string>): string[] {
  const wanted = new Set(some);
  return [...all].filter(name => wanted.has(name));
}
