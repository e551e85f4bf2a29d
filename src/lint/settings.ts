/** The linter's settings in a project's own files, found and read as ruff does it. */
import { parse } from 'smol-toml';
import { covers, names } from './globs';
import { NOTEBOOK_BUILTINS, NOTEBOOK_DEFAULTS } from './rules';
import type { RuffSettings } from './ruff';

/** The files of a project, wherever they lie; folders and files are paths with `/`. */
export interface ProjectFiles {
  /** What a folder holds. */
  names(folder: string): Promise<ReadonlySet<string>>;
  /** @throws Error where the file cannot be read. */
  text(file: string): Promise<string>;
}

/** What holds for one notebook. */
export interface ProjectSettings {
  readonly settings: RuffSettings;
  /** Path of the file they come from; null: defaults for notebooks. */
  readonly file: string | null;
  /** Whether that file leaves this notebook out, of linting or of formatting. */
  readonly excluded: { readonly lint: boolean; readonly format: boolean };
}

/** The person's own choice of rules, over that of the project; empty lists choose nothing. */
export interface RuleChoice {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
}

type Table = Readonly<Record<string, unknown>>;

/** In the order in which ruff prefers them within one folder. */
export const FILES = ['.ruff.toml', 'ruff.toml', 'pyproject.toml'] as const;

/** Another version of ruff, and other places: what the file says of these is no matter here. */
const FOREIGN = new Set(['extend', 'required-version', 'cache-dir', 'output-format']);

/**
 * The settings of the nearest folder that has some.
 *
 * @param path - of the notebook.
 * @throws Error that names the file, where it is no valid TOML or extends one that cannot be read.
 */
export async function projectSettings(files: ProjectFiles, path: string): Promise<ProjectSettings> {
  for (let folder = parent(path); ; folder = parent(folder)) {
    const present = await files.names(folder);
    for (const name of FILES.filter(file => present.has(file))) {
      const file = folder ? `${folder.replace(/\/$/, '')}/${name}` : name;
      const own = await read(files, file, 0);
      if (own) {
        return { ...resolved(await withTarget(files, own, folder, present), folder, path), file };
      }
    }
    if (folder === parent(folder)) {
      const excluded = { lint: false, format: false };
      return { settings: withBuiltins(NOTEBOOK_DEFAULTS), file: null, excluded };
    }
  }
}

/** Settings with the person's own choice of rules, which comes before the project's. */
export function choose(settings: RuffSettings, { select, ignore }: RuleChoice): RuffSettings {
  const lint = { ...tableIn(settings, 'lint') };
  if (select.length) {
    Object.assign(lint, { select, 'extend-select': [] });
  }
  if (ignore.length) {
    lint.ignore = [...listIn(lint, 'ignore'), ...ignore];
  }
  return select.length || ignore.length ? { ...settings, lint } : settings;
}

/** Null for a `pyproject.toml` that says nothing of ruff. */
async function read(files: ProjectFiles, file: string, depth: number): Promise<Table | null> {
  const content = parsed(await files.text(file), file);
  const own = /(^|\/)pyproject\.toml$/.test(file)
    ? tableIn(tableIn(content, 'tool'), 'ruff')
    : content;
  const extended = own?.extend;
  if (!own || typeof extended !== 'string' || depth > 8) {
    return own;
  }
  const from = normal(`${parent(file)}/${extended}`);
  let base: Table | null;
  try {
    base = await read(files, from, depth + 1);
  } catch (error) {
    throw new Error(`${file} extends ${extended}: ${(error as Error).message}`);
  }
  const tables = ['lint', 'format', 'analyze'].filter(key => own[key] ?? base?.[key]);
  return {
    ...base,
    ...own,
    ...Object.fromEntries(tables.map(key => [key, { ...tableIn(base, key), ...tableIn(own, key) }]))
  };
}

/** ruff infers the version of Python from the project's metadata. */
async function withTarget(
  files: ProjectFiles,
  own: Table,
  folder: string,
  present: ReadonlySet<string>
): Promise<Table> {
  if (own['target-version'] !== undefined || !present.has('pyproject.toml')) {
    return own;
  }
  const file = folder ? `${folder}/pyproject.toml` : 'pyproject.toml';
  const project = tableIn(parsed(await files.text(file), file), 'project');
  const minor = /(?:>=|~=|==|>)\s*3\.(\d+)/.exec(String(project?.['requires-python'] ?? ''))?.[1];
  return minor && Number(minor) >= 7 ? { ...own, 'target-version': `py3${minor}` } : own;
}

/** As a ruff understands them that does not know where the notebook lies. */
function resolved(own: Table, folder: string, path: string): Omit<ProjectSettings, 'file'> {
  const lint = tableIn(own, 'lint');
  const format = tableIn(own, 'format');
  const isIn = (patterns: readonly string[]) => patterns.some(each => covers(each, folder, path));
  const everywhere = isIn([...listIn(own, 'exclude'), ...listIn(own, 'extend-exclude')]);
  const settings = Object.fromEntries(Object.entries(own).filter(([key]) => !FOREIGN.has(key)));
  for (const table of [settings, lint && (settings.lint = { ...lint })] as (Table | null)[]) {
    for (const key of ['per-file-ignores', 'extend-per-file-ignores']) {
      const ignores = tableIn(table, key);
      if (table && ignores) {
        Object.assign(table, { [key]: { '*': ignored(ignores, folder, path) } });
      }
    }
  }
  return {
    settings: withBuiltins(settings),
    excluded: {
      lint: everywhere || isIn(listIn(lint, 'exclude')),
      format: everywhere || isIn(listIn(format, 'exclude'))
    }
  };
}

function ignored(ignores: Table, folder: string, path: string): string[] {
  return Object.keys(ignores).flatMap(pattern => {
    const negated = pattern.startsWith('!');
    const matches = names(negated ? pattern.slice(1) : pattern, folder, path);
    return matches !== negated ? listIn(ignores, pattern) : [];
  });
}

/** Settings for a notebook: IPython's own names are known. */
export function withBuiltins(settings: RuffSettings): RuffSettings {
  return { ...settings, builtins: [...listIn(settings, 'builtins'), ...NOTEBOOK_BUILTINS] };
}

function parsed(text: string, file: string): Table {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: ${String(error).split('\n')[0]}`);
  }
}

function tableIn(table: Table | null, key: string): Table | null {
  const value = table?.[key];
  return typeof value === 'object' && value !== null ? (value as Table) : null;
}

function listIn(table: Table | null, key: string): string[] {
  const value = table?.[key];
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}

/** The folder above; the root is its own. */
function parent(path: string): string {
  const at = path.lastIndexOf('/');
  return at > 0 ? path.slice(0, at) : path.startsWith('/') ? '/' : '';
}

/** Without `.` and `..`. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part !== '.' && (part !== '' || !parts.length)) {
      parts.push(part);
    }
  }
  return parts.join('/').replace(/^\/(?=[^/]*$)/, '/');
}
