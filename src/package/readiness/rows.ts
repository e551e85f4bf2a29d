/** The words of each row. */
import { cells as cellsIn, names, phrase, type Phrase, type Translation } from '../../phrase';
import { bytes } from '../../units';
import type { PackagePlan } from '../plan';
import type { ReadinessFacts } from './facts';
import { lintRow } from './lint';
import { type ReadinessRow, row, type RowMend, text } from './row';

export class Rows {
  constructor(
    private readonly facts: ReadinessFacts,
    private readonly trans: Translation
  ) {}

  /** No cell with code would come into the package. */
  get nothing(): boolean {
    const { plan } = this.facts;
    return (
      plan !== null &&
      plan.refusals.length === 0 &&
      plan.decisions.every(({ role }) => role === 'excluded' || role === 'text')
    );
  }

  /** "Ready to export." */
  headline(): Phrase {
    const { facts, trans } = this;
    const { plan } = facts;
    if (!plan) {
      return text(trans.__('Reading what would be exported…'));
    }
    const refused = unique(plan.refusals.map(refusal => refusal.cell));
    if (refused.length) {
      return phrase(
        m =>
          refused.length === 1
            ? trans.__('Cell %1 stands in the way of an export.', m)
            : trans.__('Cells %1 stand in the way of an export.', m),
        cellsIn(refused)
      );
    }
    return text(this.nothing ? trans.__('Nothing to export yet.') : trans.__('Ready to export.'));
  }

  detail(missing: number): Phrase {
    const { trans } = this;
    return text(
      missing
        ? trans._n(
            '%1 row says what production would still miss.',
            '%1 rows say what production would still miss.',
            missing
          )
        : trans.__('Nothing that production asks for is missing.')
    );
  }

  state(): ReadinessRow {
    const { judgement, proof } = this.facts;
    if (!judgement) {
      return row('state', 'unknown', text(this.trans.__('Not judged yet.')));
    }
    const sound = [...judgement.cells.values()].every(cell => cell.verdict === 'sound');
    if (sound && proof) {
      const proved = this.trans.__(
        'In a fresh kernel, %1 of %2 cells came out as shown.',
        String(proof.same),
        String(proof.cells)
      );
      return row('state', proof.same === proof.cells ? 'done' : 'missing', text(proved));
    }
    return sound
      ? row('state', 'done', judgement.headline)
      : row('state', 'missing', judgement.headline, 'show causes');
  }

  memory(): ReadinessRow {
    const { trans, facts } = this;
    const { needed, ceiling } = facts.memory ?? { needed: null, ceiling: null };
    if (needed === null) {
      return row('memory', 'unknown', text(trans.__('Not measured yet.')));
    }
    return ceiling !== null && needed > ceiling
      ? row(
          'memory',
          'missing',
          text(
            trans.__(
              '%1 must be alive at once; this machine gives %2.',
              bytes(needed),
              bytes(ceiling)
            )
          )
        )
      : row(
          'memory',
          'done',
          text(trans.__('%1 will do: each value is dropped after its last use.', bytes(needed)))
        );
  }

  tests(): ReadinessRow {
    const { trans, facts } = this;
    if (!facts.plan) {
      return row('tests', 'unknown', text(trans.__('Not known yet.')));
    }
    const { functions } = facts.plan;
    const tests = testText(facts.plan);
    const bare = functions.filter(name => !mentions(tests, name));
    if (functions.length === 0) {
      return tests
        ? row('tests', 'done', text(trans.__('The run as a whole has a test.')))
        : row('tests', 'missing', text(trans.__('There is no test.')), 'make tests');
    }
    return bare.length
      ? row(
          'tests',
          'missing',
          text(
            trans.__(
              '%1 of %2 functions have no test.',
              String(bare.length),
              String(functions.length)
            )
          ),
          'make tests'
        )
      : row(
          'tests',
          'done',
          text(
            trans._n(
              'The %1 function has a test.',
              'Each of %1 functions has a test.',
              functions.length
            )
          )
        );
  }

  lint(): ReadinessRow {
    return lintRow(this.facts.lint, this.trans);
  }

  review(): ReadinessRow {
    const { trans, facts } = this;
    if (!facts.plan) {
      return row('review', 'unknown', text(trans.__('Not known yet.')));
    }
    const { cellsWithOutputs, outputBytes } = facts.file ?? { cellsWithOutputs: 0, outputBytes: 0 };
    const noise = cellsWithOutputs
      ? ` ${trans._n(
          'The file itself carries the outputs of %1 cell, %2.',
          'The file itself carries the outputs of %1 cells, %2.',
          cellsWithOutputs,
          bytes(outputBytes)
        )}`
      : '';
    const mends: RowMend[] = cellsWithOutputs ? ['clean copy'] : [];
    return facts.plan.refusals.length
      ? row('review', 'missing', text(trans.__('No module can be written yet.') + noise), ...mends)
      : row(
          'review',
          'done',
          text(trans.__('Plain modules; a diff before each write.') + noise),
          ...mends
        );
  }

  dependencies(): ReadinessRow {
    const { trans, facts } = this;
    if (!facts.plan) {
      return row('dependencies', 'unknown', text(trans.__('Not known yet.')));
    }
    const all = facts.plan.dependencies.filter(d => d.group === 'runtime');
    const homeless = unique(all.filter(d => d.name === null).flatMap(d => d.imports));
    const absent = all.flatMap(d =>
      d.name !== null && d.version === null && !d.url ? d.name : []
    );
    const found = all.length - all.filter(d => d.name === null).length - absent.length;
    if (!homeless.length && !absent.length) {
      return row(
        'dependencies',
        'done',
        text(
          found
            ? trans._n(
                '%1 found, with the version that the kernel has.',
                '%1 found, with the versions that the kernel has.',
                found
              )
            : trans.__('None beyond Python itself.')
        )
      );
    }
    const parts: Phrase[] = [];
    if (homeless.length) {
      parts.push(
        phrase(
          m =>
            homeless.length === 1
              ? trans.__('%1 belongs to no package.', m)
              : trans.__('%1 belong to no package.', m),
          names(homeless)
        )
      );
    }
    if (absent.length) {
      parts.push(phrase(m => trans.__('Not installed: %1.', m), names(absent)));
    }
    parts.push(text(trans._n('%1 other found.', '%1 others found.', found)));
    return row('dependencies', 'missing', sentences(parts), 'choose dependency');
  }

  versioning(): ReadinessRow {
    const { trans, facts } = this;
    const { versioning } = facts;
    if (!versioning) {
      return row('versioning', 'unknown', text(trans.__('Not exported from here yet.')));
    }
    const place = versioning.repository
      ? trans.__('In git.')
      : trans.__('Not in a git repository.');
    const { exported } = versioning;
    if (!exported) {
      return row('versioning', 'missing', text(`${place} ${trans.__('Not exported yet.')}`));
    }
    const since = exported.changedNames
      ? trans._n(
          'Exported as %2; %1 function changed since.',
          'Exported as %2; %1 functions changed since.',
          exported.changedNames,
          exported.version
        )
      : trans.__('Exported as %1; nothing changed since.', exported.version);
    return row(
      'versioning',
      versioning.repository ? 'done' : 'missing',
      text(`${place} ${since}`),
      ...(exported.changedNames ? (['show changes'] as const) : [])
    );
  }
}

function sentences(parts: readonly Phrase[]): Phrase {
  return parts.flatMap((part, i) => (i ? [{ text: ' ' }, ...part] : part));
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)];
}

function testText(plan: PackagePlan): string {
  return plan.files
    .filter(file => file.role === 'test')
    .map(file => file.text)
    .join('\n');
}

/** Is a function of the plan (`steps.clean` or `churn/steps.py: clean`) named in the tests? */
function mentions(tests: string, name: string): boolean {
  const last = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(name)?.[0];
  return (
    last !== undefined &&
    new RegExp(`(?<![\\p{L}\\p{N}_])${last}(?![\\p{L}\\p{N}_])`, 'u').test(tests)
  );
}
