/** What the notebook's own definitions call themselves: `__main__`, where that shows in what is printed. */
import type { ClassDef, Statement } from '../python/ast';

import type { Bindings } from './binding';
import type { PlanDraft } from './draft';
import { lineOf } from './edits';
import type { Piece } from './page';
import { dotted, find } from './walk';

/** Code that looks at names and homes of types and functions. */
const LOOKS =
  /\b(type|help|repr)\(|__(class|module|qualname|mro|bases|subclasses)__|\.mro\(|\binspect\b/;
/** Code that finds classes again by module and name: `__main__` would be another program then. */
const FINDS =
  /\b(pickle|cPickle|dill|joblib|multiprocessing|ProcessPoolExecutor|shelve|torch\.save|n_jobs)\b/;
/** Calls that look at the text of the notebook's own code. */
const OWN_TEXT = /^(getsource|getsourcelines|getsourcefile|currentframe|getfile)$/;

/**
 * Keeps printed names as they are; what names the notebook's own module by text is refused.
 *
 * @param isInside - is the piece defined in the run, not at module level?
 */
export function keepNames(
  draft: PlanDraft,
  bindings: Bindings,
  isInside: (piece: Piece) => boolean
): void {
  refuseOwnModule(draft, bindings);
  const code = bindings.pieces.map(p => p.cell.edits.source.slice(p.node.start, p.end)).join('\n');
  if (code.includes('__doc__')) {
    bindings.pieces.forEach(keepDocstrings);
  }
  bindings.pieces.filter(isInside).forEach(nameDataClasses);
  if (FINDS.test(code)) {
    return;
  }
  const outputs = draft.notebook.cells.flatMap(cell => cell.outputs);
  const printed = outputs.filter(o => o.kind === 'stream');
  const seen = printed.some(o => o.text.includes('__main__'));
  const unknown = !outputs.length && /\b(print|help)\(/.test(code);
  const looks = LOOKS.test(code);
  if (!seen && !unknown) {
    return;
  }
  const helped = new Set(
    bindings.pieces
      .flatMap(({ node }) => find(node, 'Call'))
      .filter(call => call.func.kind === 'Name' && call.func.id === 'help')
      .flatMap(call => find(call.args, 'Name').map(name => name.id))
  );
  for (const piece of bindings.pieces) {
    const { node } = piece;
    const isClass = node.kind === 'ClassDef' && (seen || looks || !describesItself(node));
    const isFunction =
      node.kind === 'FunctionDef' && (helped.has(node.name) || code.includes('__module__'));
    if ((isClass || isFunction) && 'name' in node) {
      piece.after.push(`${node.name}.__module__ = "__main__"`);
      if (isInside(piece) && !isDataClass(node)) {
        piece.after.push(`${node.name}.__qualname__ = "${node.name}"`);
      }
    }
  }
}

/** What `dataclass` and attrs write says the qualified name, which in a function is a longer one. */
function nameDataClasses({ node, after }: Piece): void {
  if (isDataClass(node)) {
    after.push(`${node.name}.__qualname__ = "${node.name}"`);
  }
}

function isDataClass(node: Statement): node is ClassDef {
  return (
    node.kind === 'ClassDef' &&
    node.decorators.some(decorator =>
      /(^|\.)(dataclass|define|frozen|mutable|attrs|s)$/.test(
        dotted(decorator.kind === 'Call' ? decorator.func : decorator) ?? ''
      )
    )
  );
}

/** The formatter moves docstrings to the left or right; here the notebook looks at them. */
function keepDocstrings({ node, cell }: Piece): void {
  for (const { body } of find(node, 'FunctionDef', 'ClassDef')) {
    const [first] = body;
    const { source } = cell.edits;
    const isText = first?.kind === 'Expr' && first.value.kind === 'Constant';
    if (isText && source.slice(first.start, first.end).includes('\n')) {
      cell.edits.wrap(first, '', '  # fmt: skip');
    }
  }
}

function describesItself(node: ClassDef): boolean {
  return (
    node.bases.length > 0 ||
    node.decorators.length > 0 ||
    node.body.some(s => s.kind === 'FunctionDef' && /^__(repr|str)__$/.test(s.name))
  );
}

function refuseOwnModule(draft: PlanDraft, bindings: Bindings): void {
  for (const { node, cell } of bindings.pieces) {
    const texts = find(node, 'Constant').filter(
      c =>
        typeof c.value === 'string' &&
        /(^|\s)__main__(\.|\s|$)/.test(c.value) &&
        c.value !== '__main__'
    );
    const modules = find(node, 'Import').filter(i => i.names.some(a => a.name === '__main__'));
    for (const { start } of [...texts, ...modules]) {
      draft.refuse(cell.cell, lineOf(cell.edits.source, start), draft.say.ownModule());
    }
    for (const { start, attr } of find(node, 'Attribute')) {
      if (OWN_TEXT.test(attr)) {
        draft.refuse(cell.cell, lineOf(cell.edits.source, start), draft.say.ownText(attr));
      }
    }
  }
}
