/** `shipshape plan`: what a notebook would become, as JSON. */
import { parseArgs } from 'node:util';

import { cellNumbers, withNumbers } from './cellNumbers';
import { CHOICE_OPTIONS, CHOICE_USAGE, choicesOf, extrasOf } from './choices';
import { BadInput, type Command } from './command';
import { readNotebook } from './notebook';
import { planOf } from './planning';

export const command: Command = {
  usage: `plan NOTEBOOK ${CHOICE_USAGE}`,
  summary: 'Prints the plan of the package as JSON: files, dependencies, decisions, refusals.',
  async run(args) {
    const { values, positionals } = parse(args);
    if (positionals.length !== 1) {
      throw new BadInput('plan takes one notebook: shipshape plan NOTEBOOK.');
    }
    const file = await readNotebook(positionals[0]);
    const plan = await planOf(file, values.python ?? null, choicesOf(values), extrasOf(values));
    const shown = withNumbers(plan, cellNumbers(file.cells));
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return plan.refusals.length ? 1 : 0;
  }
};

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: CHOICE_OPTIONS
    });
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
}
