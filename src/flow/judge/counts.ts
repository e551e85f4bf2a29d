/** The verdicts over a page in numbers. */
import type { Verdict } from '../finding';
import type { Record } from '../record';
import type { Counts } from '../summary';
import { Places } from './places';
import { stopsOf } from './stops';
import type { Worlds } from './worlds';

/** @param marked - the verdicts over all cells that are not sound. */
export function countsOf(record: Record, worlds: Worlds, marked: Iterable<Verdict>): Counts {
  const { cells, before } = record;
  const number = { sound: 0, suspect: 0, unknown: 0, 'not-run': 0 };
  for (const verdict of marked) {
    number[verdict] += 1;
  }
  const all = Places.of(cells).withCode;
  const notRun = number['not-run'];
  return {
    all,
    ran: all - notRun,
    sound: all - number.suspect - number.unknown - notRun,
    differ: number.suspect,
    unknown: number.unknown,
    notRun,
    earlier: cells.filter(cell => before.has(cell.key)).length,
    ...stopsOf(cells, index => worlds.reads(index))
  };
}
