/** The files of a preview as a tree: folders first as they come, in the order of the paths. */
import type { IFileChange } from '../../kernel/handoff';

/** A line of the tree. */
export interface ITreeRow {
  readonly name: string;
  readonly depth: number;
  readonly path: string;
  /** Null for a folder. */
  readonly file: IFileChange | null;
}

/** @param folded - paths of folders whose content is not shown. */
export function treeRows(
  files: readonly IFileChange[],
  folded: ReadonlySet<string>
): readonly ITreeRow[] {
  const rows: ITreeRow[] = [];
  const add = (inside: readonly IFileChange[], prefix: string, depth: number): void => {
    const folders = new Map<string, IFileChange[]>();
    const here: IFileChange[] = [];
    for (const file of inside) {
      const [first, ...rest] = file.path.slice(prefix.length).split('/');
      if (rest.length) {
        folders.set(first, [...(folders.get(first) ?? []), file]);
      } else {
        here.push(file);
      }
    }
    for (const [name, content] of [...folders].sort(([a], [b]) => order(a, b))) {
      const path = `${prefix}${name}`;
      rows.push({ name, depth, path, file: null });
      if (!folded.has(path)) {
        add(content, `${path}/`, depth + 1);
      }
    }
    for (const file of here) {
      rows.push({ name: file.path.slice(prefix.length), depth, path: file.path, file });
    }
  };
  add(
    [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    '',
    0
  );
  return rows;
}

/** `src`, `tests`, then by name; folders with a dot last. */
function order(a: string, b: string): number {
  const rank = (name: string): number =>
    name === 'src' ? 0 : name === 'tests' ? 1 : name.startsWith('.') ? 3 : 2;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
