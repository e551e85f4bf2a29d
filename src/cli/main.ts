#!/usr/bin/env node
/** `shipshape COMMAND …`: which command does what; the commands themselves are one file each. */
import { BadInput, type Command } from './command';

const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  names: () => import('./names'),
  replay: () => import('./replay'),
  check: () => import('./check'),
  verify: () => import('./verify'),
  plan: () => import('./plan'),
  export: () => import('./export')
};

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (!name || name === '--help' || name === '-h') {
    const usages = await Promise.all(
      Object.values(COMMANDS).map(async load => (await load()).command)
    );
    const lines = usages.map(c => `  shipshape ${c.usage}\n      ${c.summary}`);
    process.stdout.write(`Usage: shipshape COMMAND …\n\n${lines.join('\n')}\n`);
    return name ? 0 : 2;
  }
  const load = COMMANDS[name];
  if (!load) {
    throw new BadInput(
      `There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`
    );
  }
  const { command } = await load();
  if (rest.includes('--help')) {
    process.stdout.write(`Usage: shipshape ${command.usage}\n\n${command.summary}\n`);
    return 0;
  }
  return command.run(rest);
}

main(process.argv.slice(2)).then(
  status => {
    process.exitCode = status;
    // When all is written: what libraries have planned for later is not waited for.
    process.stdout.write('', () => process.exit());
  },
  (error: unknown) => {
    if (!(error instanceof BadInput)) {
      throw error;
    }
    process.exitCode = 2;
    process.stderr.write(`shipshape: ${error.message}\n`, () => process.exit());
  }
);
