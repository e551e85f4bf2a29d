/** Tests that read the notebook's data skip where it is not. */
import { pythonString } from './identifiers';
import type { TestParts } from './tests';

/** What the notebook reads, as a constant of a test module, and lines of a function that skip where it is not there. */
export function dataGuard({ draft, parameters }: TestParts): {
  readonly constant: string;
  readonly lines: readonly string[];
} {
  const data = [
    ...new Set([
      ...draft.environment.files
        .map(file => file.path)
        .filter(path => !draft.data.has(path) && !draft.written.made.has(path)),
      ...parameters
        .filter(p => p.name.endsWith('_path') && /^["']/.test(p.default))
        .map(p => p.default.slice(1, -1))
    ])
  ].sort();
  return data.length
    ? {
        constant: `#: What the notebook reads, seen from the working directory.\nDATA = [${data.map(pythonString).join(', ')}]\n\n\n`,
        lines: [
          '    missing = [path for path in DATA if "://" in path or not Path(path).exists()]',
          '    if missing:',
          '        pytest.skip(f"its data is not here: {missing}")'
        ]
      }
    : { constant: '', lines: [] };
}
