/** Which ruff configuration holds for a notebook: the project's own, found as ruff finds it. */
import type { Contents } from '@jupyterlab/services';
import { PathExt } from '@jupyterlab/coreutils';
import { NOTEBOOK_DEFAULTS } from '../../lint/rules';
import type { RuffSettings } from '../../lint/ruff';
import { SETTINGS_FILES, settingsIn } from '../../lint/settings';

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
    for (const name of SETTINGS_FILES.filter(file => present.has(file))) {
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
