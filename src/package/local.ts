/** Modules beside the notebook: copied into the package, and imported relatively. */
import type { Import, ImportFrom, Module } from '../python/ast';

import type { PlanDraft } from './draft';
import { SpanEdits } from './edits';
import { maskModule } from './masking';
import type { PlanCell, PlanFile, PlanNotebook } from './plan';
import { dotted, find, walk } from './walk';

/** The notebook with relative imports of local modules, and without what put them on `sys.path`. */
export function relativeImports(draft: PlanDraft): PlanNotebook {
  const { notebook, environment } = draft;
  const local = new Set(environment.local.map(module => module.name));
  if (!local.size) {
    return notebook;
  }
  return { ...notebook, cells: notebook.cells.map(cell => relative(cell, local, draft)) };
}

/** The local modules' files in the package, their own imports relative too. */
export function localFiles(draft: PlanDraft, module: string): PlanFile[] {
  const local = new Set(draft.environment.local.map(one => one.name));
  return draft.environment.local.flatMap(({ files }) =>
    files.map(({ path, text: written }) => {
      const text = maskModule(path, written, draft);
      const read = draft.read(text);
      const edits = new SpanEdits(text);
      if (read.valid) {
        rewriteImports(read.module, edits, local, '.'.repeat(path.split('/').length));
      }
      return { path: `src/${module}/${path}`, text: edits.slice(), role: 'module', copied: true };
    })
  );
}

/** Modules that the local ones import from elsewhere. */
export function localRequirements(draft: PlanDraft): string[] {
  const local = new Set(draft.environment.local.map(one => one.name));
  return draft.environment.local.flatMap(({ files }) =>
    files.flatMap(({ text }) =>
      find(draft.read(text).module, 'Import', 'ImportFrom').flatMap(node =>
        node.kind === 'Import'
          ? node.names.map(alias => alias.name).filter(name => !local.has(name.split('.')[0]))
          : node.level || !node.module || local.has(node.module.split('.')[0])
            ? []
            : [node.module]
      )
    )
  );
}

function relative(cell: PlanCell, local: ReadonlySet<string>, draft: PlanDraft): PlanCell {
  if (cell.type !== 'code') {
    return cell;
  }
  const { module, valid } = draft.read(cell.source);
  if (!valid) {
    return cell;
  }
  const edits = new SpanEdits(cell.source);
  rewriteImports(module, edits, local, '.');
  walk(module, node => {
    if (node.kind === 'Expr' && node.value.kind === 'Call') {
      const name = node.value.func.kind === 'Attribute' ? dotted(node.value.func) : null;
      if (name === 'sys.path.append' || name === 'sys.path.insert') {
        edits.replace(node, module.body.includes(node) ? '' : 'pass');
        draft.decide(cell, 'excluded', null, draft.say.pathNotNeeded());
      }
    }
  });
  const source = edits.slice();
  return source === cell.source ? cell : { ...cell, source };
}

function rewriteImports(
  module: Module,
  edits: SpanEdits,
  local: ReadonlySet<string>,
  dots: string
): void {
  for (const node of find(module, 'Import', 'ImportFrom')) {
    const text =
      node.kind === 'Import'
        ? plainImport(node, local, dots)
        : fromImport(node, local, dots, edits);
    if (text !== null) {
      edits.replace(node, text);
    }
  }
}

function plainImport(node: Import, local: ReadonlySet<string>, dots: string): string | null {
  if (!node.names.some(alias => local.has(alias.name.split('.')[0]))) {
    return null;
  }
  return node.names
    .map(({ name, asname }) => {
      const [root, ...rest] = name.split('.');
      if (!local.has(root)) {
        return `import ${name}${asname ? ` as ${asname}` : ''}`;
      }
      const last = rest.pop();
      if (last === undefined) {
        return `from ${dots} import ${root}${asname ? ` as ${asname}` : ''}`;
      }
      const above = `${dots}${[root, ...rest].join('.')}`;
      return asname
        ? `from ${above} import ${last} as ${asname}`
        : // Loads the submodule, and binds the package as `import a.b` does.
          `from ${above} import ${last} as _${last}; from ${dots} import ${root}`;
    })
    .join('; ');
}

function fromImport(
  node: ImportFrom,
  local: ReadonlySet<string>,
  dots: string,
  edits: SpanEdits
): string | null {
  if (node.level || !node.module || !local.has(node.module.split('.')[0])) {
    return null;
  }
  const text = edits.source.slice(node.start, node.end);
  return text.replace(/^from\s+/, `from ${dots}`);
}
