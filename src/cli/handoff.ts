/** The server part without a server: writes a plan into a folder. */
import { spawn } from 'node:child_process';

import type { PackagePlan } from '../package/index';
import { BadInput } from './command';
import { serverEnvironment, serverPython } from './serverPython';

/** What to write, where, from which template. */
export interface HandoffOrder {
  readonly plan: PackagePlan;
  /** Absolute. */
  readonly target: string;
  /** A folder, zip or git address; absent: the built-in template. */
  readonly template?: string;
  /** Answers to the template's questions. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Which side to take where a person's edit and the notebook's conflict; absent: refuse. */
  readonly take?: 'yours' | 'new';
}

/** What was written. */
export interface HandoffResult {
  readonly directory: string;
  /** Number of files by status. */
  readonly counts: Readonly<Record<string, number>>;
  readonly files: readonly { readonly path: string; readonly status: string }[];
  /** What could not be brought together, as sentences. */
  readonly notes: readonly string[];
}

/** @throws BadInput with the server part's own sentence where it refuses, or where it is not there. */
export function handOff(order: HandoffOrder): Promise<HandoffResult> {
  return askServerPart('handoff', order, 'could not write the package');
}

/**
 * Runs a module of the server part: JSON in, JSON out.
 *
 * @param module - below `jupyterlab_shipshape`.
 * @param failure - what it could not do, for a sentence.
 * @param onLine - takes what it tells while it works.
 * @throws BadInput with its own sentence where it refuses, or where it is not there.
 */
export function askServerPart<T>(
  module: string,
  body: unknown,
  failure: string,
  onLine?: (line: string) => void
): Promise<T> {
  const python = serverPython();
  return new Promise((resolve, reject) => {
    const child = spawn(python, ['-m', `jupyterlab_shipshape.${module}`], {
      env: serverEnvironment()
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      onLine?.(text);
    });
    child.on('error', () =>
      reject(
        new BadInput(
          `${python}: no such Python; set SHIPSHAPE_SERVER_PYTHON to one with jupyterlab-shipshape.`
        )
      )
    );
    child.on('close', () => {
      const answer = parsed<T>(out);
      if (answer && !('refusal' in answer)) {
        resolve(answer);
      } else if (answer) {
        reject(new BadInput(answer.refusal.message));
      } else {
        const missing = /No module named '([\w.]+)'/.exec(err)?.[1];
        reject(
          new BadInput(
            missing
              ? `${python} lacks ${missing}: install jupyterlab-shipshape there, or set SHIPSHAPE_SERVER_PYTHON to a Python that has it.`
              : `${python} ${failure}: ${err.trim().split('\n').at(-1)}`
          )
        );
      }
    });
    // The child may end before it has read all; its message says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(body));
  });
}

interface Refused {
  readonly refusal: { readonly code: string; readonly message: string };
}

function parsed<T>(text: string): (T & object) | Refused | null {
  try {
    return JSON.parse(text) as (T & object) | Refused;
  } catch {
    return null;
  }
}
