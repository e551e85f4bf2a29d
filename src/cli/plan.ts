/** `shipshape plan`: what a notebook would become, as JSON. */
import { parseArgs } from 'node:util';

import { CHOICE_OPTIONS, CHOICE_USAGE, choicesOf, extrasOf } from './choices';
import { BadInput, type Command } from './command';
import { planFile } from './planning';

export const command: Command = {
  usage: `plan NOTEBOOK ${CHOICE_USAGE}`,
  summary: 'Prints the plan of the package as JSON: files, dependencies, decisions, refusals.',
  async run(args) {
    const { values, positionals } = parse(args);
    if (positionals.length !== 1) {
      throw new BadInput('plan takes one notebook: shipshape plan NOTEBOOK.');
    }
    const result = await planFile(
      positionals[0],
      values.python ?? null,
      choicesOf(values),
      extrasOf(values)
    );
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return result.refusals.length ? 1 : 0;
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
