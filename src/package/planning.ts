/** From a notebook to the plan of a package that means the same. */
import type { Finding } from '../flow/finding';
import type { Reader } from '../flow/page';

import { Assembly } from './assembly';
import { inPageOrder, ofCellsAlone } from './decisions';
import { takenData } from './data';
import { dependencies } from './dependencies';
import { PlanDraft } from './draft';
import { distributionName, identifier } from './identifiers';
import type { Choices, Environment, PackagePlan, PlanNotebook } from './plan';
import { withImports, withoutSecrets } from './masking';
import { stateGate } from './gate';
import { documents } from './documents';
import { withoutGuards } from './ipython/guard';
import { asIPythonReads } from './ipython/reading';
import { localFiles, localRequirements, relativeImports } from './local';
import { withRuns } from './runs';
import { explicitStars } from './stars';
import { refuseWrittenTwice, withWrittenModules } from './written';

/** What a plan is made from. */
export interface PlanInput {
  readonly notebook: PlanNotebook;
  /** Reads the text of one cell. */
  readonly read: Reader;
  readonly environment: Environment;
  readonly choices?: Choices;
  /** What the state of page and kernel says against the page as read; see {@link Finding}. */
  readonly findings?: readonly Finding[];
}

/** The plan: pure, the same input gives the same bytes. With refusals in it, nothing is to be written. */
export function plan({
  notebook,
  read,
  environment,
  choices = {},
  findings = []
}: PlanInput): PackagePlan {
  const open = new PlanDraft(
    notebook,
    read,
    withWrittenModules(notebook, read, environment),
    choices
  );
  refuseWrittenTwice(open);
  stateGate(open, findings);
  const first = open.continued(withoutSecrets(open));
  const signed = first.continued(asIPythonReads(first));
  const unguarded = signed.continued(withoutGuards(signed));
  const whole = unguarded.continued(withRuns(unguarded));
  const complete = whole.continued(withImports(whole));
  const starless = complete.continued(explicitStars(complete));
  const draft = starless.continued(relativeImports(starless));
  const distribution = choices.name ?? distributionName(notebook.name);
  const module = moduleName(distribution, draft);
  const data = takenData(draft, module);
  draft.data = data.names;
  const assembly = new Assembly(draft, module);
  const made = assembly.write();
  inPageOrder(draft);
  const { title, parameters, results, steps, values, functions } = made;
  const modules = [...made.files, ...localFiles(draft, module), ...data.files];
  const imports = new Set([...made.modules, ...localRequirements(draft)]);
  const code = modules
    .filter(file => file.role !== 'data')
    .map(file => file.text)
    .join('\n');
  const needed = dependencies(draft, imports, made, code);
  ofCellsAlone(draft, new Set(notebook.cells.map(cell => cell.id)));
  const beside = documents({
    ...made,
    draft,
    notebook: first.notebook,
    distribution,
    module,
    dependencies: needed
  });
  return {
    distribution,
    module,
    version: choices.version ?? '0.1.0',
    title,
    description: choices.description ?? title,
    requiresPython: `>=3.${Math.min(10, Number(environment.python.split('.')[1] ?? 10))}`,
    files: draft.refusals.length ? [] : [...modules, ...beside],
    dependencies: needed,
    parameters,
    results,
    steps,
    values,
    data: data.candidates,
    functions,
    decisions: draft.decisions,
    notes: draft.notes,
    refusals: draft.refusals
  };
}

/** An import name that hides nothing: not of the standard library, not of what is installed. */
function moduleName(distribution: string, { environment }: PlanDraft): string {
  const name = identifier(distribution, 'notebook');
  const taken =
    environment.stdlib.includes(name) ||
    environment.distributions.some(d => d.imports.includes(name));
  return taken || name === 'test' || name === 'tests' ? `${name}_package` : name;
}
