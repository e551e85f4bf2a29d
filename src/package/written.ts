/** Modules that the notebook writes itself, by `%%writefile`, and imports: they come along as if they lay beside it. */
import type { Reader } from '../flow/page';

import type { PlanDraft } from './draft';
import type { Environment, LocalModule, PlanCell, PlanNotebook } from './plan';
import { find } from './walk';

interface Written {
  readonly cell: PlanCell;
  readonly name: string;
  readonly text: string;
}

/** The environment with the modules that the notebook writes and imports; they outrank files of that name. */
export function withWrittenModules(
  notebook: PlanNotebook,
  read: Reader,
  environment: Environment
): Environment {
  const made = writtenModules(notebook, read).map(({ name, text }): LocalModule => ({
    name,
    files: [{ path: `${name}.py`, text }]
  }));
  const names = new Set(made.map(module => module.name));
  const local = [...environment.local.filter(module => !names.has(module.name)), ...made];
  return made.length ? { ...environment, local } : environment;
}

/** A module that is written with one text and then with another cannot be one file of a package. */
export function refuseWrittenTwice(draft: PlanDraft): void {
  const first = new Map<string, string>();
  for (const { cell, name, text } of writtenModules(draft.notebook, draft.read)) {
    if ((first.get(name) ?? text) !== text) {
      draft.refuse(cell, 1, draft.say.writtenTwice(`${name}.py`));
    }
    first.set(name, text);
  }
}

function writtenModules(notebook: PlanNotebook, read: Reader): Written[] {
  const code = notebook.cells.filter(cell => cell.type === 'code');
  if (!code.some(cell => /^\s*%%(writefile|file)\b/.test(cell.source))) {
    return [];
  }
  const modules = code.map(cell => read(cell.source).module);
  const imported = new Set(
    modules
      .flatMap(module => find(module, 'Import', 'ImportFrom'))
      .flatMap(node =>
        node.kind === 'Import' ? node.names.map(alias => alias.name) : [node.module ?? '']
      )
  );
  return code.flatMap((cell, i) =>
    find(modules[i], 'Magic').flatMap(magic => {
      const name = /^(?:["']?)([A-Za-z_]\w*)\.py["']?$/.exec(magic.args.trim())?.[1];
      const writes = magic.form === 'cell' && /^(writefile|file)$/.test(magic.name);
      return writes && name && imported.has(name) ? [{ cell, name, text: magic.text ?? '' }] : [];
    })
  );
}
