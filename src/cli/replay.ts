import { readFile } from 'node:fs/promises';
import { Session, type SessionFile } from '../flow/index';
import { plain } from '../phrase';
import { Reader } from '../python/index';
import { BadInput, type Command } from './command';
import { parseSessions } from './sessions';
import { pythonWasm } from './wasm';

export const command: Command = {
  usage: 'replay SESSIONS.jsonl',
  summary:
    'What a notebook would say at the end of each recorded session, one JSON line a session.',
  async run(args) {
    const [path, ...more] = args;
    if (!path || more.length) {
      throw new BadInput('replay takes one file: shipshape replay SESSIONS.jsonl');
    }
    const sessions = parseSessions(await text(path), path);
    const { read } = await Reader.load(pythonWasm);
    for (const session of sessions) {
      process.stdout.write(`${JSON.stringify(replay(session, read))}\n`);
    }
    return 0;
  }
};

async function text(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new BadInput(`${path} cannot be read. Give a file of sessions, one JSON object a line.`);
  }
}

/** What is said of each cell of the page at the end of a session. */
export interface Replayed {
  readonly cells: Readonly<
    Record<
      string,
      {
        readonly verdict: string;
        readonly findings: readonly {
          readonly kind: string;
          readonly names: readonly string[];
          readonly because: object;
          readonly message: string;
        }[];
      }
    >
  >;
}

/** Plays a session's events and says what stands at the end. */
export function replay(file: SessionFile, read: Reader['read']): Replayed {
  const session = new Session({ read, language: file.language });
  file.events.forEach(event => session.apply(event));
  const number = new Map(session.cells.map((cell, i) => [cell.id, String(i + 1)]));
  const label = (cell: string): string => number.get(cell) ?? cell;
  const cells = [...session.judgement.cells].map(([id, { verdict, findings }]) => [
    id,
    {
      verdict,
      findings: findings.map(({ kind, names, because, message }) => ({
        kind,
        names,
        because,
        message: plain(message, label)
      }))
    }
  ]);
  return { cells: Object.fromEntries(cells) as Replayed['cells'] };
}
