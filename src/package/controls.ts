/** Controls of ipywidgets, which the package leaves out: what it misses of what they ran. */
import type { Expression, FunctionDef } from '../python/ast';

import type { Bindings } from './binding';
import type { PlanDraft } from './draft';
import { lineOf } from './edits';
import { importSources } from './imports';
import { CONTROLS, isOf } from './ipython/calls';
import type { Piece } from './page';
import { dotted, find, walk } from './walk';

/**
 * `interact(f)` runs `f` once when it is shown. Where that draws random numbers, all that draws
 * below it would come out otherwise without it: such a page is refused.
 */
export function refuseDrawingControls(draft: PlanDraft, bindings: Bindings): void {
  const { pieces } = bindings;
  const from = importSources(pieces.map(({ node }) => node));
  pieces.forEach((piece, i) => {
    for (const { name, start } of runFunctions(piece, from)) {
      const concerned = name === null ? [piece] : reached(bindings, name);
      const next = pieces.slice(i + 1).find(draws);
      if (concerned.some(draws) && next && !seeds(next)) {
        const line = lineOf(piece.cell.edits.source, start);
        draft.refuse(piece.cell.cell, line, draft.say.drawingControl());
      }
    }
  });
}

/** What controls run in a piece: by its name, null where it has none. */
function runFunctions(
  { node }: Piece,
  from: ReadonlyMap<string, string>
): { readonly name: string | null; readonly start: number }[] {
  const called = find(node, 'Call').filter(call => isControl(call.func, from));
  const decorated: FunctionDef[] = [];
  walk(node, inner => {
    const marks = inner.kind === 'FunctionDef' ? inner.decorators : [];
    if (marks.some(each => isControl(each.kind === 'Call' ? each.func : each, from))) {
      decorated.push(inner as FunctionDef);
    }
    return true;
  });
  return [
    ...called.flatMap(({ args: [first], start }) =>
      first ? [{ name: first.kind === 'Name' ? first.id : null, start }] : []
    ),
    ...decorated.map(({ name, start }) => ({ name, start }))
  ];
}

function isControl(called: Expression, from: ReadonlyMap<string, string>): boolean {
  // `interact_manual` waits for a click.
  return isOf(called, CONTROLS, from) && !dotted(called)?.endsWith('interact_manual');
}

function draws({ facts }: Piece): boolean {
  return [...facts.state, ...facts.stateWhenCalled].some(({ kind }) => kind.endsWith('random'));
}

/** Does it begin with a seed, so that nothing before it counts? A draw is a read and a write of one place. */
function seeds({ facts }: Piece): boolean {
  const [first, ...more] = facts.state.filter(({ kind }) => kind.endsWith('random'));
  return first?.access === 'write' && !more.some(use => use.start === first.start);
}

/** The functions and classes behind a name, and those of which they speak. */
function reached(bindings: Bindings, name: string): Piece[] {
  const found: Piece[] = [];
  const waiting = [name];
  const seen = new Set(waiting);
  while (waiting.length) {
    for (const piece of bindings.binders(waiting.pop() ?? '').filter(defines)) {
      found.push(piece);
      const { readsNow, readsWhenCalled } = piece.facts;
      for (const next of [...readsNow, ...readsWhenCalled].filter(each => !seen.has(each))) {
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return found;
}

function defines({ node }: Piece): boolean {
  return ['FunctionDef', 'AsyncFunctionDef', 'ClassDef'].includes(node.kind);
}
