/** The cells of a page as links: their numbers, and what pointing at one or opening it does. */
import type { ILogbook, IPageCell } from '../tokens';

export class CellLinks {
  constructor(private readonly logbook: ILogbook) {
    this.byId = new Map(logbook.cells.map(cell => [cell.id, cell]));
  }

  /** 1-based number among the code cells; null where the page has no such cell any more. */
  number(id: string): number | null {
    return this.byId.get(id)?.number ?? null;
  }

  get(id: string): IPageCell | undefined {
    return this.byId.get(id);
  }

  /** The first line with code in it; empty where there is none. */
  firstLine(id: string): string {
    return firstLine(this.byId.get(id)?.source ?? '');
  }

  /** Handlers for an element that speaks of cells: pointing at it outlines them. */
  outlining(ids: readonly string[]) {
    const show = () => this.logbook.outline(ids);
    const hide = () => this.logbook.outline([]);
    return { onMouseEnter: show, onMouseLeave: hide, onFocus: show, onBlur: hide };
  }

  reveal(id: string): void {
    this.logbook.reveal(id);
  }

  private readonly byId: ReadonlyMap<string, IPageCell>;
}

/** The first line of a source that is not empty and no comment; else the first line that is not empty. */
export function firstLine(source: string): string {
  const lines = source.split('\n').map(line => line.trim());
  return lines.find(line => line && !line.startsWith('#')) ?? lines.find(Boolean) ?? '';
}
