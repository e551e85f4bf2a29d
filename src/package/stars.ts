/** Star imports, made explicit: the names that the notebook uses of what the module gives. */
import type { PlanDraft } from './draft';
import { SpanEdits, lineOf } from './edits';
import type { PlanCell, PlanNotebook } from './plan';
import { find } from './walk';

/** The notebook with its star imports written out; unknown ones are refused in the draft. */
export function explicitStars(draft: PlanDraft): PlanNotebook {
  const { notebook } = draft;
  if (!notebook.cells.some(cell => cell.type === 'code' && /import\s*\(?\s*\*/.test(cell.source))) {
    return notebook;
  }
  const mentioned = new Set(
    notebook.cells
      .filter(cell => cell.type === 'code')
      .flatMap(cell => cell.source.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])
  );
  return { ...notebook, cells: notebook.cells.map(cell => explicit(cell, mentioned, draft)) };
}

function explicit(cell: PlanCell, mentioned: ReadonlySet<string>, draft: PlanDraft): PlanCell {
  if (cell.type !== 'code') {
    return cell;
  }
  const stars = find(draft.read(cell.source).module, 'ImportFrom').filter(
    node => node.names[0]?.name === '*'
  );
  if (!stars.length) {
    return cell;
  }
  const edits = new SpanEdits(cell.source);
  for (const node of stars) {
    const module = '.'.repeat(node.level) + (node.module ?? '');
    const given = draft.environment.stars[module];
    if (!given) {
      draft.refuse(cell, lineOf(cell.source, node.start), draft.say.starUnknown(module));
      continue;
    }
    const used = given.filter(name => mentioned.has(name)).sort();
    edits.replace(
      node,
      used.length ? `from ${module} import ${used.join(', ')}` : `import ${module}`
    );
  }
  return { ...cell, source: edits.slice() };
}
