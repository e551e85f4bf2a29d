/** The words of each row. */
import { cells as cellsIn, names, phrase, type Phrase, type Translation } from '../../phrase';
import { bytes } from '../../units';
import type { ReadinessFacts } from './facts';
import { lintRow } from './lint';
import { type ReadinessRow, row, type RowMend, text } from './row';
import { testsRow } from './tests';
import { versioningRow } from './versioning';

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
    if (this.nothing) {
      return text(
        trans.__(
          'Write some code. What production would still miss then stands here: state, memory, tests, lint, review, dependencies, versions.'
        )
      );
    }
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
    const verdicts = [...judgement.cells.values()].map(cell => cell.verdict);
    if (verdicts.every(verdict => verdict === 'not-run')) {
      return row('state', 'unknown', judgement.headline);
    }
    const sound = verdicts.every(verdict => verdict === 'sound');
    if (sound && proof) {
      const proved = this.trans.__(
        'In a fresh kernel, %1 of %2 cells came out as shown.',
        String(proof.same),
        String(proof.cells)
      );
      return row('state', proof.same === proof.cells ? 'done' : 'missing', text(proved));
    }
    return sound
      ? row('state', 'done', judgement.headline, 'verify')
      : row('state', 'missing', judgement.headline, 'show causes');
  }

  memory(): ReadinessRow {
    const { trans, facts } = this;
    const { needed, held, ceiling } = facts.memory ?? { needed: null, held: 0, ceiling: null };
    if (needed === null) {
      return row('memory', 'unknown', text(trans.__('Known when every cell has run.')));
    }
    if (ceiling !== null && needed > ceiling) {
      const [most, given] = [bytes(needed), bytes(ceiling)];
      const sentence = trans.__('%1 must be alive at once; this machine gives %2.', most, given);
      return row('memory', 'missing', text(sentence), 'show memory');
    }
    const least = bytes(needed);
    return row(
      'memory',
      'done',
      text(
        bytes(held) === least || held < needed
          ? trans.__('%1 will do: each value is dropped after its last use.', least)
          : trans.__(
              'Holds %1; %2 will do: each value is dropped after its last use.',
              bytes(held),
              least
            )
      )
    );
  }

  tests(): ReadinessRow {
    const { trans, facts } = this;
    return testsRow(facts.plan, trans);
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
    return versioningRow(facts.versioning, trans);
  }
}

function sentences(parts: readonly Phrase[]): Phrase {
  return parts.flatMap((part, i) => (i ? [{ text: ' ' }, ...part] : part));
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)];
}
