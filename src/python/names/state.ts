/** What is known of the names at a point of the code: definite assignment. */

/**
 * `sure`: bound on every way here. `maybe`: bound on some way here (`sure` included). Global names
 * stand as they are, names of a class body behind the body's number.
 */
export class State {
  private _shared = false;

  constructor(
    private _sure: Set<string> = new Set(),
    private _maybe: Set<string> = new Set(),
    /** No way leads here. */
    public dead = false,
    /** A star import on a way here may have bound anything. */
    public star = false
  ) {}

  get sure(): ReadonlySet<string> {
    return this._sure;
  }

  get maybe(): ReadonlySet<string> {
    return this._maybe;
  }

  copy(): State {
    const copy = new State(this._sure, this._maybe, this.dead, this.star);
    this._shared = copy._shared = true;
    return copy;
  }

  /** Takes over all that another state says. */
  become(other: State): void {
    const copy = other.copy();
    this._sure = copy._sure;
    this._maybe = copy._maybe;
    this._shared = true;
    this.dead = other.dead;
    this.star = other.star;
  }

  bind(name: string): void {
    if (!this._sure.has(name) || !this._maybe.has(name)) {
      this._own();
      this._sure.add(name);
      this._maybe.add(name);
    }
  }

  unbind(name: string): void {
    if (this._sure.has(name) || this._maybe.has(name)) {
      this._own();
      this._sure.delete(name);
      this._maybe.delete(name);
    }
  }

  /** Names that may be bound now, too. */
  admit(names: ReadonlySet<string>): void {
    if (names !== this._maybe && names.size) {
      this._own();
      names.forEach(name => this._maybe.add(name));
    }
  }

  /** Names outside `names` are no more sure. */
  restrict(names: ReadonlySet<string>): void {
    if (names !== this._sure) {
      this._own();
      this._sure.forEach(name => names.has(name) || this._sure.delete(name));
    }
  }

  /** Names that are no more sure. */
  doubt(names: Iterable<string>): void {
    this._own();
    for (const name of names) {
      this._sure.delete(name);
    }
  }

  /** Replaces both sets. */
  set(sure: Set<string>, maybe: Set<string>): void {
    this._sure = sure;
    this._maybe = maybe;
    this._shared = false;
  }

  private _own(): void {
    if (this._shared) {
      this._sure = new Set(this._sure);
      this._maybe = new Set(this._maybe);
      this._shared = false;
    }
  }
}

/** The state where several ways meet. */
export function join(states: readonly State[]): State {
  const alive = states.filter(state => !state.dead);
  const [first, ...rest] = alive.length ? alive : states;
  const result = first.copy();
  for (const state of rest) {
    result.restrict(state.sure);
    result.admit(state.maybe);
  }
  result.dead = alive.length === 0;
  result.star = states.some(state => state.star);
  return result;
}
