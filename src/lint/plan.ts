/**
 * The plan's modules as ruff wants them, under the configuration that the package itself has: fixed
 * where ruff's fix cannot change the meaning, formatted, and with a `noqa` where the notebook's own
 * code is not what a rule asks for.
 */
import type { PackagePlan, PlanFile } from '../package/plan';
import type { CellReading } from '../python/facts';
import { walk } from '../python/ast/walk';
import { Ruff, type RuffDiagnostic, type RuffWasm } from './ruff';

/** `[tool.ruff]` of the built-in template's pyproject.toml. */
const RULES = ['E4', 'E7', 'E9', 'F', 'B', 'I', 'UP'];

/** Rules whose fixes only change how the code is written. */
const REWRITES = new Set([
  'I001',
  'UP009',
  'UP012',
  'UP015',
  'UP034',
  'UP039',
  'F401',
  'F541',
  'RUF100',
  'RUF022',
  'RUF023'
]);

/** Minor versions of Python 3 from the oldest that packages are made for. */
const MINORS = [10, 11, 12, 13, 14];

/** Rounds of fixing until nothing changes; two are the rule. */
const ROUNDS = 8;

/**
 * @param wasm - gives ruff's module, see {@link Ruff.load}.
 * @param read - reads Python, to know where strings are.
 */
export async function formatPlan(
  plan: PackagePlan,
  wasm: () => RuffWasm | Promise<RuffWasm>,
  read: (source: string) => CellReading
): Promise<PackagePlan> {
  const lowest = Number(/3\.(\d+)/.exec(plan.requiresPython)?.[1] ?? MINORS[0]);
  for (const minor of MINORS.filter(m => m >= Math.min(lowest, MINORS[MINORS.length - 1]))) {
    const ruff = await Ruff.load(wasm, {
      'target-version': `py3${minor}`,
      // As ruff itself finds out from the folder `src`.
      lint: { select: RULES, isort: { 'known-first-party': [plan.module] } }
    });
    try {
      const known = checkedOnce(ruff);
      const python = plan.files.filter(isPython);
      const newer = python.some(f => known.check(f.text).some(isSyntaxError));
      if (newer && minor !== MINORS[MINORS.length - 1]) {
        continue;
      }
      const files = plan.files.map(f => (isPython(f) ? { ...f, text: tidy(f, known, read) } : f));
      return { ...plan, requiresPython: `>=3.${minor}`, files };
    } finally {
      ruff.dispose();
    }
  }
  return plan;
}

function isPython(file: PlanFile): boolean {
  return file.path.endsWith('.py') && file.role !== 'data';
}

type Checks = Pick<Ruff, 'check' | 'format'>;

/** The same ruff that looks at a text once: what has not changed in a round needs no second look. */
function checkedOnce(ruff: Ruff): Checks {
  const known = new Map<string, readonly RuffDiagnostic[]>();
  return {
    check(text) {
      const found = known.get(text) ?? ruff.check(text);
      known.set(text, found);
      return found;
    },
    format: text => ruff.format(text)
  };
}

function isSyntaxError({ code }: RuffDiagnostic): boolean {
  return code === 'invalid-syntax';
}

/** One module, fixed, formatted and silenced. Text that ruff cannot read stays as it is. */
function tidy(file: PlanFile, ruff: Checks, read: (source: string) => CellReading): string {
  // Copied modules may import for the effect; the generated ones do not.
  const generated = file.role === 'module' && !file.copied && !/\/_\w+\.py$/.test(file.path);
  let { text } = file;
  for (let round = 0; round < ROUNDS; round++) {
    const found = ruff.check(text);
    if (found.some(isSyntaxError)) {
      return text;
    }
    const fixable = found.filter(
      d => d.fix && REWRITES.has(d.code ?? '') && (generated || d.code !== 'F401')
    );
    const next = ruff.format(fixable.length ? applied(text, fixable) : silenced(text, found, read));
    if (next === text) {
      break;
    }
    text = next;
  }
  const rest = ruff.check(text);
  if (rest.length) {
    const codes = [...new Set(rest.map(d => d.code))].sort().join(', ');
    text = ruff.format(`# ruff: noqa: ${codes}\n${text}`);
  }
  return text;
}

/** The text with the fixes that do not overlap. */
function applied(text: string, found: readonly RuffDiagnostic[]): string {
  const lines = text.split('\n');
  const starts = [0];
  lines.forEach((line, i) => starts.push(starts[i] + line.length + 1));
  const offset = ({ row, column }: { row: number; column: number }): number =>
    starts[row - 1] + column - 1;
  const edits = found
    .flatMap(d => d.fix?.edits ?? [])
    .map(e => ({ start: offset(e.location), end: offset(e.end_location), text: e.content ?? '' }))
    .sort((a, b) => b.start - a.start);
  let out = text;
  let from = Infinity;
  for (const edit of edits) {
    if (edit.end <= from) {
      out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
      from = edit.start;
    }
  }
  return out;
}

/** The text with a `noqa` on each line that a rule still speaks of. */
function silenced(
  text: string,
  found: readonly RuffDiagnostic[],
  read: (source: string) => CellReading
): string {
  if (!found.length) {
    return text;
  }
  const lines = text.split('\n');
  const strings = multilineStrings(text, read);
  const codes = new Map<number, Set<string>>();
  for (const { code, start_location: at } of found) {
    let row = at.row - 1;
    for (let moved = true; moved;) {
      const string = strings.find(s => s.from <= row && row < s.to);
      moved = Boolean(string) || lines[row].endsWith('\\');
      row = string ? string.to : moved ? row + 1 : row;
    }
    codes.set(row, (codes.get(row) ?? new Set()).add(code ?? ''));
  }
  for (const [row, own] of codes) {
    const [bare, before, comment] = parted(lines[row]);
    before.forEach(code => own.add(code));
    // In front of a comment: the formatter lets a line be long for a `noqa` that it begins with.
    lines[row] =
      `${bare.trimEnd()}  # noqa: ${[...own].sort().join(', ')}${comment ? `  ${comment}` : ''}`;
  }
  return lines.join('\n');
}

/** A line as code, codes of a `noqa` that is there, and another comment. */
function parted(line: string): [code: string, codes: string[], comment: string] {
  const match = /^(.*?)\s*#\s*noqa:\s*([A-Z]+\d+(?:,\s*[A-Z]+\d+)*)\s*(#.*)?$/.exec(line);
  if (match) {
    return [match[1], match[2].split(/,\s*/), match[3] ?? ''];
  }
  const comment = trailingComment(line);
  return comment < 0 ? [line, [], ''] : [line.slice(0, comment), [], line.slice(comment)];
}

/** Where the comment of a line begins; -1 where it has none, or a string makes that doubtful. */
function trailingComment(line: string): number {
  const at = line.lastIndexOf('  #');
  const clear = at >= 0 && !/["']/.test(line.slice(at));
  return clear ? at + 2 : -1;
}

/** Rows (0-based) from which and to which strings go that have more than one. */
function multilineStrings(
  text: string,
  read: (source: string) => CellReading
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const row = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  walk(read(text).module, node => {
    if (node.kind === 'Constant' || node.kind === 'JoinedStr') {
      if (text.slice(node.start, node.end).includes('\n')) {
        found.push({ from: row(node.start), to: row(node.end) });
      }
    }
  });
  return found;
}
