/** The notebook without its secrets: environment variables in code, stars in texts. */
import { pythonString } from './identifiers';
import type { PlanDraft } from './draft';
import { SpanEdits } from './edits';
import type { PlanCell, PlanNotebook } from './plan';
import { isSecretValue, masked, secretsIn } from './secrets';
import { find } from './walk';
import type { Constant, Expression } from '../python/ast';

/** Code reads its secrets from the environment; what cannot be changed so is refused in the draft. */
export function withoutSecrets(draft: PlanDraft): PlanNotebook {
  const { notebook } = draft;
  return { ...notebook, cells: notebook.cells.map(cell => mask(cell, draft)) };
}

/** The notebook with what the reads of the environment import, which it may not do itself. */
export function withImports(draft: PlanDraft): PlanNotebook {
  const { notebook, imports } = draft;
  return imports.size ? { ...notebook, cells: [IMPORTS, ...notebook.cells] } : notebook;
}

const IMPORTS: PlanCell = {
  id: 'environment',
  type: 'code',
  source: 'import os',
  tags: [],
  outputs: []
};

function mask(cell: PlanCell, draft: PlanDraft): PlanCell {
  const outputs = cell.outputs.map(output => {
    const text = masked(output.text);
    return text === output.text ? output : { ...output, text };
  });
  if (outputs.some((output, i) => output !== cell.outputs[i])) {
    draft.note(cell, draft.say.secretShown());
  }
  const source = cell.type === 'code' ? maskCode(cell, draft) : masked(cell.source);
  return { ...cell, source, outputs };
}

/** The source of a cell without its secrets. */
export function maskCode(cell: PlanCell, draft: PlanDraft): string {
  const { module } = draft.read(cell.source);
  const edits = new SpanEdits(cell.source);
  const names = new Map<Expression, string>();
  for (const node of find(module, 'Assign')) {
    const [target] = node.targets;
    if (target.kind === 'Name') {
      names.set(node.value, target.id);
    } else if (target.kind === 'Subscript' && target.slice.kind === 'Constant') {
      names.set(node.value, String(target.slice.value));
    }
  }
  for (const { keywords } of find(module, 'Call')) {
    keywords.forEach(k => k.arg && names.set(k.value, k.arg));
  }
  for (const node of find(module, 'Dict')) {
    node.values.forEach((value, i) => {
      const key = node.keys[i];
      if (key?.kind === 'Constant') {
        names.set(value, String(key.value));
      }
    });
  }
  let changed = false;
  for (const text of find(module, 'Constant')) {
    if (typeof text.value === 'string') {
      changed = hide(text, text.value, names.get(text) ?? null, edits, draft) || changed;
    }
  }
  const left = masked(edits.slice());
  if (changed || left !== cell.source) {
    draft.note(cell, draft.say.secretMasked([...draft.secrets]));
  }
  if (changed) {
    draft.imports.add('import os');
  }
  return left;
}

/** Puts a read of the environment in the place of a secret; true where it did. */
function hide(
  node: Constant,
  value: string,
  name: string | null,
  edits: SpanEdits,
  draft: PlanDraft
): boolean {
  const [secret] = secretsIn(value);
  const named = name !== null && isSecretValue(name, value);
  if (!secret && !named) {
    return false;
  }
  const whole = named || (secret.start === 0 && secret.end === value.length);
  const variable = whole
    ? variableName(name ?? secret.kind)
    : variableName(name ? `${name} ${secret.kind}` : secret.kind);
  draft.secrets.add(variable);
  const read = `os.environ[${pythonString(variable)}]`;
  edits.replace(
    node,
    whole
      ? read
      : `(${pythonString(value.slice(0, secret.start))} + ${read} + ${pythonString(value.slice(secret.end))})`
  );
  return true;
}

function variableName(words: string): string {
  return words.replace(/\W+/g, '_').toUpperCase();
}

/** `.env.example`: the variables that the package reads, without values. */
export function envExample(variables: ReadonlySet<string>): string {
  return [...variables]
    .sort()
    .map(name => `${name}=\n`)
    .join('');
}
