/** Files that the notebook writes itself, by the paths that its text names. */
import type { Call, Expression, Module } from '../python/ast';

import type { PlanDraft } from './draft';
import { dotted, find } from './walk';

/** Calls whose first argument is written to, by the last part of their name. */
const WRITES =
  /^(to_(csv|parquet|excel|json|pickle|feather|hdf|html|stata|xml|latex)|savefig|savetxt|savez\w*|imsave|write_(csv|parquet|json|text|bytes|image|html)|mkdir|makedirs|remove|unlink|rename|rmtree|urlretrieve)$/;

export interface WrittenFiles {
  /** Paths that the notebook writes, removes or moves. */
  readonly all: ReadonlySet<string>;
  /** Those that nothing reads before: a run makes them, and needs them from nowhere. */
  readonly made: ReadonlySet<string>;
}

export function writtenFiles({
  notebook,
  read
}: Pick<PlanDraft, 'notebook' | 'read'>): WrittenFiles {
  const modules = notebook.cells.filter(c => c.type === 'code').map(c => read(c.source).module);
  const texts = (node: Expression | undefined): string[] => textsOf(node, modules);
  const all = new Set<string>();
  const used = new Set<string>();
  const made = new Set<string>();
  for (const call of modules.flatMap(module => find(module, 'Call'))) {
    const written = new Set(writtenBy(call).flatMap(texts));
    for (const path of written) {
      all.add(path);
      if (!used.has(path)) {
        made.add(path);
      }
    }
    [...call.args, ...call.keywords.map(keyword => keyword.value)]
      .flatMap(texts)
      .forEach(path => used.add(path));
  }
  return { all, made };
}

/** The paths in a call that it writes to. */
function writtenBy({ func, args, keywords }: Call): (Expression | undefined)[] {
  const last = func.kind === 'Attribute' ? func.attr : (dotted(func) ?? '');
  // `Path("x").write_text(…)`
  const path = func.kind === 'Attribute' && func.value.kind === 'Call' ? func.value : null;
  const mode = keywords.find(k => k.arg === 'mode')?.value ?? args[path ? 0 : 1];
  const opens = last === 'open' && mode?.kind === 'Constant' && /[wax+]/.test(String(mode.value));
  return opens || WRITES.test(last) ? [args[0], path?.args[0]] : [];
}

/** What an expression may be as text: a literal, or a name that is given one. */
function textsOf(node: Expression | undefined, modules: readonly Module[]): string[] {
  if (node?.kind === 'Constant') {
    return typeof node.value === 'string' ? [node.value] : [];
  }
  return node?.kind === 'Name'
    ? modules
        .flatMap(module => find(module, 'Assign'))
        .filter(({ targets: [target] }) => target.kind === 'Name' && target.id === node.id)
        .flatMap(({ value }) => (value.kind === 'Name' ? [] : textsOf(value, modules)))
    : [];
}
