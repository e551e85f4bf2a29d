/** Names in the texts of queries, `df.query("x > @limit")`, that pandas looks up where the call stands. */
import type { Expression, Statement } from '../python/ast';
import type { NameFacts } from '../python/facts';

import type { PlanDraft } from './draft';
import { lineOf } from './edits';
import type { Piece } from './page';
import { find, isScope, targetNames, walk, type Node } from './walk';

interface Spoken {
  readonly name: string;
  readonly at: number;
}

/** Facts with the notebook's names that texts in functions speak of among what these read. */
export function withSpoken(
  node: Statement,
  facts: NameFacts,
  bound: ReadonlySet<string>
): NameFacts {
  const names = spokenInside(node, bound).map(({ name }) => name);
  if (!names.length) {
    return facts;
  }
  const readsWhenCalled = new Set([...facts.readsWhenCalled, ...names]);
  return Object.assign(Object.create(facts), { readsWhenCalled }) as NameFacts;
}

/**
 * A function inside the run does not take along what only its texts name: refused in the draft.
 *
 * @param left - statements of the run.
 * @param isGiven - does a name stand at module level?
 */
export function refuseSpoken(
  draft: PlanDraft,
  left: readonly Piece[],
  bound: ReadonlySet<string>,
  isGiven: (name: string) => boolean
): void {
  for (const { cell, node } of left) {
    for (const { name, at } of spokenInside(node, bound)) {
      if (!isGiven(name)) {
        draft.refuse(cell.cell, lineOf(cell.edits.source, at), draft.say.spokenInside(name));
      }
    }
  }
}

function spokenInside(node: Statement, bound: ReadonlySet<string>): Spoken[] {
  const found: Spoken[] = [];
  for (const scope of find(node, ...SCOPES)) {
    const own = namesOf(scope);
    for (const call of find(scope, 'Call')) {
      if (call.func.kind !== 'Attribute' || !/^(query|eval)$/.test(call.func.attr)) {
        continue;
      }
      for (const { value, start } of find(call.args, 'Constant')) {
        const words =
          typeof value === 'string' ? value.matchAll(/@([\p{L}_][\p{L}\p{N}_]*)/gu) : [];
        for (const [, name] of words) {
          if (bound.has(name) && !own.has(name)) {
            found.push({ name, at: start });
          }
        }
      }
    }
  }
  return found;
}

const SCOPES = [
  'FunctionDef',
  'AsyncFunctionDef',
  'Lambda',
  'ListComp',
  'SetComp',
  'DictComp',
  'GeneratorExp'
] as const;

/** Names that a scope, or one within it, binds for itself. */
function namesOf(scope: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const target = (one: Expression | null): void =>
    (one ? targetNames(one) : []).forEach(name => names.add(name));
  walk(scope, node => {
    if (isScope(node) && node.kind !== 'ClassDef') {
      const { posonly, args, vararg, kwonly, kwarg } = node.args;
      [...posonly, ...args, ...kwonly, vararg, kwarg].forEach(arg => arg && names.add(arg.name));
    } else if (node.kind === 'Assign') {
      node.targets.forEach(target);
    } else if ('generators' in node) {
      node.generators.forEach(generator => target(generator.target));
    } else if ('target' in node) {
      target(node.target);
    } else if (node.kind === 'With' || node.kind === 'AsyncWith') {
      node.items.forEach(item => target(item.target));
    }
  });
  return names;
}
