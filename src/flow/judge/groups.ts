/** Findings by cause: one edit that makes twenty cells stale is one group. */
import type { CauseGroup, CellJudgement, Finding, Mend } from '../finding';
import type { PageCell } from '../record';

/** @param mendCells - what running can do for these cells. */
export function groups(
  cells: readonly PageCell[],
  judged: ReadonlyMap<string, CellJudgement>,
  mendCells: (ids: readonly string[]) => readonly Mend[]
): CauseGroup[] {
  const members = new Map<string, Finding[]>();
  for (const { id } of cells) {
    const [first] = judged.get(id)?.findings ?? [];
    if (first && first.kind !== 'not run') {
      const key = rootKey(first, judged, new Set());
      members.set(key, [...(members.get(key) ?? []), first]);
    }
  }
  const position = new Map(members.size ? cells.map((cell, i) => [cell.id, i]) : []);
  return [...members]
    .map(([key, all]) => group(key, all, mendCells))
    .sort(
      (a, b) =>
        b.following.length - a.following.length ||
        (position.get(a.root.cell) ?? 0) - (position.get(b.root.cell) ?? 0)
    );
}

/** What a finding goes back to in the end. */
function rootKey(
  finding: Finding,
  judged: ReadonlyMap<string, CellJudgement>,
  seen: Set<string>
): string {
  const { because } = finding;
  if (because.kind !== 'cell' && because.kind !== 'earlier text') {
    return because.kind === 'deleted' ? `deleted:${because.cell}` : causeKey(because);
  }
  const [above] = judged.get(because.cell)?.findings ?? [];
  const goesOn = because.cell !== finding.cell && !seen.has(because.cell) && above;
  if (!goesOn || above.kind === 'not run') {
    return `cell:${because.cell}`;
  }
  seen.add(because.cell);
  return finding.follows ? rootKey(above, judged, seen) : `cell:${because.cell}`;
}

function causeKey(because: Finding['because']): string {
  return because.kind === 'console' ? `console:${because.count}` : because.kind;
}

function group(
  key: string,
  all: readonly Finding[],
  mendCells: (ids: readonly string[]) => readonly Mend[]
): CauseGroup {
  const root =
    all.find(each => `cell:${each.cell}` === key) ?? all.find(each => !each.follows) ?? all[0];
  const following = all.filter(each => each !== root).map(each => each.cell);
  let mends: readonly Mend[] | null = null;
  return {
    root,
    following,
    get mends() {
      if (!mends) {
        const run = following.length ? mendCells([root.cell, ...following]) : [];
        mends = run.length
          ? [...run, ...root.mends.filter(mend => mend.kind !== 'run' && mend.kind !== 'verify')]
          : root.mends;
      }
      return mends;
    }
  };
}
