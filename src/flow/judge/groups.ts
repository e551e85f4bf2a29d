/** Findings by cause: one edit that makes twenty cells stale is one group. */
import type { Phrase } from '../../phrase';
import type { CauseGroup, CellJudgement, Finding, Mend } from '../finding';
import type { PageCell } from '../record';

/** What is asked for when a group is made. */
export interface GroupWords {
  /** What running can do for these cells. */
  mends(ids: readonly string[]): readonly Mend[];
  /** The sentence of a finding, said of all cells (its own first) that it holds for alike. */
  message(root: Finding, alike: readonly string[]): Phrase;
}

export function groups(
  cells: readonly PageCell[],
  judged: ReadonlyMap<string, CellJudgement>,
  words: GroupWords
): CauseGroup[] {
  const members = new Map<string, Finding[]>();
  for (const { id } of cells) {
    const [first] = judged.get(id)?.findings ?? [];
    if (first && first.kind !== 'not run') {
      const key = rootKey(first, judged, new Set());
      const others = members.get(key);
      if (others) {
        others.push(first);
      } else {
        members.set(key, [first]);
      }
    }
  }
  const position = new Map(members.size ? cells.map((cell, i) => [cell.id, i]) : []);
  return [...members]
    .map(([key, all]) => group(key, all, words))
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
  if (!above || above.kind === 'not run') {
    // The cell itself is sound: what was wrong is how it was used.
    return `${finding.kind}:${because.cell}`;
  }
  if (because.cell === finding.cell || seen.has(because.cell)) {
    return `cell:${because.cell}`;
  }
  seen.add(because.cell);
  return finding.follows ? rootKey(above, judged, seen) : `cell:${because.cell}`;
}

function causeKey(because: Finding['because']): string {
  return because.kind === 'console' ? `console:${because.count}` : because.kind;
}

function group(key: string, all: readonly Finding[], words: GroupWords): CauseGroup {
  const root =
    all.find(each => `cell:${each.cell}` === key) ?? all.find(each => !each.follows) ?? all[0];
  const following = all.filter(each => each !== root).map(each => each.cell);
  let message: Phrase | null = null;
  let mends: readonly Mend[] | null = null;
  return {
    root,
    following,
    get message() {
      message ??= words.message(root, alikeIn(all, root));
      return message;
    },
    get mends() {
      if (!mends) {
        const run = following.length ? words.mends([root.cell, ...following]) : [];
        mends = run.length
          ? [...run, ...root.mends.filter(mend => mend.kind !== 'run' && mend.kind !== 'verify')]
          : root.mends;
      }
      return mends;
    }
  };
}

/** The cells of which the same is said as of the root, its own among them. */
function alikeIn(all: readonly Finding[], root: Finding): string[] {
  if (all.length === 1) {
    return [root.cell];
  }
  const said = saying(root);
  return all.filter(each => each === root || saying(each) === said).map(each => each.cell);
}

/** What is said of a cell, but for which cell it is. */
function saying({ kind, cell, names, message, follows }: Finding): string {
  const rest = message.filter(part => !('cell' in part && part.cell === cell));
  return JSON.stringify([kind, names, follows, rest]);
}
