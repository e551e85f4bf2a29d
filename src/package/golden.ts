/** Golden tests: what the steps give, against what a kernel held when the person looked. */
import { literalAssertions, structureAssertions } from './assertions';
import { dataGuard } from './dataGuard';
import type { TestParts } from './tests';
import { importBlock } from './imports';
import { changedNames } from './changes';
import type { NamedStep } from './runParts';
import type { KernelValue, PlanFile, StepValue } from './plan';
import { personalIn } from './personal';
import { isSecretValue, secretsIn } from './secrets';

/** What golden tests are written from. */
export interface GoldenParts extends TestParts {
  readonly calls: readonly NamedStep[];
  readonly values: readonly StepValue[];
}

/** A value that a test holds. */
interface Held extends StepValue {
  readonly value: KernelValue;
}

/** The tests, and the libraries that they import; null where no kernel told anything. */
export interface GoldenTests {
  readonly file: PlanFile;
  readonly modules: readonly string[];
}

export function goldenTests(parts: GoldenParts): GoldenTests | null {
  const { draft, module } = parts;
  const held = heldValues(parts);
  const required = parts.parameters.filter(p => p.default === '').map(p => p.name);
  if (!held.length) {
    return null;
  }
  if (required.length) {
    draft.note(null, draft.say.goldenNeeds(required));
    return null;
  }
  const examples = parts.calls.flatMap(step => example(step, held, parts));
  const tests = [...held.map(one => goldenTest(one)), ...examples].join('\n\n');
  const guard = dataGuard(parts);
  const body = `${guard.constant}${fixture(parts, guard.lines)}\n\n${tests}`;
  const modules = [
    ...(/\bpd\./.test(tests) ? ['pandas'] : []),
    ...(/\bnp\./.test(tests) ? ['numpy'] : [])
  ];
  const imports = [
    ...(parts.isAsync ? ['import asyncio'] : []),
    ...(/\bPath\(/.test(body) ? ['from pathlib import Path'] : []),
    'from types import SimpleNamespace',
    ...(parts.calls.length ? [] : ['from typing import Any']),
    'import pytest',
    ...(modules.includes('pandas') ? ['import pandas as pd'] : []),
    ...(/\bassert_frame_equal\(/.test(tests)
      ? ['from pandas.testing import assert_frame_equal']
      : []),
    ...(/\bassert_series_equal\(/.test(tests)
      ? ['from pandas.testing import assert_series_equal']
      : []),
    ...(modules.includes('numpy') ? ['import numpy as np'] : []),
    ...(/\bassert_allclose\(/.test(tests) ? ['from numpy.testing import assert_allclose'] : []),
    ...(parts.calls.length ? [] : [`from ${module} import run`]),
    ...parts.calls.map(step => `from ${module} import ${moduleOf(step)}`)
  ];
  const text = `"""${draft.say.goldenTestsOf(draft.notebook.name)}"""\n\n${importBlock(imports)}\n${WARNINGS}\n${body}`;
  return { file: { path: 'tests/test_steps.py', text, role: 'test' }, modules };
}

const WARNINGS =
  '# The notebook only shows warnings; its tests do not fail for them.\npytestmark = pytest.mark.filterwarnings("default")\n';

/** The values that may be written: what looks like a key is not. */
function heldValues({ draft, values }: GoldenParts): Held[] {
  const told = new Map((draft.choices.golden ?? []).map(value => [value.name, value]));
  return values.flatMap(site => {
    const value = told.get(site.name);
    if (!value) {
      return [];
    }
    const cell = draft.notebook.cells.find(c => c.id === site.cells.at(-1)) ?? null;
    const labels = (value.columns ?? []).join('\n');
    if (secretsIn(labels).length) {
      draft.note(cell, draft.say.goldenSecret(site.name));
      return [];
    }
    const source = value.source ?? '';
    const bare = /^(['"])(.*)\1$/s.exec(source)?.[2];
    if (secretsIn(source).length || (bare !== undefined && isSecretValue(site.name, bare))) {
      draft.note(cell, draft.say.goldenSecret(site.name));
      return [{ ...site, value: { ...value, source: null } }];
    }
    const personal = personalIn(source);
    if (personal.length) {
      draft.note(cell, draft.say.goldenPersonal(site.name, personal[0].kind));
    }
    return [{ ...site, value }];
  });
}

function goldenTest({ name, step, value }: Held): string {
  const lines = [
    ...structureAssertions('value', value),
    ...(value.source === null ? [] : literalAssertions('value', value, value.source))
  ];
  const called = step === 'run' ? `test_run_gives_${name}` : `test_${step}_gives_${name}`;
  return [
    '@pytest.mark.slow',
    `def ${called}(given: SimpleNamespace) -> None:`,
    `    value = given.${name}`,
    ...lines.map(line => `    ${line}`),
    ''
  ].join('\n');
}

/** All steps once, in page order; the tests look at what they gave. */
function fixture(parts: GoldenParts, guard: readonly string[]): string {
  const { draft, calls, isAsync } = parts;
  const chdir = guard.length ? [] : ['    monkeypatch.chdir(tmp_path_factory.mktemp("run"))'];
  const takes = guard.length ? '' : 'tmp_path_factory: pytest.TempPathFactory';
  const run = calls.length
    ? [
        '    now = SimpleNamespace()',
        ...parametersTaken(calls, parts).map(line => `    now.${line}`),
        ...calls.map(step => `    ${callLine(step)}`)
      ]
    : [
        `    results: Any = ${isAsync ? 'asyncio.run(run())' : 'run()'}`,
        '    now = SimpleNamespace(**vars(results))'
      ];
  const body = guard.length
    ? [...guard, ...run, '    return now']
    : [
        '    with pytest.MonkeyPatch.context() as monkeypatch:',
        ...chdir.map(line => `    ${line}`),
        ...run.map(line => `    ${line}`),
        '    return now'
      ];
  return [
    '@pytest.fixture(scope="module")',
    `def given(${takes}) -> SimpleNamespace:`,
    `    """${draft.say.goldenGiven()}"""`,
    ...body,
    ''
  ].join('\n');
}

function moduleOf({ home }: NamedStep): string {
  return home ?? 'pipeline';
}

function callLine(step: NamedStep): string {
  const call = `${moduleOf(step)}.${step.name}(${step.takes.map(name => `now.${name}`).join(', ')})`;
  const given = step.gives.map(name => `now.${name}`).join(', ');
  const made = step.isAsync ? `asyncio.run(${call})` : call;
  return given ? `${given} = ${made}` : made;
}

/** Parameters that the steps take, with the values that the run gives them by default. */
function parametersTaken(
  calls: readonly NamedStep[],
  { parameters, fresh }: GoldenParts
): string[] {
  const taken = new Set(calls.flatMap(step => step.takes));
  return parameters
    .filter(({ name }) => taken.has(name))
    .map(p => `${p.name} = ${fresh.find(f => f.name === p.name)?.value ?? p.default}`);
}

/**
 * A step alone, given values that the person chose, where nothing but these makes what it gives:
 * a test that needs no data.
 */
function example(step: NamedStep, held: readonly Held[], parts: GoldenParts): string[] {
  const at = parts.calls.indexOf(step);
  const parameters = new Map(
    parametersTaken([step], parts).map(line => {
      const [name, value] = line.split(/ = (.*)/s);
      return [name, value] as const;
    })
  );
  const sources = new Map(
    held.flatMap(h => (h.value.source === null ? [] : [[h.name, h] as const]))
  );
  const after = parts.calls.slice(at);
  const gives = step.gives.filter(
    name => sources.get(name)?.step === step.name && !changes(parts.calls.slice(at + 1), name)
  );
  const whole = step.takes.every(
    name => parameters.has(name) || (sources.has(name) && !changes(after, name))
  );
  const alone = step.takes.some(name => sources.has(name));
  if (!gives.length || !whole || !alone || step.isAsync || !standsAlone(step)) {
    return [];
  }
  const given = step.takes.map(
    name => `    now.${name} = ${parameters.get(name) ?? sources.get(name)?.value.source}`
  );
  const asserted = gives.flatMap(name => {
    const { value } = sources.get(name)!;
    return literalAssertions(`now.${name}`, value, value.source!);
  });
  return [
    [
      `def test_${step.name}_by_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:`,
      '    monkeypatch.chdir(tmp_path)',
      '    now = SimpleNamespace()',
      ...given,
      `    ${callLine(step)}`,
      ...asserted.map(line => `    ${line}`),
      ''
    ].join('\n')
  ];
}

/** Does one of the steps bind the name, or maybe change what it holds? */
function changes(steps: readonly NamedStep[], name: string): boolean {
  return steps.some(({ pieces }) =>
    pieces.some(
      piece =>
        piece.facts.binds.has(name) ||
        piece.facts.deletes.has(name) ||
        changedNames(piece).has(name)
    )
  );
}

/** Code that gives another answer each time, or needs what is outside. */
const REACHES_OUT =
  /\b(random|time|datetime|date|today|now|uuid|secrets|os|open|requests|urllib|socket|subprocess|environ|Path|read_\w+|to_(csv|parquet|excel|json|sql|pickle)|sample|permutation|shuffle|choice|rng|globals)\b/;

function standsAlone({ pieces }: NamedStep): boolean {
  return pieces.every(
    ({ facts, cell, node, end }) =>
      !facts.state.some(({ kind }) => kind !== 'figure' && kind !== 'display') &&
      !REACHES_OUT.test(cell.edits.source.slice(node.start, end))
  );
}
