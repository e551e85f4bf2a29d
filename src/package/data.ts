/** Small files that the notebook reads, taken along as package data where the person chose it. */
import type { Constant } from '../python/ast';

import type { PlanDraft } from './draft';
import { unique } from './identifiers';
import { personalIn } from './personal';
import type { DataFile, PlanCell, PlanFile } from './plan';
import { secretsIn } from './secrets';
import { find } from './walk';

/** A larger file is data of its own life, not a part of the package (bytes). */
const LARGEST = 1024 * 1024;

/** Files that could be taken along, and those that are. */
export interface TakenData {
  readonly candidates: readonly DataFile[];
  /** Name in the package's `data/`, by the path as the notebook has it. */
  readonly names: ReadonlyMap<string, string>;
  readonly files: readonly PlanFile[];
}

/** @param module - the package's import name. */
export function takenData(draft: PlanDraft, module: string): TakenData {
  const { environment, choices, say } = draft;
  const wanted = new Set(choices.data ?? []);
  const readable = environment.files.filter(
    f => f.bytes <= LARGEST && !draft.written.all.has(f.path)
  );
  const names = new Map<string, string>();
  const files: PlanFile[] = [];
  const used = new Set<string>();
  for (const { path, base64 } of readable.filter(f => wanted.has(f.path))) {
    if (base64 === undefined) {
      continue;
    }
    const cell = readerOf(draft, path);
    const text = textOf(base64);
    if (text !== null && secretsIn(text).length) {
      draft.note(cell, say.dataSecret(path));
      continue;
    }
    const personal = personalIn(text ?? '');
    if (personal.length) {
      draft.note(cell, say.dataPersonal(path, personal[0].kind));
    }
    const base =
      path
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/[^\w.-]/g, '_') ?? 'file';
    const name = unique(base, used);
    names.set(path, name);
    draft.note(cell, say.dataTaken(path, `data/${name}`));
    files.push({
      path: `src/${module}/data/${name}`,
      text: text ?? '',
      role: 'data',
      ...(text === null ? { base64 } : {})
    });
  }
  const candidates = readable.map(({ path, bytes }) => ({ path, bytes, taken: names.has(path) }));
  return { candidates, names, files };
}

function readerOf({ notebook, read }: PlanDraft, path: string): PlanCell | null {
  return (
    notebook.cells.find(
      cell =>
        cell.type === 'code' &&
        find(read(cell.source).module, 'Constant').some((c: Constant) => c.value === path)
    ) ?? null
  );
}

/** As UTF-8; null where it is none. */
function textOf(base64: string): string | null {
  const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** `_data.py`: where the files lie, wherever the package is installed. */
export const DATA_MODULE = `"""Files that the package brings along, in \`data/\`."""

import atexit
from contextlib import ExitStack
from importlib.resources import as_file, files

_opened = ExitStack()
atexit.register(_opened.close)


def data_file(name: str) -> str:
    """The path of a file in \`data/\`, for as long as the program runs."""
    return str(_opened.enter_context(as_file(files(__package__) / "data" / name)))
`;
