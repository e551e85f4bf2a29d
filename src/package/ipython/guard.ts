/** `if __name__ == "__main__":`, which a notebook always enters: what stands in it runs as the rest does. */
import type { Statement } from '../../python/ast';
import type { PlanDraft } from '../draft';
import { SpanEdits, lineOf } from '../edits';
import type { PlanCell, PlanNotebook } from '../plan';
import { find } from '../walk';

/** The notebook with such blocks taken out of their `if`, where no text in them would move along. */
export function withoutGuards(draft: PlanDraft): PlanNotebook {
  const { notebook } = draft;
  const guarded = (cell: PlanCell): boolean =>
    cell.type === 'code' && /^if\s+__name__\b/m.test(cell.source);
  return notebook.cells.some(guarded)
    ? { ...notebook, cells: notebook.cells.map(c => (guarded(c) ? unguarded(c, draft) : c)) }
    : notebook;
}

function unguarded(cell: PlanCell, draft: PlanDraft): PlanCell {
  const { module, valid } = draft.read(cell.source);
  if (!valid) {
    return cell;
  }
  const edits = new SpanEdits(cell.source);
  for (const node of module.body) {
    const text = isGuard(node) ? block(node, cell.source) : null;
    if (text !== null) {
      edits.replace(node, text);
    }
  }
  return { ...cell, source: edits.slice() };
}

function isGuard(node: Statement): node is Statement & { kind: 'If' } {
  if (node.kind !== 'If' || node.orelse.length || node.test.kind !== 'Compare') {
    return false;
  }
  const { left, ops, comparators } = node.test;
  const [right] = comparators;
  const sides = [left, right];
  return (
    comparators.length === 1 &&
    ops[0] === '==' &&
    sides.some(side => side.kind === 'Name' && side.id === '__name__') &&
    sides.some(side => side.kind === 'Constant' && side.value === '__main__')
  );
}

/** The lines below the `if`, moved to the left; null where they cannot be. */
function block(node: Statement & { kind: 'If' }, source: string): string | null {
  const first = lineOf(source, node.start);
  const last = lineOf(source, node.end - 1);
  const moves = find(node.body, 'Constant', 'JoinedStr').some(
    text => lineOf(source, text.start) !== lineOf(source, text.end)
  );
  if (moves || lineOf(source, node.body[0].start) === first) {
    return null;
  }
  const lines = source.slice(0, node.end).split('\n').slice(first, last);
  const indent = /^[ \t]*/.exec(lines.find(line => line.trim() && !/^\s*#/.test(line)) ?? '')![0];
  return lines
    .map(line => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n');
}
