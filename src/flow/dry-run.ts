/** What Restart and Run All would change, without running anything. */
import { cells, phrase, type Phrase, type Translation } from '../phrase';
import type { Judgement } from './finding';

/** Ids of cells, each list in page order. */
export interface DryRun {
  /** The first cell that would fail; null where none is known to. */
  readonly stop: string | null;
  /** Cells below it: they would not run. */
  readonly left: readonly string[];
  /** Cells that run and would come out differently. */
  readonly differ: readonly string[];
  readonly unknown: readonly string[];
  /** Cells that have not run in this kernel. */
  readonly first: readonly string[];
  /** How many come out as shown. */
  readonly same: number;
}

/** @param order - ids of the cells with code, in page order. */
export function dryRun(judgement: Judgement, order: readonly string[]): DryRun {
  const stopping = new Set(judgement.stops);
  const at = order.findIndex(id => stopping.has(id));
  const reached = at < 0 ? order : order.slice(0, at + 1);
  const of = (verdict: string): string[] =>
    reached.filter(id => judgement.cells.get(id)?.verdict === verdict);
  return {
    stop: at < 0 ? null : order[at],
    left: at < 0 ? [] : order.slice(at + 1),
    differ: of('suspect').filter(id => !stopping.has(id)),
    unknown: of('unknown'),
    first: of('not-run'),
    same: of('sound').length
  };
}

/** The answer, a sentence a line; the gravest first. */
export function drySentences(run: DryRun, trans: Translation): Phrase[] {
  const { stop, left, differ, unknown, first, same } = run;
  const said: Phrase[] = [];
  if (stop !== null) {
    said.push(
      left.length
        ? phrase(
            (a, b) =>
              trans._n(
                'It would stop at cell %2; cell %3 below would not run.',
                'It would stop at cell %2; cells %3 below would not run.',
                left.length,
                a,
                b
              ),
            { cell: stop },
            cells(left)
          )
        : phrase(a => trans.__('It would stop at cell %1, the last one.', a), { cell: stop })
    );
  }
  const list = (ids: readonly string[], one: (marks: string) => string): void => {
    if (ids.length) {
      said.push(phrase(one, cells(ids)));
    }
  };
  list(differ, a =>
    trans._n(
      'Cell %2 would come out differently.',
      'Cells %2 would come out differently.',
      differ.length,
      a
    )
  );
  list(first, a =>
    trans._n(
      'Cell %2 would run for the first time in this kernel.',
      'Cells %2 would run for the first time in this kernel.',
      first.length,
      a
    )
  );
  list(unknown, a =>
    trans._n(
      'Whether cell %2 changes cannot be told.',
      'Whether cells %2 change cannot be told.',
      unknown.length,
      a
    )
  );
  const rest =
    said.length === 0
      ? trans._n(
          'Nothing: the cell comes out as shown.',
          'Nothing: all %1 cells come out as shown.',
          same
        )
      : trans._n('%1 cell comes out as shown.', '%1 cells come out as shown.', same);
  return same || said.length === 0 ? [...said, [{ text: rest }]] : said;
}
