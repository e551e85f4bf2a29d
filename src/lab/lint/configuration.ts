/** A project's files through the Contents API, for the settings of its linter. */
import type { Contents } from '@jupyterlab/services';
import type { ProjectFiles } from '../../lint/settings';

/**
 * The files as the server shows them. Hidden ones are not listed by every server: a `.ruff.toml`
 * may stay unseen.
 */
export function projectFiles(contents: Contents.IManager): ProjectFiles {
  return {
    names: async folder => {
      const listing = await contents.get(folder, { type: 'directory', content: true });
      return new Set((listing.content as Contents.IModel[]).map(item => item.name));
    },
    text: async file => {
      const model = await contents.get(file, { type: 'file', format: 'text', content: true });
      return String(model.content);
    }
  };
}
