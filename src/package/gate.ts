/** Would the page run from top to bottom? What no cell above binds stops the export. */
import type { Finding } from '../flow/finding';
import type { Expression } from '../python/ast';
import { BUILTINS } from '../python/builtins';

import type { PlanDraft } from './draft';
import { lineOf } from './edits';
import type { Page, Piece } from './page';
import { dotted, find, isScope, walk } from './walk';

/** Names that platforms put into a notebook's namespace; they become arguments of the run. */
const AMBIENT = new Set('spark sc sqlContext dbutils'.split(' '));

export interface GateResult {
  /** Statements that the notebook never reaches, for it raises there. */
  readonly unreached: ReadonlySet<Piece>;
  /** Names of {@link AMBIENT} that the page uses and does not bind. */
  readonly ambient: readonly string[];
}

/**
 * What the page shows and a run from top to bottom would not give: values without a source and
 * values from below block; the rest is said in a note. The mends stand beside the findings.
 */
export function stateGate(draft: PlanDraft, findings: readonly Finding[]): void {
  for (const finding of findings.filter(f => !f.follows)) {
    const cell = draft.notebook.cells.find(c => c.id === finding.cell);
    const blocks = finding.kind === 'ghost' || finding.kind === 'out of order';
    if (cell && blocks && !draft.choices.insist) {
      draft.refuse(cell, 1, finding.message);
    } else if (cell && finding.kind !== 'not run' && finding.kind !== 'previous kernel') {
      draft.note(cell, finding.message);
    }
  }
}

/** Paths that another machine does not have. */
const ABSOLUTE =
  /^(\/(home|Users|root|mnt|media|data|content|kaggle|tmp|var|opt|srv|dbfs)\/|~\/|[A-Za-z]:[\\/])/;

/** Names absolute paths: the package runs elsewhere. */
export function nameAbsolutePaths(draft: PlanDraft, page: Page): void {
  for (const { cell, pieces } of page.cells) {
    for (const { value } of pieces.flatMap(piece => find(piece.node, 'Constant'))) {
      if (
        typeof value === 'string' &&
        value.length < 300 &&
        ABSOLUTE.test(value) &&
        !draft.data.has(value)
      ) {
        draft.note(cell, draft.say.absolutePath(value));
      }
    }
  }
}

/** Walks the page in order and refuses what is read and bound nowhere above. */
export function gate(draft: PlanDraft, page: Page): GateResult {
  const unreached = new Set<Piece>();
  const ambient = new Set<string>();
  const bound = new Set(page.refused);
  let hidden = page.blind;
  for (const cell of page.cells) {
    let stopped = false;
    cell.plain.imports.forEach(line => bound.add(line.split(' ').at(-1) ?? ''));
    for (const piece of cell.pieces) {
      if (stopped) {
        unreached.add(piece);
        continue;
      }
      const { facts } = piece;
      for (const name of facts.needs) {
        if (bound.has(name) || BUILTINS.has(name) || facts.ipythonReads.has(name)) {
          continue;
        }
        if (AMBIENT.has(name)) {
          ambient.add(name);
        } else if (cell.raises?.name === 'NameError') {
          stopped = true;
        } else if (facts.needsUnbound.has(name) && !hidden && !isCaught(piece, name)) {
          missing(draft, piece, name);
        } else {
          draft.note(cell.cell, draft.say.unboundNote(name));
        }
      }
      if (stopped) {
        unreached.add(piece);
        draft.decide(cell.cell, 'excluded', null, draft.say.raisesOnPurpose('NameError'));
      } else {
        facts.binds.forEach(name => bound.add(name));
        facts.deletes.forEach(name => bound.delete(name));
        // It is refused itself; what it may have bound is not to be missed as well.
        hidden ||= facts.opaque && !facts.starImport;
      }
    }
  }
  return { unreached, ambient: [...ambient] };
}

/** Read only where a handler waits for the error: the notebook asks whether the name is there. */
function isCaught({ node }: Piece, name: string): boolean {
  const guarded = find(node, 'Try', 'TryStar')
    .filter(({ handlers }) => handlers.some(h => !h.type || catchesNameError(h.type)))
    .flatMap(({ body }) => find(body, 'Name'));
  return find(node, 'Name').every(found => found.id !== name || guarded.includes(found));
}

function catchesNameError(type: Expression): boolean {
  return type.kind === 'Tuple'
    ? type.elts.some(catchesNameError)
    : /^(NameError|Exception|BaseException)$/.test(dotted(type) ?? '');
}

function missing(draft: PlanDraft, piece: Piece, name: string): void {
  const { cell } = piece.cell;
  const at = find(piece.node, 'Name').find(n => n.id === name)?.start ?? piece.node.start;
  const line = lineOf(piece.cell.edits.source, at);
  if (draft.choices.insist) {
    draft.note(cell, draft.say.unbound(name));
  } else {
    draft.refuse(cell, line, draft.say.unbound(name));
  }
}

/** Does a statement await at the top level of the notebook? */
export function awaits({ node }: Piece): boolean {
  let found = false;
  walk(node, inner => {
    found ||= inner.kind === 'AsyncFor' || inner.kind === 'AsyncWith' || inner.kind === 'Await';
    return !isScope(inner);
  });
  return found;
}
