/** `shipshape verify`: a run in a fresh kernel against the saved outputs, a row a cell. */
import { parseArgs } from 'node:util';

import type { CellProof, Proof } from '../flow/proof';
import { proofSentence } from '../flow/proof-sentences';
import { english, plain } from '../phrase';
import { bytes } from '../units';
import { BadInput, type Command } from './command';
import { proveFile } from './freshRun';
import { interpreter } from './interpreter';
import { readNotebook } from './notebook';

/** One code cell, as `--json` prints it. Sizes in bytes, null where they were not measured. */
export interface CellRow {
  /** Position among all cells, 0-based. */
  readonly index: number;
  readonly id: string;
  readonly verdict: CellProof['verdict'];
  readonly seconds: number | null;
  readonly rss_before: number | null;
  readonly rss_after: number | null;
  readonly peak: number | null;
  /** Names that the run stored; null where nothing was watching. */
  readonly bound: readonly string[] | null;
  /** How the peak was measured. */
  readonly method: string | null;
  /** Two fresh runs differ too; known with `--twice` only. */
  readonly chance: boolean;
  /** In words; null where nothing differs. */
  readonly difference: string | null;
}

export const command: Command = {
  usage: 'verify NOTEBOOK [--json] [--twice] [--python EXE]',
  summary:
    'Runs the notebook from top to bottom in a fresh kernel and compares each cell with the saved outputs. --twice tells chance from change.',
  async run(args) {
    const { values, path } = parse(args);
    const notebook = await readNotebook(path);
    const proof = await proveFile(notebook, values.python ? interpreter(values.python) : null, {
      again: values.twice ?? false
    });
    const rows = proof.cells.map(rowOf);
    process.stdout.write(
      values.json ? `${JSON.stringify(rows, null, 1)}\n` : table(rows, proof, path)
    );
    return rows.every(row => row.verdict === 'same') ? 0 : 1;
  }
};

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        twice: { type: 'boolean' },
        python: { type: 'string' }
      }
    });
    if (positionals.length === 1) {
      return { values, path: positionals[0] };
    }
  } catch (error) {
    throw new BadInput(`${(error as Error).message} Usage: shipshape ${command.usage}`);
  }
  throw new BadInput(`verify takes one notebook: shipshape ${command.usage}`);
}

function rowOf(proof: CellProof): CellRow {
  const { id, index, verdict, chance, run } = proof;
  return {
    index,
    id,
    verdict,
    seconds: run && Math.round(run.seconds * 1000) / 1000,
    rss_before: run?.rssBefore ?? null,
    rss_after: run?.rssAfter ?? null,
    peak: run?.peak ?? null,
    bound: run?.bound ?? null,
    method: run?.method ?? null,
    chance,
    difference: proof.difference && said(proof)
  };
}

function said(proof: CellProof): string {
  return plain(proofSentence({ ...proof, chance: false }, english), cell => cell);
}

function table(rows: readonly CellRow[], proof: Proof, path: string): string {
  const lines = rows.map((row, i) => {
    const time = row.seconds === null ? '' : `${row.seconds.toFixed(1)} s`;
    const peak = row.peak === null ? '' : bytes(row.peak);
    const what = row.chance
      ? 'different each time'
      : row.verdict === 'same'
        ? ''
        : (row.difference ?? '');
    return [
      String(i + 1).padStart(4),
      row.verdict.padEnd(8),
      time.padStart(9),
      peak.padStart(8),
      what.replaceAll('`', '')
    ]
      .join('  ')
      .trimEnd();
  });
  const same = rows.filter(row => row.verdict === 'same').length;
  const peak = proof.peak === null ? '' : `, peak ${bytes(proof.peak)}`;
  lines.push(
    `${path}: ${same} of ${rows.length} code cells came out as saved, in ${proof.seconds.toFixed(1)} s${peak}.`
  );
  return `${lines.join('\n')}\n`;
}
