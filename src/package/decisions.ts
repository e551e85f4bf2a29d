/** What became of each cell: one decision for each part of it that went somewhere. */
import type { Homes } from './homes';
import { importedNames } from './imports';
import type { Levels } from './levels';
import { definedNames } from './levels';
import type { PlanDraft } from './draft';
import type { Page, PageCell, Piece } from './page';

/** Tells of imports and definitions, and of what stays in the run. */
export function decideCells(draft: PlanDraft, page: Page, levels: Levels, homes: Homes): void {
  const { say } = draft;
  const isLeft = (piece: Piece): boolean => levels.isLeft(piece);
  for (const cell of page.cells) {
    const hoisted = cell.pieces.filter(piece => levels.importPieces.has(piece));
    if (hoisted.length) {
      draft.decide(cell.cell, 'imports', null, say.importsHoisted());
    }
    const defined = cell.pieces.filter(piece => levels.definitions.includes(piece));
    if (defined.length) {
      const names = defined.flatMap(piece => definedNames(piece.node) ?? []);
      const module = homes.of(names[0]) ?? 'definitions';
      draft.decide(cell.cell, 'definitions', `${module}.py`, say.definitions(names));
    }
    for (const piece of cell.pieces) {
      const because = levels.inside.get(piece);
      const [name] = importedNames(piece.node).length ? [] : (definedNames(piece.node) ?? []);
      if (because && name && isDefinition(piece)) {
        draft.decide(cell.cell, 'definitions', 'pipeline.py', say.inside(name, because));
      } else if (because && importedNames(piece.node).length) {
        draft.decide(cell.cell, 'imports', 'pipeline.py', because);
      }
    }
    if (isShown(cell, isLeft)) {
      draft.decide(cell.cell, 'display', 'pipeline.py', say.shows());
    }
  }
}

function isDefinition({ node }: Piece): boolean {
  return ['FunctionDef', 'AsyncFunctionDef', 'ClassDef'].includes(node.kind);
}

/** Nothing but a value that is shown. */
function isShown(cell: PageCell, isLeft: (piece: Piece) => boolean): boolean {
  const left = cell.pieces.filter(isLeft);
  return left.length > 0 && left.every(piece => piece.shown);
}

/** Decisions in the order of the cells. */
export function inPageOrder(draft: PlanDraft): void {
  const { notebook, origins } = draft;
  const at = new Map(
    notebook.cells.map((cell, i) => [origins.get(cell.id)?.cell ?? cell.id, i] as const)
  );
  draft.decisions.sort((a, b) => (at.get(a.cell) ?? 0) - (at.get(b.cell) ?? 0));
}

/** What was said of code that is no cell of the notebook is said of no cell. */
export function ofCellsAlone(draft: PlanDraft, ids: ReadonlySet<string>): void {
  const { decisions, notes } = draft;
  decisions.splice(0, Infinity, ...decisions.filter(({ cell }) => ids.has(cell)));
  notes.splice(
    0,
    Infinity,
    ...notes.map(({ cell, message }) => ({ cell: cell && ids.has(cell) ? cell : null, message }))
  );
}
