/** Facts about names while they are being collected. */
import type { NameFacts } from '../facts';

/** The facts that scoping and definite assignment give. */
export type ScopedNames = Omit<
  NameFacts,
  'changes' | 'changesWhenCalled' | 'state' | 'stateWhenCalled'
>;

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

  /** @param sure - names bound when the code has ended; empty where it never ends normally. */
  facts(sure: ReadonlySet<string>): ScopedNames {
    const binds = new Set([...this.binds, ...this.bindsCalled]);
    const read = new Set([...this.readsNow, ...this.readsWhenCalled, ...this.needs]);
    return {
      binds,
      bindsSure: new Set([...sure].filter(name => binds.has(name))),
      bindsCalledOnly: new Set([...this.bindsCalled].filter(name => !this.binds.has(name))),
      deletes: this.deletes,
      deletesImplicit: this.deletesImplicit,
      deletesCalled: this.deletesCalled,
      readsNow: this.readsNow,
      readsWhenCalled: this.readsWhenCalled,
      needs: this.needs,
      needsUnbound: this.needsUnbound,
      needsCalled: this.needsCalled,
      imports: this.imports,
      starImport: this.starImport,
      opaque: this.opaque,
      magics: this.magics,
      magicMaybeReads: this.magicMaybeReads,
      ipythonReads: new Set([...read].filter(name => isHistory(name) && !binds.has(name)))
    };
  }
}

/** IPython keeps inputs and outputs under these names (IPython.core.history, displayhook). */
export function isHistory(name: string): boolean {
  return HISTORY.test(name);
}

const HISTORY = /^(_{1,3}|_\d+|_i{1,3}|_i\d+|_ih|_oh|_dh|_sh|In|Out)$/;
