/** What running cells would mend, found by running them in the abstract kernel. */
import type { Mend } from '../finding';
import type { Load } from '../provenance/setting';
import type { Record } from '../record';
import { compare } from './compare';
import type { Worlds } from './worlds';

/** More rounds than any chain of real notebooks needs. */
const MOST_ROUNDS = 40;

export class Rehearsal {
  constructor(
    private readonly record: Record,
    private readonly worlds: Worlds
  ) {}

  /**
   * The smallest set of cells that, run in page order, makes these cells sound; null where
   * running cannot make any of them so. Cells that running cannot mend are left out.
   *
   * @param targets - keys of cells.
   */
  mend(targets: readonly string[]): Mend | null {
    const position = new Map(this.record.cells.map((cell, i) => [cell.key, i]));
    const chosen = new Set(targets);
    const hopeless = new Set<string>();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const order = [...chosen].sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
      const unsound = this.rehearse(order, position);
      if (!unsound.size) {
        return this.runs(order.filter(key => !hopeless.has(key)));
      }
      const before = chosen.size;
      for (const [key, givers] of unsound) {
        const more = givers.filter(giver => !chosen.has(giver) && !hopeless.has(giver));
        more.forEach(giver => chosen.add(giver));
        if (!more.length && chosen.size === before && targets.includes(key)) {
          hopeless.add(key);
          chosen.delete(key);
        }
      }
      if (chosen.size === before && !targets.some(key => hopeless.has(key))) {
        return null;
      }
      if (!targets.some(key => chosen.has(key))) {
        return null;
      }
    }
    return null;
  }

  /** The cells that would still differ, each with the cells that give as read what it lacked. */
  private rehearse(
    order: readonly string[],
    position: ReadonlyMap<string, number>
  ): Map<string, readonly string[]> {
    const unsound = new Map<string, readonly string[]>();
    this.worlds.rehearse(
      order.map(key => this.record.cells[position.get(key) ?? 0]),
      traces => {
        traces.forEach((ran, i) => {
          const read = this.worlds.reads(position.get(order[i]) ?? 0);
          if (compare(ran.outcome, read.outcome).same !== true) {
            unsound.set(order[i], givers(ran.loads, read.loads));
          }
        });
      }
    );
    return unsound;
  }

  private runs(keys: readonly string[]): Mend | null {
    if (!keys.length) {
      return null;
    }
    const byKey = new Map(this.record.cells.map(cell => [cell.key, cell]));
    let seconds: number | null = 0;
    for (const key of keys) {
      const duration = this.record.durations.get(key) ?? this.record.last.get(key)?.run.duration;
      seconds = seconds === null || duration === undefined ? null : seconds + duration / 1000;
    }
    return { kind: 'run', cells: keys.map(key => byKey.get(key)?.id ?? key), seconds };
  }
}

function givers(ran: ReadonlyMap<string, Load>, read: ReadonlyMap<string, Load>): string[] {
  const found = new Set<string>();
  for (const [name, load] of read) {
    if (ran.get(name)?.fingerprint !== load.fingerprint) {
      for (const giver of [load.writer, load.changedBy]) {
        if (giver) {
          found.add(giver);
        }
      }
    }
  }
  return [...found];
}
