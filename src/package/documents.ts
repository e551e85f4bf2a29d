/** What goes beside the code: README, constraints, the notebook itself and a thin one. */
import { plain } from '../phrase';

import type { PlanDraft } from './draft';
import { envExample } from './masking';
import type { Dependency, Parameter, PlanCell, PlanFile, PlanNotebook } from './plan';
import { plainText } from './page';
import { constraintLines, requirementLines } from './requirements';
import { masked } from './secrets';

/** What the documents speak of. */
export interface DocumentParts {
  readonly draft: PlanDraft;
  /** As it was written, but for its secrets. */
  readonly notebook: PlanNotebook;
  readonly title: string;
  readonly distribution: string;
  readonly module: string;
  readonly parameters: readonly Parameter[];
  readonly results: readonly string[];
  readonly dependencies: readonly Dependency[];
  readonly isAsync: boolean;
}

export function documents(parts: DocumentParts): PlanFile[] {
  const { draft } = parts;
  const { name, cells } = parts.notebook;
  return [
    { path: 'README.md', text: readme(parts), role: 'readme' },
    { path: 'constraints.txt', text: constraints(parts), role: 'constraints' },
    ...lock(parts),
    { path: `notebooks/${name}.ipynb`, text: notebookText(cells), role: 'notebook' },
    {
      path: `notebooks/run-${parts.distribution}.ipynb`,
      text: thinNotebook(parts),
      role: 'notebook'
    },
    ...(draft.secrets.size
      ? [{ path: '.env.example', text: envExample(draft.secrets), role: 'env-example' as const }]
      : [])
  ];
}

/** Installed packages carry no hashes. */
function constraints({ dependencies, draft }: DocumentParts): string {
  return constraintLines(dependencies, draft.environment)
    .map(line => `${line}\n`)
    .join('');
}

/** The lock that was made for what the package needs now; none, where that has changed since. */
function lock({ dependencies, draft }: DocumentParts): PlanFile[] {
  const made = draft.choices.lock;
  const needed = requirementLines(dependencies).join('\n');
  return made && made.requirements.join('\n') === needed
    ? [{ path: 'pylock.toml', text: made.text, role: 'lock' }]
    : [];
}

function readme(parts: DocumentParts): string {
  const { draft, notebook, title, distribution, module, parameters, results } = parts;
  const { say } = draft;
  const required = parameters.filter(p => p.default === '').map(p => `${p.name}=...`);
  const about = introduction(notebook.cells, title);
  const lines = [
    `# ${title}`,
    '',
    ...(about ? [about, ''] : []),
    `## ${say.readmeRun()}`,
    '',
    '```sh',
    'pip install .',
    `${distribution} --help`,
    '```',
    '',
    '```python',
    `from ${module} import run`,
    '',
    `results = ${parts.isAsync ? 'await ' : ''}run(${required.join(', ')})`,
    '```',
    ''
  ];
  if (parameters.length) {
    lines.push(
      `## ${say.readmeParameters()}`,
      '',
      '| name | type | default | |',
      '|---|---|---|---|'
    );
    lines.push(
      ...parameters.map(
        p =>
          `| \`${p.name}\` | \`${cellText(p.type)}\` | ${p.default ? `\`${cellText(p.default)}\`` : say.readmeRequired()} | ${cellText(p.help)} |`
      ),
      ''
    );
  }
  if (draft.secrets.size) {
    lines.push(say.readmeEnvironment([...draft.secrets]), '');
  }
  if (results.length) {
    lines.push(`## ${say.readmeResults()}`, '', results.map(name => `\`${name}\``).join(', '), '');
  }
  const became = decisionLines(draft, notebook);
  if (became.length) {
    lines.push(`## ${say.readmeDecisions()}`, '', ...became, '');
  }
  return masked(lines.join('\n'));
}

/** A line a cell, neighbours of the same fate together; what holds for the whole page comes last. */
function decisionLines({ decisions, notes }: PlanDraft, { cells }: PlanNotebook): string[] {
  // As the page counts them: code cells alone.
  const code = cells.filter(cell => cell.type === 'code');
  const number = new Map(code.map((cell, i) => [cell.id, i + 1]));
  const label = (id: string): string => `cell ${number.get(id) ?? '?'}`;
  const said = (cell: string): string => {
    const all = [
      ...decisions.filter(d => d.cell === cell).map(d => plain(d.reason, label)),
      ...notes.filter(n => n.cell === cell).map(n => plain(n.message, label))
    ];
    return [...new Set(all)].join(' ');
  };
  const runs: { first: number; last: number; text: string }[] = [];
  code.forEach(({ id }, i) => {
    const text = said(id);
    const before = runs.at(-1);
    if (before?.text === text) {
      before.last = i + 1;
    } else {
      runs.push({ first: i + 1, last: i + 1, text });
    }
  });
  const texts = cells.filter(cell => cell.type !== 'code').map(cell => said(cell.id));
  const whole = notes.filter(n => n.cell === null).map(n => plain(n.message, label));
  return [
    ...runs
      .filter(run => run.text)
      .map(
        ({ first, last, text }) => `- cell${first < last ? `s ${first}–` : ' '}${last}: ${text}`
      ),
    ...new Set([...texts, ...whole].filter(text => text).map(text => `- ${text}`))
  ];
}

/** The markdown above the first code cell, without its title. */
function introduction(cells: readonly PlanCell[], title: string): string {
  const first = cells.findIndex(cell => cell.type === 'code');
  return cells
    .slice(0, first < 0 ? undefined : first)
    .filter(cell => cell.type === 'markdown')
    .map(cell => cell.source.trim())
    .join('\n\n')
    .split('\n')
    .filter(
      line => !(/^#{1,6}\s/.test(line) && plainText(line.replace(/^#+\s*|\s*#+$/g, '')) === title)
    )
    .join('\n')
    .replace(/^#(?=#{0,5}\s)/gm, '##')
    .trim();
}

function cellText(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}

interface FileCell {
  readonly type: 'code' | 'markdown' | 'raw';
  readonly source: string;
  readonly tags: readonly string[];
}

/** nbformat 4.5, outputs stripped; ids are by position, so that the same cells give the same file. */
function notebookText(cells: readonly FileCell[]): string {
  const file = {
    cells: cells.map(({ type, source, tags }, i) => ({
      cell_type: type,
      ...(type === 'code' ? { execution_count: null } : {}),
      id: `cell-${i}`,
      metadata: tags.length ? { tags } : {},
      ...(type === 'code' ? { outputs: [] } : {}),
      source: source.split(/(?<=\n)/)
    })),
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function thinNotebook({ title, module, parameters, results, isAsync }: DocumentParts): string {
  const given = parameters.filter(p => p.default).map(p => `    ${p.name}=${p.default},\n`);
  const required = parameters.filter(p => !p.default).map(p => `    ${p.name}=...,\n`);
  const all = [...required, ...given].join('');
  const call = `${isAsync ? 'await ' : ''}run(${all ? `\n${all}` : ''})`;
  return notebookText([
    { type: 'markdown', source: `# ${title}`, tags: [] },
    { type: 'code', source: `from ${module} import run\n\nresults = ${call}`, tags: [] },
    ...results
      .slice(-3)
      .map(name => ({ type: 'code' as const, source: `results.${name}`, tags: [] }))
  ]);
}
