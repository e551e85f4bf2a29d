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
  const python = serverPython();
  return new Promise((resolve, reject) => {
    const child = spawn(python, ['-m', 'jupyterlab_shipshape.handoff'], {
      env: serverEnvironment()
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', () =>
      reject(
        new BadInput(
          `${python}: no such Python; set SHIPSHAPE_SERVER_PYTHON to one with jupyterlab-shipshape.`
        )
      )
    );
    child.on('close', () => {
      const answer = parsed(out);
      if (answer && 'directory' in answer) {
        resolve(answer);
      } else if (answer) {
        reject(new BadInput(answer.refusal.message));
      } else {
        const missing = /No module named '([\w.]+)'/.exec(err)?.[1];
        reject(
          new BadInput(
            missing
              ? `${python} lacks ${missing}: install jupyterlab-shipshape there, or set SHIPSHAPE_SERVER_PYTHON to a Python that has it.`
              : `${python} could not write the package: ${err.trim().split('\n').at(-1)}`
          )
        );
      }
    });
    // The child may end before it has read all; its message says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(order));
  });
}

type Answer = HandoffResult | { readonly refusal: { code: string; message: string } };

function parsed(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}
