/** The notebook without its secrets: environment variables in code, stars in texts. */
import type { Constant, Magic, Module } from '../python/ast';

import type { PlanDraft } from './draft';
import { lineOf, SpanEdits } from './edits';
import { pythonString } from './identifiers';
import { requirements } from './ipython/shell';
import { namedValues } from './named';
import { personalIn } from './personal';
import type { PlanCell, PlanNotebook } from './plan';
import { isSecretValue, masked, maskedProse, secretsIn } from './secrets';
import { find } from './walk';

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
    const text = maskedProse(output.text);
    return text === output.text ? output : { ...output, text };
  });
  if (outputs.some((output, i) => output !== cell.outputs[i])) {
    draft.note(cell, draft.say.secretShown());
  }
  const persons = cell.outputs.flatMap(({ text }) => personalIn(text.slice(0, MOST_SHOWN)));
  if (persons.length) {
    draft.note(cell, draft.say.personalShown([...new Set(persons.map(found => found.kind))]));
  }
  const source = cell.type === 'code' ? maskCode(cell, draft) : maskedProse(cell.source);
  return { ...cell, source, outputs };
}

/** Letters of an output that are looked at for persons. */
const MOST_SHOWN = 50_000;

/** The source of a cell without its secrets. */
export function maskCode(cell: PlanCell, draft: PlanDraft): string {
  const { module } = draft.read(cell.source);
  const edits = new SpanEdits(cell.source);
  const names = namedValues(module);
  const prose = new Set(find(module, 'Expr').map(({ value }) => value));
  let changed = false;
  for (const text of find(module, 'Constant')) {
    if (!prose.has(text)) {
      changed = hide(text, edits, names.get(text) ?? null, draft) || changed;
    }
  }
  for (const { start, end } of find(module, 'JoinedStr')) {
    if (secretsIn(cell.source.slice(start, end)).length) {
      draft.refuse(cell, lineOf(cell.source, start), draft.say.secretInside());
    }
  }
  for (const magic of find(module, 'Magic')) {
    const hidden = hideSetting(magic, edits, draft);
    const { start, end } = magic;
    if (!hidden && !magic.body?.length && secretsIn(cell.source.slice(start, end)).length) {
      draft.refuse(cell, lineOf(cell.source, start), draft.say.secretInside());
    }
  }
  maskComments(module, edits);
  const left = masked(edits.slice());
  if (changed || left !== cell.source) {
    draft.note(cell, draft.say.secretMasked([...draft.secrets]));
  }
  if (changed) {
    draft.imports.add('import os');
  }
  return left;
}

/** The text of a module beside the notebook without its secrets. */
export function maskModule(path: string, text: string, draft: PlanDraft): string {
  const before = draft.imports.has('import os');
  draft.imports.delete('import os');
  const cell: PlanCell = { id: path, type: 'code', source: text, tags: [], outputs: [] };
  const left = maskCode(cell, draft);
  const reads = draft.imports.has('import os');
  if (!before) {
    draft.imports.delete('import os');
  } else {
    draft.imports.add('import os');
  }
  if (!reads) {
    return left;
  }
  const { body } = draft.read(left).module;
  const first = body.findIndex(
    (node, i) =>
      !(i === 0 && node.kind === 'Expr' && node.value.kind === 'Constant') &&
      !(node.kind === 'ImportFrom' && node.module === '__future__')
  );
  const at = first < 1 ? 0 : left.indexOf('\n', body[first - 1].end) + 1;
  return `${left.slice(0, at)}import os\n${left.slice(at)}`;
}

/** `%env DB_PASSWORD=…`: whoever runs the package sets it. True too where nothing of the line is run. */
function hideSetting(magic: Magic, edits: SpanEdits, draft: PlanDraft): boolean {
  const match = /^\s*(\w+)(?:\s*=\s*|\s+)(\S.*)$/.exec(magic.args);
  const sets = magic.form === 'line' && (magic.name === 'env' || magic.name === 'set_env');
  if (sets && match && (isSecretValue(match[1], match[2].trim()) || secretsIn(match[2]).length)) {
    edits.replace(magic, '');
    draft.secrets.add(match[1]);
    return true;
  }
  return requirements(`${magic.name} ${magic.args}`) !== null;
}

/** What stands outside of strings behind a `#`. */
function maskComments(module: Module, edits: SpanEdits): void {
  const { source } = edits;
  const strings = find(module, 'Constant', 'JoinedStr');
  for (const { index, 0: text } of source.matchAll(/#[^\n]*/g)) {
    const inside = strings.some(s => s.start <= index && index < s.end);
    const left = maskedProse(text);
    if (!inside && left !== text) {
      edits.replace({ start: index, end: index + text.length }, left);
    }
  }
}

/** Puts a read of the environment in the place of a secret; true where it did. */
function hide(node: Constant, edits: SpanEdits, name: string | null, draft: PlanDraft): boolean {
  const isBytes = node.type === 'bytes';
  const written = edits.source.slice(node.start, node.end);
  const value = isBytes
    ? (/^[bB][rR]?(['"])([^\\]*)\1$/s.exec(written)?.[2] ?? null)
    : typeof node.value === 'string'
      ? node.value
      : null;
  if (value === null) {
    return false;
  }
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
  const text = whole
    ? read
    : `(${pythonString(value.slice(0, secret.start))} + ${read} + ${pythonString(value.slice(secret.end))})`;
  edits.replace(node, isBytes ? `${text}.encode()` : text);
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
