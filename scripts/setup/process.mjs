/** Running other programs: what they say is shown only where it is wanted, and an interrupt reaches them. */
import { Buffer } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import { clearInterval, setInterval } from 'node:timers';
import { root } from './paths.mjs';

/** Set-up cannot go on; the message is the one sentence to show. */
export class Stop extends Error {}

const HEARTBEAT = 20_000;
const running = new Set();
let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    for (const { child, tidiesUpAfter } of running) {
      child.kill(tidiesUpAfter ?? signal);
    }
    if (running.size === 0) {
      process.exit(130);
    }
  });
}

export const say = line => process.stdout.write(`${line}\n`);

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {boolean} options.quiet - Keep the output back unless the program fails, and show the time
 *   that passes instead.
 * @param {boolean} options.server - An interrupt is its usual end, not the end of this script.
 * @param {NodeJS.Signals} options.tidiesUpAfter - The one signal after which it leaves nothing behind.
 * @param {string} options.cwd - The checkout by default.
 * @returns {Promise<number>} the exit status; 127 where the program is not there.
 */
export function run(
  command,
  args,
  { quiet = false, server = false, tidiesUpAfter, env = {}, cwd = root } = {}
) {
  return new Promise(resolve => {
    const start = Date.now();
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
    });
    const entry = { child, tidiesUpAfter };
    running.add(entry);
    const output = [];
    child.stdout?.on('data', data => output.push(data));
    child.stderr?.on('data', data => output.push(data));
    const beat = quiet
      ? setInterval(() => say(`  … ${Math.round((Date.now() - start) / 1000)} s`), HEARTBEAT)
      : undefined;
    const end = status => {
      clearInterval(beat);
      running.delete(entry);
      if (interrupted) {
        process.exit(server ? 0 : 130);
      }
      if (quiet && status !== 0) {
        process.stderr.write(Buffer.concat(output));
      }
      resolve(status);
    };
    child.on('error', () => end(127));
    child.on('close', (status, signal) => end(signal ? 1 : (status ?? 1)));
  });
}

/**
 * Like `run`, for a step without which nothing further makes sense.
 * @param {string} sentence - What to say where it fails.
 * @throws Stop
 */
export async function must(sentence, command, args, options) {
  if ((await run(command, args, { quiet: true, ...options })) !== 0) {
    throw new Stop(sentence);
  }
}

/** What a program prints, trimmed; null where it is not there or fails. */
export function read(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000, ...options });
  return result.status === 0 ? result.stdout.trim() : null;
}

/** Runs a script's body: a `Stop` becomes one sentence on standard error and exit status 1. */
export async function main(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Stop)) {
      throw error;
    }
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
