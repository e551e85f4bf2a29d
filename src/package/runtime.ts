/** The small modules that every package brings: what it shows, and its command. */
import { pythonString } from './identifiers';
import type { Parameter } from './plan';

/** What of `_notebook.py` a package uses. */
export interface ShownParts {
  readonly values: boolean;
  readonly figures: boolean;
  /** Printed lines that go to the log. */
  readonly lines: boolean;
}

/** `_notebook.py`: values that a notebook shows go to the log, figures to files. */
export function notebookModule({ values, figures, lines }: ShownParts): string {
  const logs = values || lines;
  const imports = [
    ...(logs ? ['import logging'] : []),
    ...(lines ? ['import sys'] : []),
    ...(figures
      ? [
          'from collections.abc import Iterator',
          'from contextlib import contextmanager',
          'from contextvars import ContextVar',
          'from pathlib import Path'
        ]
      : []),
    ...(lines ? ['from typing import TextIO'] : []),
    ...(figures ? ['', 'from matplotlib import pyplot'] : [])
  ];
  return [
    '"""What a notebook shows: values go to the log, figures to files."""',
    '',
    ...imports,
    '',
    ...(logs ? ['logger = logging.getLogger(__package__)', ''] : []),
    ...(lines ? LINES : []),
    ...(values ? VALUES : []),
    ...(figures ? FIGURES : [])
  ].join('\n');
}

const LINES = [
  '',
  'def log_line(',
  '    *values: object,',
  '    sep: str | None = None,',
  '    end: str | None = None,',
  '    file: TextIO | None = None,',
  '    flush: bool = False,',
  ') -> None:',
  '    """Log at info what a notebook prints; what it prints to a file goes there."""',
  '    if file is not None and file is not sys.stdout:',
  '        print(*values, sep=sep, end=end, file=file, flush=flush)',
  '        return',
  '    text = (" " if sep is None else sep).join(map(str, values)) + (end or "")',
  '    if text.strip():',
  '        logger.info("%s", text.rstrip())',
  ''
];

const VALUES = [
  '',
  'def show_value(label: str, value: object) -> None:',
  '    """Log what a cell displays; it becomes text only where the log wants it."""',
  '    if value is not None:',
  '        logger.info("%s\\n%s", label, value)',
  ''
];

const FIGURES = [
  '',
  'class _Figures:',
  '    """Where figures go, and which were open before."""',
  '',
  '    def __init__(self, folder: Path | None) -> None:',
  '        self.folder = folder',
  '        self.before = set(pyplot.get_fignums())',
  '        self.saved = 0',
  '',
  '',
  '_figures: ContextVar[_Figures | None] = ContextVar("figures", default=None)',
  '',
  '',
  '@contextmanager',
  'def figures_to(folder: str | Path | None) -> Iterator[None]:',
  '    """Save the figures of the block in a folder; without one they are only closed."""',
  '    token = _figures.set(_Figures(None if folder is None else Path(folder)))',
  '    try:',
  '        yield',
  '        show_figures()',
  '    finally:',
  '        _figures.reset(token)',
  '',
  '',
  'def show_figures() -> None:',
  '    """Finish the open figures, as a notebook does at the end of a cell."""',
  '    figures = _figures.get()',
  '    for number in pyplot.get_fignums():',
  '        if figures is not None and number in figures.before:',
  '            continue',
  '        if figures is not None and figures.folder is not None:',
  '            figures.folder.mkdir(parents=True, exist_ok=True)',
  '            figures.saved += 1',
  '            path = figures.folder / f"figure-{figures.saved:02}.png"',
  '            pyplot.figure(number).savefig(path, bbox_inches="tight")',
  '        pyplot.close(number)',
  ''
];

/** `__main__.py`: `python -m package` and the console script. */
export function commandModule(
  title: string,
  parameters: readonly Parameter[],
  figures: boolean,
  isAsync: boolean
): string {
  const lines = [
    '"""The command of this package; see `--help`."""',
    '',
    'import argparse',
    ...(isAsync ? ['import asyncio'] : []),
    ...(parameters.length ? ['import ast', 'import json'] : []),
    'import logging',
    ...(figures ? ['import os'] : []),
    'import sys',
    'from collections.abc import Sequence',
    ...(parameters.length ? ['from typing import Any'] : []),
    '',
    '',
    ...(parameters.length ? PARSING : []),
    'def main(arguments: Sequence[str] | None = None) -> int:',
    '    """Run the pipeline from the command line."""',
    `    parser = argparse.ArgumentParser(description=${pythonString(title)})`,
    ...parameters.map(option),
    ...(parameters.length
      ? [
          '    parser.add_argument(',
          '        "-p",',
          '        "--parameter",',
          '        action="append",',
          '        nargs=2,',
          '        default=[],',
          '        metavar=("NAME", "VALUE"),',
          '        help="a parameter by its name, as Papermill takes it",',
          '    )'
        ]
      : []),
    ...(figures
      ? ['    parser.add_argument("--figures", metavar="DIR", help="save figures in this folder")']
      : []),
    '    parser.add_argument(',
    '        "-v", "--verbose", action="store_true", help="log the values that the notebook shows"',
    '    )',
    '    options = parser.parse_args(arguments)',
    '    logging.basicConfig(',
    '        level=logging.INFO if options.verbose else logging.WARNING, format="%(message)s"',
    '    )',
    ...(figures ? ['    os.environ.setdefault("MPLBACKEND", "Agg")'] : []),
    '    from .pipeline import run',
    '',
    ...(parameters.length ? taking(parameters, figures) : []),
    `    ${isAsync ? 'asyncio.run(run' : 'run'}(${call(parameters, figures)})${isAsync ? ')' : ''}`,
    '    return 0',
    '',
    '',
    'if __name__ == "__main__":',
    '    sys.exit(main())',
    ''
  ];
  return lines.join('\n');
}

function call(parameters: readonly Parameter[], figures: boolean): string {
  return [
    ...(parameters.length ? ['**given'] : []),
    ...(figures ? ['figures=options.figures'] : [])
  ].join(', ');
}

/** Values from the command line, read as the parameter's type says. */
const PARSING = [
  'def _read(text: str, kind: str) -> Any:',
  '    """Read an option as the type of its parameter says."""',
  '    if text == "None" and "None" in kind:',
  '        return None',
  '    if kind.startswith("bool"):',
  '        if text.lower() in {"true", "1", "yes"}:',
  '            return True',
  '        if text.lower() in {"false", "0", "no"}:',
  '            return False',
  '        raise ValueError(f"{text!r} is neither true nor false")',
  '    if kind.startswith("int"):',
  '        return int(text)',
  '    if kind.startswith("float"):',
  '        return float(text)',
  '    if kind.startswith(("list", "dict")):',
  '        return json.loads(text)',
  '    if kind.startswith(("tuple", "set", "bytes", "complex")):',
  '        return ast.literal_eval(text)',
  '    return text',
  '',
  ''
];

function option(parameter: Parameter): string {
  const flag = `--${parameter.name.replace(/_/g, '-')}`;
  const required = parameter.default === '' ? ', required=True' : '';
  const help = parameter.help.replace(/%/g, '%%');
  return `    parser.add_argument(${pythonString(flag)}, dest=${pythonString(parameter.name)}${required}, help=${pythonString(help)})`;
}

function taking(parameters: readonly Parameter[], _figures: boolean): string[] {
  const kinds = parameters.map(p => `        ${pythonString(p.name)}: ${pythonString(p.type)},`);
  return [
    '    kinds = {',
    ...kinds,
    '    }',
    '    texts = {name: getattr(options, name) for name in kinds}',
    '    texts.update(dict(options.parameter))',
    '    unknown = sorted(set(texts) - set(kinds))',
    '    if unknown:',
    '        parser.error(f"no such parameter: {\', \'.join(unknown)}")',
    '    try:',
    '        given = {',
    '            name: _read(text, kinds[name]) for name, text in texts.items() if text is not None',
    '        }',
    '    except ValueError as error:',
    '        parser.error(str(error))'
  ];
}
