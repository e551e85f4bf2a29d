/** What comes together while a plan is made: decisions, refusals, notes. */
import { english, type Phrase } from '../phrase';
import type { Reader } from '../flow/page';

import type { Choices, Decision, Environment, PlanCell, PlanNotebook, Refusal, Role } from './plan';
import { Sentences } from './sentences/index';
import { type WrittenFiles, writtenFiles } from './writtenFiles';

export interface Note {
  readonly cell: string | null;
  readonly message: Phrase;
}

/** What a part of a cell, or a cell of a file that it runs, belongs to. */
export interface Origin {
  readonly cell: string;
  /** Lines of the cell above it. */
  readonly line: number;
  /** The file, and the 1-based number of the cell in it; null: a part of the cell itself. */
  readonly file: { readonly name: string; readonly index: number } | null;
}

/** The input of a plan, and the lists that every part of the planning adds to. */
export class PlanDraft {
  readonly say: Sentences;
  readonly decisions: Decision[] = [];
  readonly refusals: Refusal[] = [];
  readonly notes: Note[] = [];
  /** What `pip install` lines ask for, requirement by requirement. */
  readonly installs: { readonly cell: string; readonly requirement: string }[] = [];

  /** Where cells come from that are not cells of the notebook; see `runs.ts`. */
  readonly origins = new Map<string, Origin>();

  /** Files that are taken along: name in the package's `data/`, by the path as it is written. */
  data: ReadonlyMap<string, string> = new Map();

  private _written: WrittenFiles | null = null;

  /** Environment variables that stand for what must not be written. */
  readonly secrets = new Set<string>();

  /** Import lines that changes of statements came to need in the run. */
  readonly imports = new Set<string>();

  constructor(
    readonly notebook: PlanNotebook,
    readonly read: Reader,
    readonly environment: Environment,
    readonly choices: Choices
  ) {
    this.say = new Sentences(choices.translation ?? english);
  }

  /** What the notebook writes itself. */
  get written(): WrittenFiles {
    this._written ??= writtenFiles(this);
    return this._written;
  }

  /** The same planning, over a changed notebook. */
  continued(notebook: PlanNotebook): PlanDraft {
    const next = new PlanDraft(notebook, this.read, this.environment, this.choices);
    next.refusals.push(...this.refusals);
    next.notes.push(...this.notes);
    next.decisions.push(...this.decisions);
    this.secrets.forEach(variable => next.secrets.add(variable));
    this.imports.forEach(line => next.imports.add(line));
    this.origins.forEach((origin, id) => next.origins.set(id, origin));
    return next;
  }

  decide(cell: PlanCell, role: Role, where: string | null, reason: Phrase): void {
    const { id, because } = this._told(cell, null, reason);
    this.decisions.push({ cell: id, role, where, reason: because });
  }

  /** @param line - 1-based, of the cell. */
  refuse(cell: PlanCell, line: number, reason: Phrase): void {
    const { id, because, at } = this._told(cell, line, reason);
    if (!this.refusals.some(r => r.cell === id && r.line === at)) {
      this.refusals.push({ cell: id, line: at, reason: because });
    }
  }

  note(cell: PlanCell | null, message: Phrase): void {
    const told = cell && this._told(cell, null, message);
    this.notes.push({ cell: told?.id ?? null, message: told?.because ?? message });
  }

  /** What is said of a cell, as said of the notebook's own. @param line - null: of the whole cell. */
  private _told(
    cell: PlanCell,
    line: number | null,
    because: Phrase
  ): { readonly id: string; readonly at: number; readonly because: Phrase } {
    const origin = this.origins.get(cell.id);
    if (!origin) {
      return { id: cell.id, at: line ?? 1, because };
    }
    const { file } = origin;
    return file
      ? { id: origin.cell, at: origin.line + 1, because: this.say.inFile(file, line, because) }
      : { id: origin.cell, at: origin.line + (line ?? 1), because };
  }
}
