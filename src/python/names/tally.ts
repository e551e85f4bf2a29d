/** Facts about names while they are being collected. */
import type { Change, CodeEffects, NameFacts, Names, StateUse } from '../facts';

/** The sets behind {@link NameFacts}, open for adding. */
export class Tally {
  readonly binds = new Set<string>();
  readonly bindsCalled = new Set<string>();
  /** Replaced while a `try` body is read, to see what it deletes. */
  deletes = new Set<string>();
  deletesImplicit = new Set<string>();
  readonly deletesCalled = new Set<string>();
  readonly readsNow = new Set<string>();
  readsWhenCalled = new Set<string>();
  readonly needs = new Set<string>();
  readonly needsUnbound = new Set<string>();
  readonly needsCalled = new Set<string>();
  readonly imports = new Set<string>();
  readonly magics = new Set<string>();
  readonly magicMaybeReads = new Set<string>();
  starImport = false;
  opaque = false;

  /**
   * @param sure - names bound when the code has ended; empty where it never ends normally.
   * @param effects - finds what the code does besides.
   */
  facts(sure: ReadonlySet<string>, effects: () => CodeEffects): NameFacts {
    return new FoundFacts(this, sure, effects);
  }
}

const NONE: Names = new Set();

/** Most sets are empty: one for all of them. */
const kept = (names: Names): Names => (names.size ? names : NONE);

const union = (one: Names, other: Names): Names =>
  one.size && other.size ? new Set([...one, ...other]) : kept(one.size ? one : other);

const some = (names: Names, wanted: (name: string) => boolean): Names => {
  const found = [...names].filter(wanted);
  return found.length === names.size ? kept(names) : found.length ? new Set(found) : NONE;
};

/** Facts; effects are looked for when someone asks, so that who wants only names does not wait for them. */
class FoundFacts implements NameFacts {
  readonly binds: Names;
  readonly bindsSure: Names;
  readonly bindsCalledOnly: Names;
  readonly deletes: Names;
  readonly deletesImplicit: Names;
  readonly deletesCalled: Names;
  readonly readsNow: Names;
  readonly readsWhenCalled: Names;
  readonly needs: Names;
  readonly needsUnbound: Names;
  readonly needsCalled: Names;
  readonly imports: Names;
  readonly starImport: boolean;
  readonly opaque: boolean;
  readonly magics: Names;
  readonly magicMaybeReads: Names;
  readonly ipythonReads: Names;
  private _effects: CodeEffects | null = null;

  constructor(
    tally: Tally,
    sure: Names,
    private readonly _find: () => CodeEffects
  ) {
    this.binds = union(tally.binds, tally.bindsCalled);
    this.bindsSure = some(sure, name => this.binds.has(name));
    this.bindsCalledOnly = some(tally.bindsCalled, name => !tally.binds.has(name));
    this.deletes = kept(tally.deletes);
    this.deletesImplicit = kept(tally.deletesImplicit);
    this.deletesCalled = kept(tally.deletesCalled);
    this.readsNow = kept(tally.readsNow);
    this.readsWhenCalled = kept(tally.readsWhenCalled);
    this.needs = kept(tally.needs);
    this.needsUnbound = kept(tally.needsUnbound);
    this.needsCalled = kept(tally.needsCalled);
    this.imports = kept(tally.imports);
    this.starImport = tally.starImport;
    this.opaque = tally.opaque;
    this.magics = kept(tally.magics);
    this.magicMaybeReads = kept(tally.magicMaybeReads);
    const history = (names: Names): Names =>
      some(names, name => isHistory(name) && !this.binds.has(name));
    this.ipythonReads = union(history(this.readsNow), history(this.readsWhenCalled));
  }

  get changes(): readonly Change[] {
    return this._all.now.changes;
  }

  get changesWhenCalled(): readonly Change[] {
    return this._all.whenCalled.changes;
  }

  get state(): readonly StateUse[] {
    return this._all.now.state;
  }

  get stateWhenCalled(): readonly StateUse[] {
    return this._all.whenCalled.state;
  }

  private get _all(): CodeEffects {
    this._effects ??= this._find();
    return this._effects;
  }
}

/** IPython keeps inputs and outputs under these names (IPython.core.history, displayhook). */
export function isHistory(name: string): boolean {
  return HISTORY.test(name);
}

const HISTORY = /^(_{1,3}|_\d+|_i{1,3}|_i\d+|_ih|_oh|_dh|_sh|In|Out)$/;
