/** Reads notebook files: nbformat 3 and 4 (https://nbformat.readthedocs.io/en/latest/format_description.html). */
import { readFile } from 'node:fs/promises';

import { BadInput } from './command';

/** A cell of a notebook file. */
export interface FileCell {
  /** 0-based position among all cells. */
  readonly index: number;
  /** Null before nbformat 4.5. */
  readonly id: string | null;
  readonly type: 'code' | 'markdown' | 'raw' | 'heading';
  readonly source: string;
  /** Null where the cell has not run, and for cells without code. */
  readonly count: number | null;
  /** As they stand in the file. */
  readonly outputs: readonly Readonly<Record<string, unknown>>[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A notebook file. */
export interface FileNotebook {
  readonly path: string;
  readonly format: { readonly major: number; readonly minor: number };
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The language of its kernel; `python` where the file does not say. */
  readonly language: string;
  readonly cells: readonly FileCell[];
}

type Json = Readonly<Record<string, unknown>>;

/** @throws BadInput where the file cannot be read or is no notebook. */
export async function readNotebook(path: string): Promise<FileNotebook> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'that is a folder; name the .ipynb file in it'
          : code === 'EACCES'
            ? 'it may not be read; check its permissions'
            : String(code);
    throw new BadInput(`${path}: ${why}.`);
  }
  return parseNotebook(text, path);
}

/**
 * @param path - for messages.
 * @throws BadInput where the text is no notebook.
 */
export function parseNotebook(text: string, path: string): FileNotebook {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const conflict = /^<{7}/m.test(text);
    throw new BadInput(
      conflict
        ? `${path}: an unresolved merge is in the file; resolve it, for example with nbdime.`
        : `${path}: is not JSON (${(error as Error).message}); is it a Jupyter notebook?`
    );
  }
  if (!isObject(content)) {
    throw new BadInput(`${path}: is no notebook: a notebook is a JSON object.`);
  }
  const major = Number(content.nbformat);
  if (major !== 3 && major !== 4) {
    throw new BadInput(
      'nbformat' in content
        ? `${path}: nbformat ${String(content.nbformat)} cannot be read; convert it with "jupyter nbconvert --to notebook".`
        : `${path}: is no notebook: it has no "nbformat".`
    );
  }
  const cells = cellsOf(content, major);
  if (!cells) {
    throw new BadInput(`${path}: is no notebook: it has no list of cells.`);
  }
  const metadata = isObject(content.metadata) ? content.metadata : {};
  return {
    path,
    format: { major, minor: Number(content.nbformat_minor) || 0 },
    metadata,
    language: languageOf(metadata),
    cells: cells.map((cell, index) => readCell(cell, index, path))
  };
}

function cellsOf(content: Json, major: number): readonly unknown[] | null {
  if (major === 4 || Array.isArray(content.cells)) {
    return Array.isArray(content.cells) ? content.cells : null;
  }
  const { worksheets } = content;
  return Array.isArray(worksheets)
    ? worksheets.flatMap((sheet: unknown) =>
        isObject(sheet) && Array.isArray(sheet.cells) ? (sheet.cells as unknown[]) : []
      )
    : null;
}

const TYPES: readonly string[] = ['code', 'markdown', 'raw', 'heading'];

function readCell(cell: unknown, index: number, path: string): FileCell {
  const type = isObject(cell) ? cell.cell_type : undefined;
  if (!isObject(cell) || typeof type !== 'string' || !TYPES.includes(type)) {
    throw new BadInput(`${path}: cell ${index + 1} is no cell of a known type.`);
  }
  const source = cell.source ?? cell.input ?? '';
  const text = Array.isArray(source) ? source.join('') : source;
  if (typeof text !== 'string') {
    throw new BadInput(`${path}: the source of cell ${index + 1} is no text.`);
  }
  const count = cell.execution_count ?? cell.prompt_number;
  return {
    index,
    id: typeof cell.id === 'string' ? cell.id : null,
    type: type as FileCell['type'],
    source: text,
    count: typeof count === 'number' ? count : null,
    outputs: Array.isArray(cell.outputs) ? cell.outputs.filter(isObject) : [],
    metadata: isObject(cell.metadata) ? cell.metadata : {}
  };
}

function languageOf(metadata: Json): string {
  const { kernelspec, language_info: info } = metadata;
  const named = isObject(info) ? info.name : isObject(kernelspec) ? kernelspec.language : null;
  const language = typeof named === 'string' ? named.toLowerCase() : 'python';
  return language === 'ipython' ? 'python' : language;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
