/** Where the cells of a page stand. */
import type { PageCell } from '../record';

/** Looked up often, and the same until the page changes. */
export class Places {
  private _byKey: ReadonlyMap<string, number> | null = null;
  private _byId: ReadonlyMap<string, number> | null = null;
  /** How many cells have code. */
  readonly withCode: number;

  private constructor(private readonly cells: readonly PageCell[]) {
    this.withCode = cells.filter(hasCode).length;
  }

  /** The places of these cells; made at the first call for this list. */
  static of(cells: readonly PageCell[]): Places {
    let places = known.get(cells);
    if (!places) {
      places = new Places(cells);
      known.set(cells, places);
    }
    return places;
  }

  ofKey(key: string): number | undefined {
    this._byKey ??= new Map(this.cells.map((cell, index) => [cell.key, index]));
    return this._byKey.get(key);
  }

  /** Of several cells with this id, the first. */
  ofId(id: string): number | undefined {
    // The last to be set is the first of the page.
    this._byId ??= new Map(this.cells.map((cell, index) => [cell.id, index] as const).reverse());
    return this._byId.get(id);
  }

  /** Does the first cell stand below the second? */
  isBelow(one: string, other: string): boolean {
    return (this.ofId(one) ?? -1) > (this.ofId(other) ?? -1);
  }
}

const known = new WeakMap<readonly PageCell[], Places>();

export const hasCode = (cell: PageCell): boolean => /\S/.test(cell.source);
