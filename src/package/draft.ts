/** What comes together while a plan is made: decisions, refusals, notes. */
import { english, type Phrase } from '../phrase';
import type { Reader } from '../flow/page';

import type { Choices, Decision, Environment, PlanCell, PlanNotebook, Refusal, Role } from './plan';
import { Sentences } from './sentences/index';

export interface Note {
  readonly cell: string | null;
  readonly message: Phrase;
}

/** The input of a plan, and the lists that every part of the planning adds to. */
export class PlanDraft {
  readonly say: Sentences;
  readonly decisions: Decision[] = [];
  readonly refusals: Refusal[] = [];
  readonly notes: Note[] = [];
  /** What `pip install` lines ask for, requirement by requirement. */
  readonly installs: { readonly cell: string; readonly requirement: string }[] = [];

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

  /** The same planning, over a changed notebook. */
  continued(notebook: PlanNotebook): PlanDraft {
    const next = new PlanDraft(notebook, this.read, this.environment, this.choices);
    next.refusals.push(...this.refusals);
    next.notes.push(...this.notes);
    next.decisions.push(...this.decisions);
    this.secrets.forEach(variable => next.secrets.add(variable));
    this.imports.forEach(line => next.imports.add(line));
    return next;
  }

  decide(cell: PlanCell, role: Role, where: string | null, reason: Phrase): void {
    this.decisions.push({ cell: cell.id, role, where, reason });
  }

  /** @param line - 1-based, of the cell. */
  refuse(cell: PlanCell, line: number, reason: Phrase): void {
    if (!this.refusals.some(r => r.cell === cell.id && r.line === line)) {
      this.refusals.push({ cell: cell.id, line, reason });
    }
  }

  note(cell: PlanCell | null, message: Phrase): void {
    this.notes.push({ cell: cell?.id ?? null, message });
  }
}
