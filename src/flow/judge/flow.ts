/** What the two worlds tell of each cell. */
import type { CellJudgement, Judgement, Verdict } from '../finding';
import type { Record } from '../record';
import { compare } from './compare';
import type { Worlds } from './worlds';

export function verdicts(record: Record, worlds: Worlds): Map<string, Verdict> {
  const all = new Map<string, Verdict>();
  record.cells.forEach((cell, index) => {
    const step = record.last.get(cell.key);
    if (!step) {
      all.set(cell.key, 'not-run');
      return;
    }
    const [ran, read] = [worlds.ran(step), worlds.reads(index)];
    if (ran.input.unit.syntax !== read.input.unit.syntax) {
      all.set(cell.key, 'suspect');
      return;
    }
    const { same } = compare(ran.outcome, read.outcome);
    all.set(cell.key, same === null ? 'unknown' : same ? 'sound' : 'suspect');
  });
  return all;
}
export type X = CellJudgement | Judgement;
