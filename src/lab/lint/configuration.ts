/** Which ruff configuration holds for a notebook: the project's own, found as ruff finds it. */
import type { Contents } from '@jupyterlab/services';
import { PathExt } from '@jupyterlab/coreutils';
import { parse } from 'smol-toml';
import { NOTEBOOK_DEFAULTS } from '../../lint/rules';
import type { RuffSettings } from '../../lint/ruff';

/** In the order in which ruff prefers them within one folder. */
const FILES = ['.ruff.toml', 'ruff.toml', 'pyproject.toml'];

export interface Configuration {
  readonly settings: RuffSettings;
  /** Path of the file it comes from; null: defaults for notebooks. */
  readonly file: string | null;
}

/**
 * The configuration of the nearest folder that has one.
 *
 * @param path - of the notebook, relative to the server's root.
 * @throws Error that names the file, where it is no valid TOML.
 */
export async function findConfiguration(
  contents: Contents.IManager,
  path: string
): Promise<Configuration> {
  for (let folder = PathExt.dirname(path); ; folder = PathExt.dirname(folder)) {
    const present = await namesIn(contents, folder);
    for (const name of FILES.filter(file => present.has(file))) {
      const file = PathExt.join(folder, name);
      const settings = settingsIn(name, await textOf(contents, file), file);
      if (settings) {
        return { settings, file };
      }
    }
    if (folder === '') {
      return { settings: NOTEBOOK_DEFAULTS, file: null };
    }
  }
}

/** Settings of a configuration file; null for a `pyproject.toml` that says nothing of ruff. */
export function settingsIn(name: string, text: string, file: string): RuffSettings | null {
  let content: Record<string, unknown>;
  try {
    content = parse(text);
  } catch (error) {
    throw new Error(`${file}: ${String(error).split('\n')[0]}`);
  }
  const own = name === 'pyproject.toml' ? tableIn(tableIn(content, 'tool'), 'ruff') : content;
  if (!own) {
    return null;
  }
  // Another file to start from cannot be followed in the page: its rules would be guessed.
  return Object.fromEntries(Object.entries(own).filter(([key]) => key !== 'extend'));
}

function tableIn(
  table: Record<string, unknown> | null,
  key: string
): Record<string, unknown> | null {
  const value = table?.[key];
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

/** Hidden files are not listed by every server: a `.ruff.toml` may stay unseen. */
async function namesIn(contents: Contents.IManager, folder: string): Promise<Set<string>> {
  const listing = await contents.get(folder, { type: 'directory', content: true });
  const items = listing.content as Contents.IModel[];
  return new Set(items.map(item => item.name));
}

async function textOf(contents: Contents.IManager, file: string): Promise<string> {
  const model = await contents.get(file, { type: 'file', format: 'text', content: true });
  return String(model.content);
}
