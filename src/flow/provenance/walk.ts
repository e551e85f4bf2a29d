/** One walk of one step through an abstract kernel: what it reads, binds, changes and shows. */
import type { Expression } from '../../python/ast';
import type { StateUse } from '../../python/facts';
import { combine, type Fingerprint } from './fingerprint';
import { Asking } from './asking';
import { passedOn } from './overlay';
import { unbound } from './unbound';
import {
  type Binding,
  type Changes,
  choose,
  deep,
  type Heap,
  importedId,
  reachable
} from './state';
import type { Load } from './setting';
import type { Unit } from './syntax';
import {
  type Choice,
  made,
  MISSING,
  type Obj,
  type Ref,
  type Scope,
  type Term,
  type Value
} from './value';

/** Work that one step may take before calls and loops are no longer followed into. */
const FUEL = 20000;

/** The object, about to be changed: what was known of it as it was holds no more. */
function opened(object: Obj): Obj {
  return object.settled || object.known !== undefined
    ? { ...object, settled: undefined, known: undefined }
    : object;
}

export class Walk extends Asking implements Heap {
  readonly names = new Map<string, Choice<Binding> | undefined>();
  readonly objects = new Map<string, Choice<Obj> | undefined>();
  readonly loads = new Map<string, Load>();
  /** Names that the step bound or removed; false: removed. */
  readonly stored = new Map<string, boolean>();
  /** Objects of the heap that it changed in place. */
  readonly touched = new Set<string>();
  readonly shown: Fingerprint[] = [];
  /** State without a name that the statement at hand reads. */
  ambient: Fingerprint[] = [];
  /** What functions that the statement at hand defines do to such state when they are called. */
  stateWhenCalled: readonly StateUse[] = [];
  /** The expression that is a statement of its own: its value is thrown away. */
  discarded: Expression | null = null;
  /** Above 0: the code at hand may run not at all, or many times. */
  blur = 0;
  /** Functions that are running, innermost last. */
  readonly running: Fingerprint[] = [];
  /** Values that blurred returns of the running function gave. */
  returns: Value[] = [];
  readonly logs: Fingerprint[][] = [];
  /** What the walk left in the stores, once it is taken back. */
  left: {
    readonly names: ReadonlyMap<string, Choice<Binding> | undefined>;
    readonly heap: ReadonlyMap<string, Choice<Obj> | undefined>;
  } = { names: new Map(), heap: new Map() };
  private fuel = FUEL;
  private serial = 0;

  get unit(): Unit {
    return this.setting.unit;
  }

  /** Counts work; true: enough of it. */
  get tired(): boolean {
    return this.fuel <= 0;
  }

  burn(): void {
    this.fuel--;
  }

  /** What runs not at all, or many times, or in a function, is not followed both ways. */
  protected get asksFreely(): boolean {
    return this.blur === 0 && this.running.length === 0;
  }

  // Names

  /** The binding of a global name; undefined where nothing ever bound it. */
  binding(name: string): Binding | undefined {
    const choice = this.setting.state.names.get(name);
    if (!this.names.has(name)) {
      this.names.set(name, choice);
    }
    return choice && choose(choice, this.decide);
  }

  /** Loads a global name. @throws Raised - NameError, where it is missing and the code surely runs. */
  load(name: string): Value {
    const binding = this.binding(name);
    const value = binding?.value ?? unbound(this, name);
    if (!this.loads.has(name) && !this.stored.has(name)) {
      this.loads.set(name, {
        fingerprint: deep(this, value),
        writer: binding?.writer || null,
        changedBy: (value.kind === 'ref' && this.object(value.id)?.changedBy) || null,
        missing: value.kind === 'missing'
      });
    }
    return value;
  }

  /** The fingerprints of all that the step loaded. */
  loadPrints(): Fingerprint[] {
    const loads = [...this.loads].sort(([a], [b]) => (a < b ? -1 : 1));
    return loads.map(([, load]) => load.fingerprint);
  }

  bind(name: string, value: Value): void {
    this.binding(name);
    this.stored.set(name, true);
    const { state, step } = this.setting;
    state.set(state.names, name, { value, writer: step });
  }

  unbind(name: string): void {
    this.binding(name);
    this.stored.set(name, false);
    const { state, step } = this.setting;
    state.set(state.names, name, { value: MISSING, writer: step });
  }

  // Objects

  object(id: string): Obj | undefined {
    const choice = this.setting.state.heap.get(id);
    if (!this.objects.has(id)) {
      this.objects.set(id, choice);
    }
    return choice && choose(choice, this.decide);
  }

  /** What a value refers to; undefined for terms that nothing changed. */
  objectOf(value: Value): Obj | undefined {
    return value.kind === 'ref'
      ? this.object(value.id)
      : value.kind === 'term' && value.imported !== undefined
        ? this.object(importedId(value))
        : undefined;
  }

  alloc(object: Obj): Ref {
    const ref: Ref = { kind: 'ref', id: `${this.setting.step}.${this.serial++}` };
    const { state } = this.setting;
    this.objects.set(ref.id, undefined);
    state.set(state.heap, ref.id, object);
    return ref;
  }

  /** A new object of a type that is not known, made from these. */
  thing(tag: string, parts: readonly Fingerprint[], holds: readonly Value[] = []): Ref {
    return this.alloc(made('thing', combine(tag, parts), { holds }));
  }

  /** Puts another object in an object's place, before anything else knows of it. */
  replace(ref: Ref, object: Obj): void {
    const { state } = this.setting;
    state.set(state.heap, ref.id, object);
  }

  /**
   * Changes an object in place; a view's owner changes with it.
   *
   * @param what - the change, for the owner.
   * @param place - where in the object; null: all of it.
   */
  change(
    value: Value,
    what: Fingerprint,
    edit: (object: Obj) => Obj,
    place: Fingerprint | null = null
  ): void {
    const id = value.kind === 'ref' ? value.id : this.changeable(value);
    const object = id === null ? undefined : this.object(id);
    if (id === null || !object) {
      return;
    }
    const { state, step } = this.setting;
    this.touched.add(id);
    state.set(state.heap, id, { ...edit(opened(object)), changedBy: step });
    if (object.owner) {
      const { base, owner } = object;
      const at = place === null ? null : combine('place', [base, place]);
      this.change(owner.ref, what, each => passedOn(this, each, base, place, what), at);
    }
  }

  /** Notes that an object was to be changed, and is as it was. */
  touch(value: Value): void {
    if (value.kind === 'ref') {
      this.touched.add(value.id);
    }
  }

  /** The id of what is imported, with an object to keep what is done to it; null for other terms. */
  private changeable(value: Value): string | null {
    if (value.kind !== 'term' || value.imported === undefined) {
      return null;
    }
    const id = importedId(value as Term);
    if (!this.object(id)) {
      const { state } = this.setting;
      state.set(state.heap, id, made('thing', combine('imported', [])));
    }
    return id;
  }

  deep(value: Value): Fingerprint {
    return deep(this, value);
  }

  /** Notes what a blurred piece of code depends on. */
  log(value: Value): void {
    if (this.logs.length) {
      const fingerprint = this.deep(value);
      this.logs.forEach(log => log.push(fingerprint));
    }
  }

  /** @returns what takes back all that is done from now on. */
  placeToReturnTo(): () => void {
    const { state } = this.setting;
    const { mark } = state;
    const [stored, touched, shown] = [[...this.stored], [...this.touched], this.shown.length];
    return () => {
      state.takeBack(mark);
      this.stored.clear();
      stored.forEach(([name, bound]) => this.stored.set(name, bound));
      this.touched.clear();
      touched.forEach(id => this.touched.add(id));
      this.shown.length = shown;
    };
  }

  /** Keeps what the walk changed; of the objects that it made, those that are still reached. */
  leave(changes: Changes): void {
    this.left = reachable(this.setting.state, changes);
  }

  // Scopes

  setLocal(scope: Scope, name: string, value: Value | undefined): void {
    this.setting.state.set(scope.names, name, value);
  }
}
