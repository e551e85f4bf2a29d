/** What a step is walked with, and what a walk notes of it. */
import type { Facts } from './facts';
import type { Fingerprint } from './fingerprint';
import type { Observed } from './observed';
import type { State } from './state';
import type { Unit } from './syntax';

/** An exception of Python, on its way up. */
export class Raised {
  constructor(
    readonly name: string,
    /** Of its message. */
    readonly detail: Fingerprint
  ) {}
}

/** What a name was when the step first loaded it. */
export interface Load {
  readonly fingerprint: Fingerprint;
  /** The step that bound it; null: given, or bound by no step. */
  readonly writer: string | null;
  /** The last step that changed its object in place. */
  readonly changedBy: string | null;
  readonly missing: boolean;
}

/** What a step is walked with. */
export interface Setting {
  /** Unique among the steps of the world; becomes part of the ids of objects. */
  readonly step: string;
  readonly unit: Unit;
  readonly state: State;
  readonly facts: Facts;
  readonly given: ReadonlySet<string>;
  /** What was observed of the run that the step is; null for a step of the page as read. */
  readonly observed: Observed | null;
  /** A run that nobody saw may have bound names before. */
  readonly unseen: boolean;
}
