/** The linter's settings in a project's own files, as ruff reads them. */
import { parse } from 'smol-toml';
import type { RuffSettings } from './ruff';

/** In the order in which ruff prefers them within one folder. */
export const SETTINGS_FILES = ['.ruff.toml', 'ruff.toml', 'pyproject.toml'] as const;

/**
 * Settings of a configuration file.
 *
 * @param name - of the file, without its folder.
 * @param file - how errors call it.
 * @returns null for a `pyproject.toml` that says nothing of ruff.
 * @throws Error that names the file, where it is no valid TOML.
 */
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
  // Another file to start from cannot be followed everywhere: its rules would be guessed.
  return Object.fromEntries(Object.entries(own).filter(([key]) => key !== 'extend'));
}

function tableIn(
  table: Record<string, unknown> | null,
  key: string
): Record<string, unknown> | null {
  const value = table?.[key];
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}
