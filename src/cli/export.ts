/** `shipshape export`: a notebook file to a package in a folder. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { PackagePlan } from '../package/index';
import { plain } from '../phrase';
import { cellNumbers, numberOf, withNumbers, type CellNumbers } from './cellNumbers';
import { CHOICE_OPTIONS, CHOICE_USAGE, choicesOf, extrasOf } from './choices';
import { BadInput, type Command } from './command';
import { handOff, type HandoffResult } from './handoff';
import { readNotebook } from './notebook';
import { planOf } from './planning';

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
    const file = await readNotebook(notebook);
    const numbers = cellNumbers(file.cells);
    const plan = await planOf(file, values.python ?? null, choicesOf(values), extrasOf(values));
    const written = plan.refusals.length
      ? null
      : await write(plan, resolve(folder), values.template, values.answer, values.take);
    process.stdout.write(
      values.json
        ? `${JSON.stringify(summary(plan, written, numbers), null, 2)}\n`
        : text(plan, written, numbers)
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

function summary(plan: PackagePlan, written: HandoffResult | null, numbers: CellNumbers) {
  const { distribution, module, version, results, parameters } = plan;
  const { decisions, refusals, notes } = withNumbers(plan, numbers);
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

function text(plan: PackagePlan, written: HandoffResult | null, numbers: CellNumbers): string {
  const label = (cell: string): string => numberOf(numbers, cell);
  if (!written) {
    const reasons = plan.refusals.map(
      ({ cell, line, reason }) => `  cell ${label(cell)} (line ${line}): ${plain(reason, label)}\n`
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
