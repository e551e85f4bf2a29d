/** Where the cells of a page stand. */
import type { PageCell } from '../record';

/** Looked up often, and the same until the page changes. */
export class Places {
  private readonly byKey = new Map<string, number>();
  private readonly byId = new Map<string, number>();
  /** How many cells have code. */
  readonly withCode: number;

  private constructor(cells: readonly PageCell[]) {
    cells.forEach(({ key, id }, index) => {
      this.byKey.set(key, index);
      if (!this.byId.has(id)) {
        this.byId.set(id, index);
      }
    });
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
    return this.byKey.get(key);
  }

  /** Of several cells with this id, the first. */
  ofId(id: string): number | undefined {
    return this.byId.get(id);
  }

  /** Does the first cell stand below the second? */
  isBelow(one: string, other: string): boolean {
    return (this.byId.get(one) ?? -1) > (this.byId.get(other) ?? -1);
  }
}

const known = new WeakMap<readonly PageCell[], Places>();

export const hasCode = (cell: PageCell): boolean => /\S/.test(cell.source);
