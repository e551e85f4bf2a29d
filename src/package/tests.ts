/** Tests of the package from what the notebook asserts and shows. */
import type { Expression, FunctionDef } from '../python/ast';

import type { Bindings } from './binding';
import { CONFTEST } from './conftest';
import { dataGuard } from './dataGuard';
import type { PlanDraft } from './draft';
import { identifier, pythonString, unique } from './identifiers';
import { importBlock } from './imports';
import { indented } from './layout';
import type { Homes } from './homes';
import type { Levels } from './levels';
import { helperImports } from './modules';
import { isLiteral, literalType } from './literal';
import type { Page, PageCell, Piece } from './page';
import { personalIn } from './personal';
import type { Parameter, PlanFile } from './plan';
import type { Reads } from './reads';
import type { ResultField } from './results';
import type { Helpers } from './rewrite';
import { find } from './walk';

/** What tests are written from. */
export interface TestParts {
  readonly draft: PlanDraft;
  readonly page: Page;
  readonly bindings: Bindings;
  readonly levels: Levels;
  readonly reads: Reads;
  readonly helpers: Helpers;
  readonly homes: Homes;
  readonly module: string;
  readonly parameters: readonly Parameter[];
  /** Mutable defaults, made anew in each run. */
  readonly fresh: readonly { readonly name: string; readonly value: string }[];
  readonly fields: readonly ResultField[];
  readonly isAsync: boolean;
}

/** Recorded values longer than this are no examples (letters). */
const LONGEST_VALUE = 2000;
/** Calls and modules that give another answer each time, or need the outside. */
const VARIES =
  /\b(random|time|datetime|date|today|now|uuid|secrets|os|open|input|requests|urllib|socket|id|hash|globals)\b/;

export function writeTests(parts: TestParts): PlanFile[] {
  const cases = [...assertCases(parts), ...recordedCases(parts), ...testFunctions(parts)];
  const files: PlanFile[] = [
    { path: 'tests/conftest.py', text: CONFTEST, role: 'test' },
    { path: 'tests/test_pipeline.py', text: smokeTest(parts), role: 'test' }
  ];
  if (cases.length) {
    files.push({
      path: 'tests/test_definitions.py',
      text: definitionTests(parts, cases),
      role: 'test'
    });
  }
  return files;
}

interface TestCase {
  readonly name: string;
  readonly text: string;
  /** Names of the package that it uses. */
  readonly uses: readonly string[];
  /** The module that it reaches them through. */
  readonly module?: string | null;
}

/** Cells that assert something of definitions alone. */
function assertCases(parts: TestParts): TestCase[] {
  const taken = new Set<string>();
  return parts.page.cells
    .filter(cell => isTestCell(cell, parts))
    .map(cell => {
      const { draft } = parts;
      const title = parts.page.sections[cell.section]?.title ?? '';
      const name = unique(`test_${identifier(title, 'cell')}`, taken);
      draft.decide(cell.cell, 'test', `tests/test_definitions.py: ${name}`, draft.say.testCell());
      const body = cell.pieces.map(piece => indented(piece, 4)).join('');
      return { name, text: `def ${name}() -> None:\n${body}`, uses: usesOf(cell.pieces, parts) };
    });
}

/** Nothing but assertions over what stands at module level, and names of its own. */
function isTestCell(cell: PageCell, { levels, reads, bindings }: TestParts): boolean {
  const own = new Set<string>();
  const asserts = cell.pieces.some(
    piece => find(piece.node, 'Assert').length > 0 && levels.isLeft(piece)
  );
  return (
    asserts &&
    !cell.raises &&
    !cell.plain.captured &&
    cell.pieces.every(piece => {
      const known = [...reads.ever(piece)].every(
        name => own.has(name) || levels.has(name) || !bindings.names.has(name)
      );
      piece.facts.bindsSure.forEach(name => own.add(name));
      return known && levels.isLeft(piece) && ['Assert', 'Assign', 'For'].includes(piece.node.kind);
    })
  );
}

/** Functions of the notebook that are tests by their name. */
function testFunctions({ levels, homes }: TestParts): TestCase[] {
  return levels.definitions
    .map(piece => piece.node)
    .filter((node): node is FunctionDef => node.kind === 'FunctionDef')
    .filter(
      node => node.name.startsWith('test_') && takesNothing(node) && find(node, 'Assert').length > 0
    )
    .map(({ name }) => ({
      name,
      text: `def ${name}() -> None:\n    ${homes.of(name)}.${name}()\n`,
      uses: [],
      module: homes.of(name)
    }));
}

function takesNothing({ args }: FunctionDef): boolean {
  return [...args.posonly, ...args.args, ...args.kwonly].every(arg => arg.default !== null);
}

/** `add(2, 3)` that the notebook shows as `5`. */
function recordedCases(parts: TestParts): TestCase[] {
  const { page, levels, draft } = parts;
  const taken = new Set<string>();
  return page.cells.flatMap(cell => {
    const piece = cell.pieces.at(-1);
    const result = cell.cell.outputs.find(o => o.kind === 'result');
    if (
      !piece?.shown ||
      !result ||
      piece.node.kind !== 'Expr' ||
      result.text.length > LONGEST_VALUE ||
      result.text.includes('********') ||
      personalIn(result.text).length
    ) {
      return [];
    }
    const { value } = piece.node;
    if (value.kind !== 'Call' || value.func.kind !== 'Name' || !isExample(value, parts)) {
      return [];
    }
    const read = draft.read(result.text.trim());
    const [shown] = read.module.body;
    if (
      !read.valid ||
      read.module.body.length !== 1 ||
      shown.kind !== 'Expr' ||
      !isLiteral(shown.value)
    ) {
      return [];
    }
    const function_ = value.func.id;
    const { source } = cell.edits;
    const name = unique(`test_${identifier(function_, 'function')}_as_shown`, taken);
    const call = source.slice(value.start, value.end);
    const float = literalType(shown.value) === 'float' || /\d\.\d/.test(result.text);
    const expected =
      float && isNumeric(shown.value) ? `pytest.approx(${result.text.trim()})` : result.text.trim();
    draft.note(cell.cell, draft.say.recordedTest(function_));
    return levels.defined.has(function_)
      ? [
          {
            name,
            text: `def ${name}() -> None:\n    assert ${call} == ${expected}\n`,
            uses: [function_]
          }
        ]
      : [];
  });
}

/** A call of a definition with literals, that gives the same each time. */
function isExample(
  call: Expression & { kind: 'Call' },
  { levels, bindings, reads }: TestParts
): boolean {
  const name = call.func.kind === 'Name' ? call.func.id : '';
  const literal = [...call.args, ...call.keywords.map(k => k.value)].every(isLiteral);
  if (!literal || !levels.defined.has(name)) {
    return false;
  }
  const seen = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const piece of seen.has(next) ? [] : bindings.binders(next)) {
      const { edits } = piece.cell;
      if (
        VARIES.test(edits.source.slice(piece.node.start, piece.node.end)) &&
        levels.defined.has(next)
      ) {
        return false;
      }
      open.push(...reads.ever(piece));
    }
    seen.add(next);
  }
  return true;
}

function isNumeric(node: Expression): boolean {
  return (
    ['int', 'float'].includes(literalType(node) ?? '') ||
    (['List', 'Tuple'].includes(node.kind) && 'elts' in node && node.elts.every(isNumeric))
  );
}

function usesOf(pieces: readonly Piece[], { reads, levels }: TestParts): string[] {
  return [...new Set(pieces.flatMap(piece => [...reads.ever(piece)]))].filter(name =>
    levels.has(name)
  );
}

function definitionTests(parts: TestParts, cases: readonly TestCase[]): string {
  const { module, levels, draft } = parts;
  const used = new Set(cases.flatMap(test => test.uses));
  const defined = [...used].filter(name => levels.defined.has(name)).sort();
  const imports = [
    'import pytest',
    ...parts.homes.importLines(defined, null, `${module}.`),
    ...cases.flatMap(test => test.module ?? []).map(one => `from ${module} import ${one}`),
    ...[...used].filter(name => levels.imports.has(name)).flatMap(name => levels.importLines(name)),
    ...helperImports(cases.map(test => test.text).join(''), parts.helpers, `${module}.`)
  ];
  const warnings =
    '# The notebook only shows warnings; its tests do not fail for them.\npytestmark = pytest.mark.filterwarnings("default")\n';
  return `"""${draft.say.testsOf(draft.notebook.name)}"""\n\n${importBlock(imports)}\n${warnings}\n\n${cases.map(test => test.text).join('\n\n')}`;
}

function smokeTest(parts: TestParts): string {
  const { draft, module, parameters, fields, isAsync } = parts;
  const guard = dataGuard(parts);
  const required = parameters.filter(p => p.default === '').map(p => p.name);
  const call = required.length ? 'run(**GIVEN)' : 'run()';
  const typed = fields.filter(
    f => !f.unsure && /^(int|float|str|bool|list|dict|set|tuple)\b/.test(f.type)
  );
  const lines = [
    `"""${draft.say.smokeTestOf()}"""`,
    '',
    'import dataclasses',
    ...(isAsync ? ['import asyncio'] : []),
    ...(guard.lines.length ? ['from pathlib import Path'] : []),
    ...(required.length ? ['from typing import Any'] : []),
    '',
    'import pytest',
    '',
    `from ${module} import Results, run`,
    '',
    ...(required.length
      ? ['#: What the run cannot do without, by name.', 'GIVEN: dict[str, Any] = {}', '']
      : []),
    `${guard.constant}@pytest.mark.slow`,
    '@pytest.mark.filterwarnings("default")',
    ...(required.length
      ? [
          `@pytest.mark.skipif(not GIVEN, reason=${pythonString(`needs values for ${required.join(', ')}`)})`
        ]
      : []),
    `def test_run(${guard.lines.length ? '' : 'tmp_path, monkeypatch'}):`,
    '    """The whole run, from top to bottom, gives every result."""',
    ...(guard.lines.length ? guard.lines : ['    monkeypatch.chdir(tmp_path)']),
    `    results = ${isAsync ? `asyncio.run(${call})` : call}`,
    '    assert isinstance(results, Results)',
    `    names = [field.name for field in dataclasses.fields(results)]`,
    `    assert names == [${fields.map(f => pythonString(f.name)).join(', ')}]`,
    ...typed.map(f => `    assert isinstance(results.${f.name}, ${f.type.replace(/\[.*$/, '')})`),
    ''
  ];
  return lines.join('\n');
}
