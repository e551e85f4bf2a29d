/** `shipshape export`: a notebook file to a package in a folder. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { PackagePlan } from '../package/index';
import { plain } from '../phrase';
import { CHOICE_OPTIONS, CHOICE_USAGE, choicesOf, extrasOf } from './choices';
import { BadInput, type Command } from './command';
import { handOff, type HandoffResult } from './handoff';
import { planFile } from './planning';

export const command: Command = {
  usage: `export NOTEBOOK DIR [--template TEMPLATE] [--answer NAME=VALUE]… [--take yours|new] ${CHOICE_USAGE} [--json]`,
  summary:
    'Writes the notebook as a package into DIR, its root. Edits made there by hand are kept; --take settles conflicts.',
  async run(args) {
    const { values, positionals } = parse(args);
    if (positionals.length !== 2) {
      throw new BadInput('export takes a notebook and a folder: shipshape export NOTEBOOK DIR.');
    }
    const [notebook, folder] = positionals;
    const plan = await planFile(
      notebook,
      values.python ?? null,
      choicesOf(values),
      extrasOf(values)
    );
    const written = plan.refusals.length
      ? null
      : await write(plan, resolve(folder), values.template, values.answer, values.take);
    process.stdout.write(
      values.json ? `${JSON.stringify(summary(plan, written), null, 2)}\n` : text(plan, written)
    );
    return plan.refusals.length ? 1 : 0;
  }
};

async function write(
  plan: PackagePlan,
  target: string,
  template: string | undefined,
  answers: readonly string[] = [],
  take?: string
): Promise<HandoffResult> {
  if (take !== undefined && take !== 'yours' && take !== 'new') {
    throw new BadInput(`--take ${take}: yours (the files as you edited them) or new.`);
  }
  return handOff({
    plan,
    target,
    ...(template ? { template: address(template) } : {}),
    answers: Object.fromEntries(answers.map(answer)),
    ...(take ? { take } : {})
  });
}

/** Paths are relative to the working directory; addresses stay. */
function address(template: string): string {
  return template === 'builtin' || /^(\w+:\/\/|git@)/.test(template) ? template : resolve(template);
}

function answer(text: string): [string, unknown] {
  const [name, ...rest] = text.split('=');
  if (!rest.length) {
    throw new BadInput(`--answer ${text}: write NAME=VALUE, for example --answer license=MIT.`);
  }
  const value = rest.join('=');
  return [name, value === 'true' ? true : value === 'false' ? false : value];
}

function summary(plan: PackagePlan, written: HandoffResult | null) {
  const { distribution, module, version, results, parameters, decisions, refusals, notes } = plan;
  return {
    directory: written?.directory ?? null,
    distribution,
    module,
    version,
    results,
    parameters,
    decisions,
    refusals,
    notes,
    files: written?.files ?? []
  };
}

function text(plan: PackagePlan, written: HandoffResult | null): string {
  const label = (cell: string): string => `cell ${cell}`;
  if (!written) {
    const reasons = plan.refusals.map(
      refusal => `  cell ${refusal.cell}, line ${refusal.line}: ${plain(refusal.reason, label)}\n`
    );
    return `Nothing was written. What cannot be exported right:\n${reasons.join('')}`;
  }
  const counts = Object.entries(written.counts).map(([status, n]) => `${n} ${status}`);
  const notes = written.notes.map(note => `${note}\n`).join('');
  return `${plan.distribution} ${plan.version} in ${written.directory}: ${counts.join(', ')}.\n${notes}`;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...CHOICE_OPTIONS,
        template: { type: 'string' },
        answer: { type: 'string', multiple: true },
        take: { type: 'string' },
        json: { type: 'boolean' }
      }
    });
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
}
