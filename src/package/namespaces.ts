/** Code that reaches names by their text, `exec` and its like: what of it means the same in a function. */
import type { Expression } from '../python/ast';

import type { PlanDraft } from './draft';
import { lineOf } from './edits';
import type { Piece } from './page';
import { find, isScope, type Node } from './walk';

const HIDING = /^(exec|eval|globals|locals|vars|dir|execfile)$/;
/** The names that make a statement opaque; see `python/names`. */
const OPAQUE = /^(exec|globals|locals|vars)$/;

/**
 * Refuses in the draft what would look for the notebook's names where the package has none.
 *
 * @param bound - names that the notebook binds.
 */
export function refuseHiddenNames(
  draft: PlanDraft,
  piece: Piece,
  bound: ReadonlySet<string>
): void {
  const { cell, node, facts } = piece;
  const refuse = (at: number, what: string): void =>
    draft.refuse(cell.cell, lineOf(cell.edits.source, at), draft.say.opaque(what));
  const names = find(node, 'Name').filter(({ id }) => HIDING.test(id) && !bound.has(id));
  const calls = new Map(find(node, 'Call').map(call => [call.func, call.args]));
  const inner = find(node, 'FunctionDef', 'AsyncFunctionDef', 'Lambda', ...COMPREHENSIONS);
  for (const name of names) {
    const within = inner.some(scope => scope.start <= name.start && name.end <= scope.end);
    const inFunction = within && inner.some(scope => isScope(scope) && contains(scope, name));
    if (!isHarmless(name.id, calls.get(name), { within, inFunction }, bound)) {
      refuse(name.start, name.id);
    }
  }
  if (facts.opaque && !facts.starImport && !names.some(({ id }) => OPAQUE.test(id))) {
    refuse(node.start, cell.edits.source.slice(node.start, piece.end).split('\n')[0]);
  }
}

const COMPREHENSIONS = ['ListComp', 'SetComp', 'DictComp', 'GeneratorExp'] as const;

function contains(scope: Node, name: Node): boolean {
  return scope.start <= name.start && name.end <= scope.end;
}

/**
 * @param args - of the call; absent where the function is only named.
 * @param place - within a scope of its own; within a function.
 */
function isHarmless(
  name: string,
  args: readonly Expression[] | undefined,
  place: { readonly within: boolean; readonly inFunction: boolean },
  bound: ReadonlySet<string>
): boolean {
  if (!args) {
    return name === 'dir';
  }
  switch (name) {
    case 'vars':
    case 'dir':
      // With an argument: the attributes of an object.
      return args.length > 0 || place.inFunction;
    case 'locals':
      return place.inFunction;
    case 'exec':
      // With a dictionary of its own for names.
      return args.length > 1;
    case 'eval':
      return args.length > 1 || (args.length === 1 && isReadable(args[0], place.within, bound));
    default:
      return false;
  }
}

/** A text that is there to read, and that finds its names where it stands. */
function isReadable(text: Expression, within: boolean, bound: ReadonlySet<string>): boolean {
  if (text.kind !== 'Constant' || typeof text.value !== 'string') {
    return false;
  }
  const words = text.value.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return !within || !words.some(word => bound.has(word));
}
