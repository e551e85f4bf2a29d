/** In which module of the package each definition and each step stands. */
import type { Bindings } from './binding';
import type { PlanDraft } from './draft';
import { identifier, unique } from './identifiers';
import type { Levels } from './levels';
import type { Page, Piece } from './page';
import type { Reads } from './reads';

/** A module of definitions, and of steps where the notebook is large. */
export interface Home {
  /** Without its ending. */
  readonly module: string;
  /** The heading; empty for the one module of a small notebook. */
  readonly title: string;
  readonly definitions: readonly Piece[];
}

/** The one module of a small notebook. */
const DEFINITIONS = 'definitions';
/** Lines of code from which a notebook is cut into a module for each top heading. */
const LARGE = 300;
/** Fewer parts than this are one module all the same. */
const FEWEST_PARTS = 3;

export class Homes {
  /** In the order in which they may import each other; those without definitions hold steps alone. */
  readonly all: readonly Home[];
  private readonly _ofName = new Map<string, string>();
  private readonly _ofSection: ReadonlyMap<number, string>;

  private constructor(
    all: readonly Home[],
    ofSection: ReadonlyMap<number, string>,
    levels: Levels
  ) {
    this.all = all;
    this._ofSection = ofSection;
    for (const { module, definitions } of all) {
      for (const piece of definitions) {
        piece.facts.binds.forEach(
          name => levels.defined.has(name) && this._ofName.set(name, module)
        );
      }
    }
  }

  /** One module for all definitions; the steps stand beside `run()`. */
  static single(levels: Levels): Homes {
    const all = levels.definitions.length
      ? [{ module: DEFINITIONS, title: '', definitions: levels.definitions }]
      : [];
    return new Homes(all, new Map(), levels);
  }

  /**
   * One module for each top heading of a large notebook, in an order without cycles: headings
   * whose code needs each other share a module.
   *
   * @param steps - the steps are functions of their own, and stand in these modules too.
   * @param taken - names that no module may have.
   */
  static forPage(
    draft: PlanDraft,
    page: Page,
    bindings: Bindings,
    levels: Levels,
    reads: Reads,
    steps: boolean,
    taken: ReadonlySet<string>
  ): Homes {
    const files = fileParts(page);
    const large = linesOf(page) >= LARGE ? topParts(page) : [];
    if (large.length < FEWEST_PARTS && !files.length) {
      return Homes.single(levels);
    }
    const parts = [...(large.length < FEWEST_PARTS ? [restOf(page)] : large), ...files];
    const partOf = (piece: Piece): number =>
      parts.findLastIndex(part => part.sections.includes(piece.cell.section));
    const giver = new Map<string, number>();
    for (const piece of levels.definitions) {
      piece.facts.binds.forEach(name => giver.set(name, partOf(piece)));
    }
    const needs = parts.map(() => new Set<number>());
    const standing = steps
      ? bindings.pieces.filter(piece => !levels.importPieces.has(piece))
      : levels.definitions;
    for (const piece of standing) {
      for (const name of reads.ever(piece)) {
        const from = giver.get(name);
        if (from !== undefined && from !== partOf(piece)) {
          needs[partOf(piece)].add(from);
        }
      }
    }
    const groups = withoutCycles(needs);
    const foreign = new Set([...taken, ...draft.environment.stdlib]);
    const used = new Set(foreign);
    const homes: Home[] = [];
    const ofSection = new Map<number, string>();
    for (const group of groups) {
      const own = group.map(i => parts[i]);
      const sections = new Set(own.flatMap(part => part.sections));
      const pieces = levels.definitions.filter(piece => sections.has(piece.cell.section));
      const rest = own.some(part => part.isRest);
      const module = rest ? DEFINITIONS : unique(moduleName(own[0].title, foreign), used);
      sections.forEach(section => steps && !rest && ofSection.set(section, module));
      homes.push({ module, title: rest ? '' : own[0].title, definitions: pieces });
      if (group.length > 1) {
        draft.note(
          null,
          draft.say.sharedModule(
            own.map(part => part.title),
            module
          )
        );
      }
    }
    return new Homes(homes, ofSection, levels);
  }

  /** The module of a name at module level; null where it is none. */
  of(name: string): string | null {
    return this._ofName.get(name) ?? null;
  }

  /** The module of a section's step; null: beside `run()`. */
  ofSection(section: number): string | null {
    return this._ofSection.get(section) ?? null;
  }

  /** Import lines of names that stand in other modules than `here`. @param from - what leads to them. */
  importLines(names: Iterable<string>, here: string | null, from = '.'): string[] {
    const by = new Map<string, string[]>();
    for (const name of names) {
      const module = this.of(name);
      if (module && module !== here) {
        by.set(module, [...(by.get(module) ?? []), name]);
      }
    }
    return [...by].map(([module, all]) => `from ${from}${module} import ${all.join(', ')}`);
  }
}

interface Part {
  readonly title: string;
  readonly sections: readonly number[];
  /** All of a small notebook but for the files that it runs. */
  readonly isRest?: boolean;
}

/** Each file that the notebook runs. */
function fileParts({ sections }: Page): Part[] {
  const files = [...new Set(sections.flatMap(section => section.file ?? []))];
  return files.map(file => {
    const own = sections.flatMap((section, i) => (section.file === file ? [i] : []));
    return { title: sections[own[0]].title, sections: own };
  });
}

function restOf({ sections }: Page): Part {
  const own = sections.flatMap((section, i) => (section.file === undefined ? [i] : []));
  return { title: '', sections: own, isRest: true };
}

/** The page by its top headings: those of the highest level that has several with code. */
function topParts(page: Page): Part[] {
  const coded = new Set(page.cells.map(cell => cell.section));
  const levels = [...new Set(page.sections.filter(s => s.level).map(s => s.level))].sort();
  for (const top of levels) {
    const parts: { title: string; sections: number[] }[] = [];
    page.sections.forEach((section, i) => {
      if (section.file !== undefined) {
        return;
      }
      if (!parts.length || (section.level && section.level <= top)) {
        parts.push({ title: section.title, sections: [i] });
      } else {
        const part = parts[parts.length - 1];
        part.title ||= section.title;
        part.sections.push(i);
      }
    });
    const full = parts.filter(part => part.sections.some(i => coded.has(i)));
    if (full.length >= FEWEST_PARTS) {
      return full;
    }
  }
  return [];
}

function linesOf(page: Page): number {
  return page.cells
    .map(cell => cell.cell.source.split('\n').length)
    .reduce((sum, lines) => sum + lines, 0);
}

/** Groups of parts that need each other, each after those that it needs; else in page order. */
function withoutCycles(needs: readonly ReadonlySet<number>[]): number[][] {
  const reach = needs.map((_, i) => reached(needs, i));
  const groups: number[][] = [];
  const done = new Set<number>();
  const put = (i: number): void => {
    if (done.has(i)) {
      return;
    }
    const group = needs
      .map((_, j) => j)
      .filter(j => j === i || (reach[i].has(j) && reach[j].has(i)));
    group.forEach(j => done.add(j));
    [...reach[i]].sort((a, b) => a - b).forEach(put);
    groups.push(group);
  };
  needs.forEach((_, i) => put(i));
  return groups;
}

function reached(needs: readonly ReadonlySet<number>[], from: number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...needs[from]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!found.has(next)) {
      found.add(next);
      open.push(...needs[next]);
    }
  }
  return found;
}

/** A name that hides nothing of Python's library and nothing of the package. */
function moduleName(title: string, foreign: ReadonlySet<string>): string {
  const name = title ? identifier(title, 'part') : 'preparation';
  return foreign.has(name) ? `${name}_part` : name;
}
