/** Which pieces bind, change and delete which names of the page. */
import type { Page, Piece } from './page';

/** All pieces in page order, and who does what to a name. */
export class Bindings {
  readonly pieces: readonly Piece[];
  /** Every name that any piece binds, functions by `global` included. */
  readonly names: ReadonlySet<string>;
  private readonly _binders = new Map<string, Piece[]>();
  private readonly _changers = new Map<string, Piece[]>();
  private readonly _deleted = new Set<string>();

  constructor(page: Page) {
    this.pieces = page.cells.flatMap(cell => cell.pieces);
    for (const piece of this.pieces) {
      const { facts } = piece;
      facts.binds.forEach(name => add(this._binders, name, piece));
      facts.changes.forEach(change => add(this._changers, change.name, piece));
      [...facts.deletes, ...facts.deletesCalled].forEach(name => this._deleted.add(name));
    }
    this.names = new Set(this._binders.keys());
  }

  binders(name: string): readonly Piece[] {
    return this._binders.get(name) ?? [];
  }

  changers(name: string): readonly Piece[] {
    return this._changers.get(name) ?? [];
  }

  deleted(name: string): boolean {
    return this._deleted.has(name);
  }
}

function add(map: Map<string, Piece[]>, name: string, piece: Piece): void {
  const list = map.get(name) ?? [];
  if (list.at(-1) !== piece) {
    list.push(piece);
  }
  map.set(name, list);
}
