/**
 * The walk through a cell that tells for each read whether the cell itself has bound the name.
 *
 * It follows the code as it would run. What happens to names at each step is here; the kinds of
 * statements and expressions are in the files beside it.
 */
import type { Scope } from './scope';
import type { State } from './state';
import { Tally } from './tally';

/** Where code runs. */
export interface Place {
  readonly scope: Scope;
  /** While the cell itself runs, not when a function of it is called. */
  readonly now: boolean;
  /** What the function around the place reads when it is called; null at module level. */
  readonly reads: Set<string> | null;
  /** Sets apart the names of one class body from those of others. */
  readonly classNumber: number;
}

/** A loop that is being walked: the states at its `break`s and `continue`s. */
export interface Loop {
  readonly breaks: State[];
  readonly continues: State[];
}

/** What surrounds the code, innermost last: a condition, or the first or a later round of a loop. */
export type Frame = 'condition' | 'first round' | 'later round';

/** What the cell's own definitions read when they are called, by name. */
export type Definitions = Map<string, ReadonlySet<string>>;

/** One walk. */
export class Walker {
  readonly tally = new Tally();
  readonly definitions: Definitions = new Map();
  frames: Frame[] = [];
  loops: Loop[] = [];
  private _classes = 0;

  /**
   * @param lazyAnnotations - `from __future__ import annotations`: annotations are never evaluated.
   * @param walruses - the text has assignment expressions, so that blocks must be searched for them.
   */
  constructor(
    readonly lazyAnnotations: boolean,
    readonly walruses: boolean
  ) {}

  newClassNumber(): number {
    return ++this._classes;
  }

  /** Walks `code` as something that may not happen. */
  condition(code: () => void): void {
    this.frames.push('condition');
    code();
    this.frames.pop();
  }

  read(name: string, place: Place, state: State): void {
    const mangled = place.scope.mangle(name);
    const { kind } = place.scope.meaning(mangled);
    const inClass = kind === 'class' ? classKey(mangled, place) : null;
    if (kind === 'local' || (inClass && state.sure.has(inClass))) {
      return;
    }
    if (!place.now) {
      place.reads?.add(mangled);
      return;
    }
    this.tally.readsNow.add(mangled);
    this._need(mangled, state, inClass !== null && state.maybe.has(inClass));
  }

  store(name: string, place: Place, state: State): void {
    const mangled = place.scope.mangle(name);
    const { kind } = place.scope.meaning(mangled);
    if (kind === 'class') {
      state.bind(classKey(mangled, place));
    } else if (kind === 'global' && place.now) {
      this.tally.binds.add(mangled);
      state.bind(mangled);
    } else if (kind === 'global') {
      this.tally.bindsCalled.add(mangled);
    }
  }

  /** @param implicit - Python deletes the name of `except … as name` by itself. */
  delete(name: string, place: Place, state: State, implicit = false): void {
    const mangled = place.scope.mangle(name);
    const { kind } = place.scope.meaning(mangled);
    if (kind === 'class') {
      state.unbind(classKey(mangled, place));
    } else if (kind === 'global' && !place.now) {
      this.tally.deletesCalled.add(mangled);
    } else if (kind === 'global') {
      if (implicit) {
        this.tally.deletesImplicit.add(mangled);
      } else {
        this.tally.deletes.add(mangled);
        this._need(mangled, state, false);
      }
      state.unbind(mangled);
    }
  }

  /** The code calls this name: what its definition in the cell reads is needed now. */
  call(name: string, place: Place, state: State): void {
    const mangled = place.scope.mangle(name);
    if (!place.now || place.scope.meaning(mangled).kind !== 'global') {
      return;
    }
    const seen = new Set<string>();
    const open = this.definitions.has(mangled) ? [mangled] : [];
    for (let called = open.pop(); called !== undefined; called = open.pop()) {
      if (seen.has(called)) {
        continue;
      }
      seen.add(called);
      for (const read of this.definitions.get(called) ?? []) {
        if (this.definitions.has(read) && state.maybe.has(read)) {
          open.push(read);
        } else if (!state.sure.has(read)) {
          this.tally.needsCalled.add(read);
        }
      }
    }
  }

  /**
   * A read of a global name. In the first round of a loop a conditional read may as well happen
   * first in a later round: that it is certainly unbound is told there.
   */
  private _need(name: string, state: State, maybe: boolean): void {
    if (state.sure.has(name)) {
      return;
    }
    this.tally.needs.add(name);
    const first = this.frames.indexOf('first round');
    const conditional = first >= 0 && first < this.frames.length - 1;
    if (!state.maybe.has(name) && !state.dead && !state.star && !maybe && !conditional) {
      this.tally.needsUnbound.add(name);
    }
  }
}

const classKey = (name: string, place: Place): string => `${place.classNumber} ${name}`;
