/** What a proof takes of a notebook; apart from what compares, which is fetched with the kernels. */
import type { ProofCell } from './proof';

/** The code cells of a notebook file, as a proof runs them. */
export function proofCells(notebook: { readonly cells: readonly RawCell[] }): ProofCell[] {
  return notebook.cells.flatMap((cell, index) => {
    const source = typeof cell.source === 'string' ? cell.source : (cell.source ?? []).join('');
    if (cell.cell_type !== 'code') {
      return [];
    }
    const tags = cell.metadata?.tags;
    return [
      {
        // Notebooks below format 4.5 have no ids.
        id: typeof cell.id === 'string' ? cell.id : `cell-${index}`,
        index,
        source,
        outputs: Array.isArray(cell.outputs) ? cell.outputs : [],
        mayFail: Array.isArray(tags) && tags.includes('raises-exception')
      }
    ];
  });
}

interface RawCell {
  readonly cell_type?: unknown;
  readonly id?: unknown;
  readonly source?: string | readonly string[];
  readonly outputs?: unknown;
  readonly metadata?: { readonly tags?: unknown };
}
